/** What the form of declarations sends: one answer per proposal, those without an answer left out. */
import { z } from 'zod'
import { conflictKinds, type Declaration } from './declarations.ts'

const longestNote = 2000

export const declarationsSchema = z.object({
  standing: z.record(z.uuid(), z.enum(['clear', 'conflict'])).default({}),
  kind: z.record(z.uuid(), z.union([z.literal(''), z.enum(conflictKinds)])).default({}),
  note: z.record(z.uuid(), z.string().trim().max(longestNote)).default({}),
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
