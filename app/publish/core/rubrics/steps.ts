/** A scale with gaps: exactly the points that are named, such as 1, 3, 5, 6, 8, 10. */
import * as z from 'zod/mini'
import { compare } from '#app/platform/fraction.ts'
import { decimalSchema, plain, settled, storedDecimal } from './decimal-schema.ts'
import type { RubricType } from './rubric-type.ts'

/** Rising. */
export type StepsConfig = { readonly values: readonly string[] }

export const steps: RubricType<StepsConfig> = {
  configSchema: z.pipe(
    z
      .strictObject({ values: z.array(decimalSchema).check(z.minLength(2), z.maxLength(20)) })
      .check(z.refine(({ values }) => new Set(values).size === values.length, 'a step stands there twice')),
    z.transform(({ values }): StepsConfig => ({ values: inOrder(values) })),
  ),
  fresh: { values: ['1', '3', '5', '6', '8', '10'] },
  shape({ values }) {
    const rising = inOrder(values)
    const exact = rising.map(settled)
    const [worst, best] = [exact[0], exact.at(-1)]
    if (!worst || !best) throw new Error('a scale with gaps has at least two steps')
    return {
      worst,
      best,
      answers: rising,
      range: null,
      levels: rising,
      takes: { code: 'one-of', values: rising.join(', ') },
      read(text) {
        const value = storedDecimal(text)
        return value && exact.some((step) => compare(step, value) === 0) ? value : null
      },
      say: plain,
    }
  },
}

function inOrder(values: readonly string[]): string[] {
  return [...values].sort((a, b) => compare(settled(a), settled(b)))
}
