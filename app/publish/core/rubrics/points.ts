/** Points that are typed, from nothing to a maximum, in steps or as any decimal: 7.25 of 10. */
import * as z from 'zod/mini'
import { compare, divide, fraction, subtract } from '#app/platform/fraction.ts'
import { decimalSchema, isBetween, plain, settled, storedDecimal } from './decimal-schema.ts'
import type { RubricType } from './rubric-type.ts'

export type PointsConfig = {
  readonly lowest: string
  readonly highest: string
  /** Null: any decimal between them. */
  readonly step: string | null
}

export const points: RubricType<PointsConfig> = {
  configSchema: z
    .strictObject({
      lowest: z._default(decimalSchema, '0'),
      highest: decimalSchema,
      step: z._default(z.nullable(decimalSchema), null),
    })
    .check(
      z.refine(({ lowest, highest }) => compare(settled(lowest), settled(highest)) !== 0, {
        error: 'the worst and the best score are the same',
        path: ['highest'],
      }),
      z.refine(({ lowest, highest }) => compare(settled(lowest), settled(highest)) <= 0, {
        error: 'the lowest score is above the highest',
        path: ['highest'],
      }),
      z.refine(({ step }) => step === null || settled(step).numerator > 0n, {
        error: 'the step is not above zero',
        path: ['step'],
      }),
      z.refine(
        ({ lowest, highest, step }) =>
          step === null || settled(step).numerator <= 0n || isOnStep(lowest, settled(highest), step),
        { error: 'the steps do not end at the highest score', path: ['step'] },
      ),
    ),
  fresh: { lowest: '0', highest: '10', step: '1' },
  shape({ lowest, highest, step }) {
    const [worst, best] = [settled(lowest), settled(highest)]
    return {
      worst,
      best,
      answers: null,
      range: { lowest, highest, step, unit: '' },
      levels: [lowest, highest],
      takes:
        step === null
          ? { code: 'number-between', lowest, highest }
          : compare(settled(step), fraction(1)) === 0 && worst.denominator === 1n
            ? { code: 'whole-between', lowest, highest }
            : { code: 'steps-between', lowest, highest, step },
      read(text) {
        const value = storedDecimal(text)
        if (value === null || !isBetween(worst, value, best)) return null
        return step === null || isOnStep(lowest, value, step) ? value : null
      },
      say: plain,
    }
  },
}

function isOnStep(lowest: string, value: ReturnType<typeof settled>, step: string): boolean {
  return divide(subtract(value, settled(lowest)), settled(step)).denominator === 1n
}
