/** What the forms send that tell of a tie or take one back. */
import * as z from 'zod/mini'

export const ownTieKinds = [
  'employment',
  'ownership',
  'advisor',
  'project',
  'collaborator',
  'family',
] as const

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const year = z.union([
  z.pipe(
    z.literal(''),
    z.transform(() => null),
  ),
  z.coerce.number().check(z.int(), z.minimum(1900), z.maximum(2100)),
])

/** A juror's own. */
export const tieSchema = z
  .object({
    intent: z.literal('tell'),
    tieKind: z.enum(ownTieKinds),
    otherName: name,
    fromYear: z._default(year, null),
    untilYear: z._default(year, null),
  })
  .check(({ value, issues }) => {
    if (value.fromYear === null || value.untilYear === null || value.fromYear <= value.untilYear) return
    issues.push({
      code: 'custom',
      message: 'judge:refusals.years-reversed',
      path: ['untilYear'],
      input: value.untilYear,
    })
  })

/** One organisation belongs to another: entered by organisers. */
export const parentSchema = z.object({ intent: z.literal('link'), child: name, parent: name })

/** Taken back: the juror's own one, or what organisers entered. */
export const forgetSchema = z.object({ intent: z.literal('forget'), tieId: z.uuid() })
