/**
 * A measured value with its unit, where more or less is better. It is worth nothing at the worst end, everything at the
 * best, and in proportion between; a value beyond an end is kept as measured and worth what the end is worth.
 */
import * as z from 'zod/mini'
import { compare } from '#app/platform/fraction.ts'
import { decimalSchema, plain, settled, storedDecimal } from './decimal-schema.ts'
import type { RubricType } from './rubric-type.ts'

export type Measured = { readonly unit: string; readonly worst: string; readonly best: string }

export const longestUnit = 20

export const measured: RubricType<Measured> = {
  configSchema: z
    .strictObject({
      unit: z._default(z.string().check(z.trim(), z.maxLength(longestUnit)), ''),
      worst: decimalSchema,
      best: decimalSchema,
    })
    .check(
      z.refine(
        ({ worst, best }) => compare(settled(worst), settled(best)) !== 0,
        'the worst and the best score are the same',
      ),
    ),
  fresh: { unit: '', worst: '0', best: '100' },
  shape: ({ unit, worst, best }) => ({
    worst: settled(worst),
    best: settled(best),
    answers: null,
    range: { lowest: null, highest: null, step: null, unit },
    levels: [],
    takes: { code: 'any-number' },
    read: storedDecimal,
    say: plain,
  }),
}
