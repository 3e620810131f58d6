/**
 * Every way of answering a criterion, by the name a criterion is stored with. Pages, database, spreadsheets and rubric
 * files all read this list; there is no other.
 */
import type * as z from 'zod/mini'
import { compare, type Fraction } from '#app/platform/fraction.ts'
import { anchoredScale } from './anchored-scale.ts'
import { isBetween } from './decimal-schema.ts'
import { measured } from './measured.ts'
import { points } from './points.ts'
import type { RubricType, Shape } from './rubric-type.ts'
import { steps } from './steps.ts'
import { yesPartlyNo } from './yes-partly-no.ts'

/** In the order in which setup offers them. */
export const rubricTypes = {
  'anchored-scale': anchoredScale,
  points,
  'yes-partly-no': yesPartlyNo,
  steps,
  measured,
} as const

export type RubricTypeName = keyof typeof rubricTypes

export const rubricTypeNames = Object.keys(rubricTypes) as RubricTypeName[]

export type RubricConfigOf<Name extends RubricTypeName> =
  (typeof rubricTypes)[Name] extends RubricType<infer Config> ? Config : never

/** A type with its setting: how one criterion is answered, as plain data. */
export type Rubric = {
  [Name in RubricTypeName]: { readonly type: Name; readonly config: RubricConfigOf<Name> }
}[RubricTypeName]

type Read =
  | { readonly ok: true; readonly rubric: Rubric }
  | { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] }

/** Checks a type and its setting as they come from a form, a file or the database. */
export function readRubric({ type, config }: { readonly type: string; readonly config: unknown }): Read {
  const known = rubricTypeNames.find((name) => name === type)
  if (!known) {
    const values = [...rubricTypeNames]
    return {
      ok: false,
      issues: [{ code: 'invalid_value', path: ['type'], values, message: '', input: type }],
    }
  }
  const read = typeNamed(known).configSchema.safeParse(config)
  if (!read.success) return { ok: false, issues: read.error.issues }
  return { ok: true, rubric: { type: known, config: read.data } as Rubric }
}

/** As the database holds it: checked when it was written, so that anything else is a bug and thrown. */
export function storedRubric(stored: { readonly type: string; readonly config: unknown }): Rubric {
  const read = readRubric(stored)
  if (!read.ok)
    throw new Error(`a criterion of the type "${stored.type}" is stored with a setting that is none`)
  return read.rubric
}

/** What the type with its setting comes to: its ends, its answers, and how they are read and said. */
export function shapeOf(rubric: Rubric): Shape {
  return typeNamed(rubric.type).shape(rubric.config)
}

function typeNamed(name: RubricTypeName): RubricType<Rubric['config']> {
  return rubricTypes[name] as unknown as RubricType<Rubric['config']>
}

/** The setting a criterion begins with when the type is chosen for it. */
export function freshRubric(type: RubricTypeName): Rubric {
  return { type, config: typeNamed(type).fresh } as Rubric
}

/** True for a figure of the panel that a proposal can be asked to reach: it lies on the scale, or is measured. */
export function isMinimumOf(rubric: Rubric, minimum: Fraction): boolean {
  const { worst, best, takes } = shapeOf(rubric)
  return takes.code === 'any-number' || isBetween(worst, minimum, best)
}

/** An answer as the form sends it: exact, "cannot judge", or null when it is none that the criterion takes. */
export type GivenAnswer = Fraction | 'cannot-judge'

export function readAnswer(rubric: Rubric, text: string): GivenAnswer | null {
  return text === 'cannot-judge' ? text : shapeOf(rubric).read(text)
}

/**
 * What answers mean, from the lowest answer up. Words for what is no answer of this rubric any more are left out, and so are
 * all where the type has no words.
 */
export function anchorsInOrder(
  rubric: Rubric,
  anchors: Readonly<Record<string, string>>,
): { readonly level: string; readonly text: string }[] {
  const { read, say, levels } = shapeOf(rubric)
  return Object.entries(levels.length === 0 ? {} : anchors)
    .flatMap(([level, text]) => {
      const value = read(level)
      return value === null ? [] : [{ level: say(value), text, value }]
    })
    .sort((a, b) => compare(a.value, b.value))
    .map(({ level, text }) => ({ level, text }))
}

/**
 * The single keys that choose an answer: a digit for itself where all answers are single digits, else 1, 2, 3 … from the
 * worst answer on, and 0 for the tenth. None where a number is typed, or where there are more answers than digits.
 */
export function answerKeys(rubric: Rubric): Readonly<Record<string, string>> {
  const answers = shapeOf(rubric).answers ?? []
  if (answers.every((answer) => /^\d$/.test(answer)))
    return Object.fromEntries(answers.map((answer) => [answer, answer]))
  if (answers.length > 10) return {}
  return Object.fromEntries(answers.map((answer, index) => [String((index + 1) % 10), answer]))
}
