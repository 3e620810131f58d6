/** Whole points between two ends, with words that say what a level means. */
import * as z from 'zod/mini'
import { fraction } from '#app/platform/fraction.ts'
import { isBetween, plain, storedDecimal, wholeSchema } from './decimal-schema.ts'
import type { RubricType } from './rubric-type.ts'

export type AnchoredScale = { readonly lowest: number; readonly highest: number }

/** More levels than this are typed as points, not chosen from. */
const mostLevels = 101

export const anchoredScale: RubricType<AnchoredScale> = {
  configSchema: z
    .strictObject({
      lowest: wholeSchema.check(
        z.refine((value) => value >= -100 && value <= 100, 'is too small or too large'),
      ),
      highest: wholeSchema.check(
        z.refine((value) => value >= -100 && value <= 100, 'is too small or too large'),
      ),
    })
    .check(
      z.refine(({ lowest, highest }) => lowest !== highest, {
        error: 'the worst and the best score are the same',
        path: ['highest'],
      }),
      z.refine(({ lowest, highest }) => lowest <= highest, {
        error: 'the lowest score is above the highest',
        path: ['highest'],
      }),
      z.refine(({ lowest, highest }) => highest - lowest < mostLevels, {
        error: 'has too many levels',
        path: ['highest'],
      }),
    ),
  fresh: { lowest: 1, highest: 5 },
  shape({ lowest, highest }) {
    const [worst, best] = [fraction(lowest), fraction(highest)]
    const answers = Array.from({ length: highest - lowest + 1 }, (_, step) => String(lowest + step))
    const middle = String(Math.floor((lowest + highest) / 2))
    return {
      worst,
      best,
      answers,
      range: null,
      levels: [...new Set([String(lowest), middle, String(highest)])],
      takes: { code: 'whole-between', lowest: String(lowest), highest: String(highest) },
      read(text) {
        const value = storedDecimal(text)
        return value && value.denominator === 1n && isBetween(worst, value, best) ? value : null
      },
      say: plain,
    }
  },
}
