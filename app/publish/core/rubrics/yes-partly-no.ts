/** A question with three answers: no is worth nothing, partly half, yes everything. */
import * as z from 'zod/mini'
import { compare, fraction, type Fraction } from '#app/platform/fraction.ts'
import { decimal } from '#app/platform/rounding.ts'
import type { RubricType } from './rubric-type.ts'

export type YesPartlyNo = Readonly<Record<string, never>>

const words = ['no', 'partly', 'yes'] as const
const worth: Readonly<Record<(typeof words)[number], Fraction>> = {
  no: fraction(0),
  partly: fraction(1, 2),
  yes: fraction(1),
}

export const yesPartlyNo: RubricType<YesPartlyNo> = {
  configSchema: z.strictObject({}),
  fresh: {},
  shape: () => ({
    worst: worth.no,
    best: worth.yes,
    answers: words,
    range: null,
    levels: words,
    takes: { code: 'yes-partly-no' },
    read(text) {
      const word = words.find((each) => each === text.trim().toLowerCase())
      if (word) return worth[word]
      const value = decimal(text)
      return (value && Object.values(worth).find((each) => compare(each, value) === 0)) ?? null
    },
    say: (answer) => words.find((word) => compare(worth[word], answer) === 0) ?? 'no',
  }),
}
