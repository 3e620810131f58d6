import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'
import { typedDay } from '../typed-number.ts'

/** A day of the calendar, between two others where they are given, both included (ISO 8601). */
export type DateConfig = { readonly from?: string; readonly to?: string }

const day = z.optional(z.iso.date())

export const date: QuestionType<DateConfig> = {
  config: z
    .strictObject({ from: day, to: day })
    .check(z.refine(({ from, to }) => from === undefined || to === undefined || from <= to)),
  fresh: {},
  problem(answer, { from = '0000-01-01', to = '9999-12-31' }) {
    const typed = typedDay(answer)
    if (typed === null) return { code: 'not-a-date' }
    return typed < from || typed > to ? { code: 'date-outside', from, to } : null
  },
  whenEmpty: { code: 'missing' },
  canonical: (answer) => typedDay(answer) ?? answer,
}
