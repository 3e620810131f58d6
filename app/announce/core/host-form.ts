/** What the pages about hosting send. Shared with the pages. */
import * as z from 'zod/mini'
import { feasibilities } from './hosting.ts'

export const longestHostNote = 2_000

const note = z.string().check(z.trim(), z.minLength(1), z.maxLength(longestHostNote))

export const stateSchema = z.object({
  feasibility: z.enum(feasibilities),
  because: z._default(z.string().check(z.trim(), z.maxLength(longestHostNote)), ''),
  site: note,
  permits: note,
  cost: note,
  people: note,
  signedName: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  /** The newest statement the page showed; 0 for none. */
  after: z.coerce.number().check(z.int(), z.minimum(0)),
})

const needed = z.string().check(z.minLength(1))

const askHostSchema = z.object({
  intent: z.literal('ask'),
  /** Whom it is about; none takes every request back that nobody has answered. */
  proposals: z._default(z.array(z.uuid()).check(z.maxLength(2_000)), []),
  dueAt: z.object({ date: needed, time: needed, zone: needed }),
})

/** The owner is asked, or it is stated that nobody needs to be. */
export const hostSchema = z.discriminatedUnion('intent', [
  askHostSchema,
  z.object({
    intent: z.literal('waive'),
    reason: z._default(z.string().check(z.trim(), z.maxLength(longestHostNote)), ''),
  }),
])
