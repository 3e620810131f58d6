/** What the form of declarations sends: one answer per proposal, those without an answer left out. */
import * as z from 'zod/mini'
import { conflictKinds, type Declaration } from './declarations.ts'

const longestNote = 2000

export const declarationsSchema = z.object({
  standing: z._default(z.record(z.uuid(), z.enum(['clear', 'conflict'])), {}),
  kind: z._default(z.record(z.uuid(), z.union([z.literal(''), z.enum(conflictKinds)])), {}),
  note: z._default(z.record(z.uuid(), z.string().check(z.trim(), z.maxLength(longestNote))), {}),
})

/** As the flow takes them. The kind and the note belong to conflicts; beside "clear" they are nothing. */
export function declarationsFrom({
  standing,
  kind,
  note,
}: z.output<typeof declarationsSchema>): Declaration[] {
  return Object.entries(standing).map(([proposalId, answer]) => ({
    proposalId,
    standing: answer,
    kind: answer === 'conflict' ? kind[proposalId] || null : null,
    privateNote: answer === 'conflict' ? note[proposalId] || null : null,
  }))
}
