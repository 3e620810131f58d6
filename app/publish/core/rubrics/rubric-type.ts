import type * as z from 'zod/mini'
import type { Fraction } from '#app/platform/fraction.ts'

/** Which answers a criterion takes, for whoever gave another: pages and the command line have a sentence for each. */
export type Takes =
  | { readonly code: 'whole-between'; readonly lowest: string; readonly highest: string }
  | { readonly code: 'number-between'; readonly lowest: string; readonly highest: string }
  | {
      readonly code: 'steps-between'
      readonly lowest: string
      readonly highest: string
      readonly step: string
    }
  | { readonly code: 'one-of'; readonly values: string }
  | { readonly code: 'yes-partly-no' }
  | { readonly code: 'any-number' }

/** A number that is typed. */
export type AnswerRange = {
  /** The ends that are taken; null where any number is. */
  readonly lowest: string | null
  readonly highest: string | null
  /** Answers lie so far apart, counted from the lowest; null for any decimal. */
  readonly step: string | null
  /** Written after the number, may be empty. */
  readonly unit: string
}

/** What a type with its setting comes to. Answers travel as text and are exact fractions in every reckoning. */
export type Shape = {
  /** Worth nothing and worth everything; where less is better the worst is the higher number. */
  readonly worst: Fraction
  readonly best: Fraction
  /** From the worst to the best where one is chosen from, as the form sends them; null where a number is typed. */
  readonly answers: readonly string[] | null
  /** Null where an answer is chosen. */
  readonly range: AnswerRange | null
  /** Answers for which the criterion's words may say what they mean; setup offers these. */
  readonly levels: readonly string[]
  readonly takes: Takes
  /** The answer that a text says, or null when it says none that is taken. Decimals have a point. */
  read(text: string): Fraction | null
  /** An answer as the form sends it and as it is read: the opposite of `read`. */
  say(answer: Fraction): string
}

/** One way of answering a criterion. A new type is a file beside this one and a line in the registry. */
export type RubricType<Config> = {
  /** The setting, as an organiser, a file and the database give it: plain data, checked whenever it is read. */
  readonly configSchema: z.ZodMiniType<Config>
  /** The setting a criterion begins with when this type is chosen for it. */
  readonly fresh: Config
  shape(config: Config): Shape
}
