/**
 * Whole points between two ends, with words that say what a level means. The lowest level is worth nothing and the
 * highest everything, so that criteria with different scales weigh what their weight says.
 */
import { z } from 'zod'
import { fraction } from '../fraction.ts'
import type { RubricType } from './rubric-type.ts'

export type AnchoredScale = { readonly lowest: number; readonly highest: number }

/** On a scale of 1 to 5, four points are 3/4 of the way. */
export const anchoredScale: RubricType<AnchoredScale, number> = {
  configSchema: z
    .object({ lowest: z.int().min(0), highest: z.int().max(100) })
    .refine(({ lowest, highest }) => lowest < highest),
  answerSchema: ({ lowest, highest }) => z.int().min(lowest).max(highest),
  answers: ({ lowest, highest }) => Array.from({ length: highest - lowest + 1 }, (_, step) => lowest + step),
  toUnit: (points, { lowest, highest }) => fraction(points - lowest, highest - lowest),
}
