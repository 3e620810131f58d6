/** What is sent when a lead is asked whether a proposal may go to another challenge, and when the lead answers. */
import * as z from 'zod/mini'
import { dueSchema } from './completion-schema.ts'

const version = z.coerce.number().check(z.int(), z.minimum(1))

export const askMoveSchema = z.object({
  toChallengeId: z.uuid('deadline:errors.move-target'),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  dueAt: dueSchema,
  version,
})

export const cancelMoveSchema = z.object({ version })

export const answerMoveSchema = z.object({
  moveId: z.uuid(),
  briefNumber: z.coerce.number().check(z.int(), z.minimum(1)),
  answer: z.enum(['agreed', 'declined'], 'deadline:errors.move-answer'),
  words: z._default(z.string().check(z.trim(), z.maxLength(2000)), ''),
})
