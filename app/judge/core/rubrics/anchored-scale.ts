/**
 * Whole points between two ends, with words that say what a level means. The lowest level is worth nothing and the
 * highest everything, so that criteria with different scales weigh what their weight says.
 */
import * as z from 'zod/mini'
import { fraction } from '../fraction.ts'
import type { RubricType } from './rubric-type.ts'

export type AnchoredScale = { readonly lowest: number; readonly highest: number }

/** On a scale of 1 to 5, four points are 3/4 of the way. */
export const anchoredScale: RubricType<AnchoredScale, number> = {
  configSchema: z
    .object({ lowest: z.int().check(z.minimum(0)), highest: z.int().check(z.maximum(100)) })
    .check(z.refine(({ lowest, highest }) => lowest < highest)),
  answerSchema: ({ lowest, highest }) => z.int().check(z.minimum(lowest), z.maximum(highest)),
  answers: ({ lowest, highest }) => Array.from({ length: highest - lowest + 1 }, (_, step) => lowest + step),
  toUnit: (points, { lowest, highest }) => fraction(points - lowest, highest - lowest),
}
