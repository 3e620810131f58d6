/** What the page of an addendum sends: one language of it, or what is done with all of it. */
import * as z from 'zod/mini'
import { briefSchema } from './brief-form.ts'
import { addendumFactsSchema } from './facts-form.ts'

export const longestSummary = 1_000

const version = z.coerce.number().check(z.int(), z.positive())
const { version: _version, ...texts } = briefSchema.shape

/** The texts of one language, with the summary of what changes. */
export const addendumTextSchema = z.object({
  intent: z._default(z.literal('save'), 'save'),
  version,
  summary: z._default(z.string().check(z.trim(), z.maxLength(longestSummary)), ''),
  ...texts,
})

export const addendumSchema = z.discriminatedUnion('intent', [
  z.object({ ...addendumTextSchema.shape, intent: z.literal('save') }),
  addendumFactsSchema,
  z.object({ intent: z.literal('start') }),
  z.object({ intent: z.literal('issue'), version }),
  z.object({ intent: z.literal('discard'), version }),
])
