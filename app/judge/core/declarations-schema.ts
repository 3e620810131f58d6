/** What the form of declarations sends: one answer per proposal, those without an answer left out. */
import * as z from 'zod/mini'
import { conflictKinds, type ConflictKind, type Declaration } from './declarations.ts'

const longestNote = 2000

/** A conflict comes from something: its row says from what. */
export const declarationsSchema = z
  .object({
    standing: z._default(z.record(z.uuid(), z.enum(['clear', 'conflict'])), {}),
    kind: z._default(z.record(z.uuid(), z.union([z.literal(''), z.enum(conflictKinds)])), {}),
    note: z._default(z.record(z.uuid(), z.string().check(z.trim(), z.maxLength(longestNote))), {}),
  })
  .check(({ value, issues }) => {
    for (const { proposalId, standing, kind } of declarationsFrom(value)) {
      if (standing === 'clear' || kind !== null) continue
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

/** As the flow takes them. The kind and the note belong to conflicts; beside "clear" they are nothing. */
export function declarationsFrom({ standing, kind, note }: SentDeclarations): Declaration[] {
  return Object.entries(standing).map(([proposalId, answer]) => ({
    proposalId,
    standing: answer,
    kind: answer === 'conflict' ? kind[proposalId] || null : null,
    privateNote: answer === 'conflict' ? note[proposalId] || null : null,
  }))
}
