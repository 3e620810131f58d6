/** What officials send about a round, and teams about themselves. Shared with the pages. */
import * as z from 'zod/mini'
import { compare, fraction } from '#app/platform/fraction.ts'
import { decimal } from '#app/platform/rounding.ts'
import { resultStatuses, type ResultStatus } from './measured.ts'
import type { Round } from './rounds.ts'
import { typedDecimal } from './setup-forms.ts'

const line = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const needed = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const number = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000))
const ids = z._default(
  z.string().check(z.regex(/^([0-9a-f-]{36}( [0-9a-f-]{36})*)?$/), z.maxLength(4000)),
  '',
)

const attemptRow = z.object({
  status: z._default(z.union([z.literal(''), z.enum(resultStatuses)]), ''),
  value: line(30),
  penalty: line(30),
  reason: line(500),
})
export const resultsSchema = z.object({
  intent: z.literal('results'),
  team: number,
  attempts: z._default(z.record(z.string().check(z.regex(/^([1-9]|10)$/)), attemptRow), {}),
})

export type TypedAttempt = {
  readonly attempt: number
  readonly status: ResultStatus
  readonly value: string | null
  readonly penalty: string
  readonly reason: string
}
export type AttemptError =
  'value-needed' | 'value-wrong' | 'too-many-decimals' | 'value-unwanted' | 'status-needed' | 'reason-needed'

/**
 * The attempts as typed. A value without a status was measured; an empty row is none. Problems come back under the names
 * of the fields: nothing is taken for a zero, and no digit is dropped.
 */
export function attemptsFromForm(
  { attempts }: z.output<typeof resultsSchema>,
  round: Pick<Round, 'decimals' | 'attempts'>,
): { readonly rows: readonly TypedAttempt[]; readonly errors: Readonly<Record<string, AttemptError>> } {
  const errors: Record<string, AttemptError> = {}
  const rows = Object.entries(attempts).flatMap(
    ([key, { status: chosen, value, penalty, reason }]): TypedAttempt[] => {
      const attempt = Number(key)
      const name = `attempts.${key}`
      if (attempt > round.attempts || [chosen, value, penalty, reason].every((typed) => typed === ''))
        return []
      const status = chosen === '' && value !== '' ? 'measured' : chosen
      if (status === '') errors[`${name}.status`] = 'status-needed'
      const read = (field: 'value' | 'penalty', typed: string) => {
        if (typed === '') return null
        const text = typedDecimal(typed)
        if (text === null || (field === 'penalty' && Number(text) < 0))
          errors[`${name}.${field}`] = 'value-wrong'
        else if (decimalsOf(text) > round.decimals) errors[`${name}.${field}`] = 'too-many-decimals'
        return text
      }
      const [measured, added] = [read('value', value), read('penalty', penalty)]
      if (status === 'measured' && value === '') errors[`${name}.value`] = 'value-needed'
      if (status !== 'measured' && status !== '' && value !== '') errors[`${name}.value`] = 'value-unwanted'
      if (status !== 'measured' && status !== '' && penalty !== '')
        errors[`${name}.penalty`] = 'value-unwanted'
      if (status === 'disqualified' && reason === '') errors[`${name}.reason`] = 'reason-needed'
      return status === '' ? [] : [{ attempt, status, value: measured, penalty: added ?? '0', reason }]
    },
  )
  return { rows, errors }
}

const decimalsOf = (text: string) => text.split('.')[1]?.length ?? 0

export const sheetSchema = z.object({
  intent: z.literal('sheet'),
  team: number,
  juror: z.uuid(),
  /** By the number of the criterion. */
  points: z._default(z.record(z.string().check(z.regex(/^\d{1,2}$/)), line(30)), {}),
  cannot: z._default(z.record(z.string().check(z.regex(/^\d{1,2}$/)), z.literal('yes')), {}),
  reason: line(500),
})

export type PointsError = 'points-needed' | 'value-wrong' | 'points-most' | 'points-and-cannot'

/** The points of a sheet by criterion. "Cannot judge" is said, never left empty, and is no zero. */
export function pointsFromForm(
  { points, cannot }: z.output<typeof sheetSchema>,
  criteria: readonly { readonly id: string; readonly most: string }[],
): {
  readonly points: Readonly<Record<string, string | null>>
  readonly errors: Readonly<Record<string, PointsError>>
} {
  const errors: Record<string, PointsError> = {}
  const read = criteria.map(({ id, most }, index): [string, string | null] => {
    const typed = points[String(index)] ?? ''
    const name = `points.${index}`
    const isUnable = cannot[String(index)] === 'yes'
    if (isUnable && typed !== '') errors[name] = 'points-and-cannot'
    if (isUnable) return [id, null]
    const text = typedDecimal(typed)
    const [value, limit] = [text === null ? null : decimal(text), decimal(most)]
    if (typed === '') errors[name] = 'points-needed'
    else if (value === null) errors[name] = 'value-wrong'
    else if (compare(value, fraction(0)) < 0 || (limit && compare(value, limit) > 0))
      errors[name] = 'points-most'
    return [id, text]
  })
  return { points: Object.fromEntries(read), errors }
}

export const confirmSchema = z.object({
  intent: z.literal('confirm'),
  team: number,
  results: ids,
  sheets: ids,
})
export const proposeSchema = z.object({ intent: z.literal('propose'), reason: line(500) })
export const publishSchema = z.object({
  intent: z.literal('publish'),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
export const takeBackSchema = z.object({ intent: z.literal('take-back') })

const teamFields = {
  name: needed(100),
  organisation: needed(200),
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  members: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)),
  venue: z._default(z.union([z.literal(''), z.uuid()]), ''),
  isNamed: z.enum(['yes', 'no']),
}
export const registerSchema = z.object({ intent: z.literal('register'), ...teamFields })
export const changeTeamSchema = z.object({
  intent: z.literal('change'),
  team: number,
  version: number,
  ...teamFields,
})
export const withdrawSchema = z.object({ intent: z.literal('withdraw'), team: number })
export const nameSchema = z.object({
  intent: z.literal('name'),
  team: number,
  isNamed: z.enum(['yes', 'no']),
})
