import type * as z from 'zod/mini'
import type { Fraction } from '../fraction.ts'

/** One way of answering a criterion. A new type is a file beside this one and a line in the registry. */
export type RubricType<Config, Answer> = {
  /** What an organiser sets up, checked when it is read. */
  readonly configSchema: z.ZodMiniType<Config>
  /** What a juror may answer under this setting. */
  answerSchema(config: Config): z.ZodMiniType<Answer>
  /** The answers in rising order: what the page offers and the keys 1, 2, 3 … choose. */
  answers(config: Config): readonly Answer[]
  /** Where the answer lies between the worst (0) and the best (1), exactly. */
  toUnit(answer: Answer, config: Config): Fraction
}
