/** What the page about a pilot's place sends. Shared with the page. */
import * as z from 'zod/mini'
import { permitStates } from './permits.ts'

export const longestLimits = 2_000

const line = (longest: number) => z.string().check(z.trim(), z.maxLength(longest))
const neededLine = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))

/** Which form of the page was sent. */
export const siteIntentSchema = z.object({ intent: z.enum(['site', 'permit']) })

export const siteSchema = z.object({
  site: neededLine(200),
  siteLimits: z._default(line(longestLimits), ''),
  version: z.coerce.number().check(z.int()),
})

export const permitSchema = z.object({
  /** Empty for a new one. */
  permitId: z.union([z.literal(''), z.uuid()]),
  permitVersion: z.coerce.number().check(z.int()),
  name: neededLine(200),
  authority: z._default(line(200), ''),
  state: z.enum(permitStates),
  stateOn: z.iso.date(),
})
