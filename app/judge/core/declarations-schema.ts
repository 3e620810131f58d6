/** What the form of declarations sends: one answer per proposal, those without an answer left out. */
import * as z from 'zod/mini'
import { namesSchema, unnameSchema, wholeListSchema } from './names-schema.ts'
import { forgetSchema, tieSchema } from './ties-schema.ts'
import { conflictKinds, ownStandings, type ConflictKind, type Declaration } from './declarations.ts'

const longestNote = 2000

/** A conflict comes from something: its row says from what. */
export const declarationsSchema = z
  .object({
    intent: z.literal('declare'),
    standing: z._default(z.record(z.uuid(), z.enum(ownStandings)), {}),
    kind: z._default(z.record(z.uuid(), z.union([z.literal(''), z.enum(conflictKinds)])), {}),
    /** Fingerprints of what was suggested beside each proposal. */
    seen: z._default(z.record(z.uuid(), z.string().check(z.regex(/^[0-9a-f]{64}$/))), {}),
    note: z._default(z.record(z.uuid(), z.string().check(z.trim(), z.maxLength(longestNote))), {}),
  })
  .check(({ value, issues }) => {
    for (const { proposalId, standing, kind } of declarationsFrom(value)) {
      if (standing !== 'conflict' || kind !== null) continue
      issues.push({
        code: 'custom',
        message: 'judge:refusals.conflict-kind-missing',
        path: ['kind', proposalId],
        input: kind,
      })
    }
  })

type SentDeclarations = {
  standing: Readonly<Record<string, Declaration['standing']>>
  kind: Readonly<Record<string, ConflictKind | ''>>
  note: Readonly<Record<string, string>>
}

/** As the flow takes them. The kind and the note belong to conflicts; beside anything else they are nothing. */
export function declarationsFrom({ standing, kind, note }: SentDeclarations): Declaration[] {
  return Object.entries(standing).map(([proposalId, answer]) => ({
    proposalId,
    standing: answer,
    kind: answer === 'conflict' ? kind[proposalId] || null : null,
    privateNote: answer === 'conflict' ? note[proposalId] || null : null,
  }))
}

/** All that the page of declarations sends. */
export const declarationPageSchema = z.discriminatedUnion('intent', [
  declarationsSchema,
  namesSchema,
  wholeListSchema,
  unnameSchema,
  tieSchema,
  forgetSchema,
])
