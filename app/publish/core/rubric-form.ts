/** How one criterion is answered, as the setup form sends it: the type, and the fields of its setting as text. */
import * as z from 'zod/mini'
import { compare } from '#app/platform/fraction.ts'
import { freshRubric, readRubric, rubricTypeNames, shapeOf, type Rubric } from './rubrics/index.ts'

const typed = z._default(z.string().check(z.trim(), z.maxLength(200)), '')

export const rubricFormSchema = {
  type: z._default(z.enum(rubricTypeNames), 'anchored-scale'),
  setting: z._default(
    z.object({
      lowest: typed,
      highest: typed,
      step: typed,
      values: typed,
      unit: typed,
      worst: typed,
      best: typed,
    }),
    { lowest: '', highest: '', step: '', values: '', unit: '', worst: '', best: '' },
  ),
}

export type RubricSetting = z.output<(typeof rubricFormSchema)['setting']>

/** Decimals with a comma are read like those with a point, and a minus sign like a hyphen. */
const point = (text: string) => text.replace(',', '.').replace('−', '-')

/**
 * The rubric a form says. A field that is empty takes the value the type begins with, so that choosing a type is enough.
 * `field` names what is wrong.
 */
export function rubricFromForm(
  type: Rubric['type'],
  setting: RubricSetting,
):
  | { readonly ok: true; readonly rubric: Rubric }
  | { readonly ok: false; readonly field: keyof RubricSetting } {
  const read = readRubric({ type, config: { ...freshRubric(type).config, ...configOf(type, setting) } })
  if (read.ok) return read
  const named = read.issues.map(({ path }) => String(path[0] ?? ''))
  const fields = fieldsOf[type]
  return { ok: false, field: fields.find((field) => named.includes(field)) ?? fields.at(-1) ?? 'lowest' }
}

/** The fields of each type's setting. */
export const fieldsOf = {
  'anchored-scale': ['lowest', 'highest'],
  points: ['lowest', 'highest', 'step'],
  'yes-partly-no': [],
  steps: ['values'],
  measured: ['unit', 'worst', 'best'],
} as const satisfies Readonly<Record<Rubric['type'], readonly (keyof RubricSetting)[]>>

function configOf(type: Rubric['type'], setting: RubricSetting): Record<string, unknown> {
  const filled = (fieldsOf[type] as readonly (keyof RubricSetting)[]).filter((field) => setting[field] !== '')
  return Object.fromEntries(
    filled.map((field) => [
      field,
      field === 'values' ? listed(setting.values) : field === 'unit' ? setting.unit : point(setting[field]),
    ]),
  )
}

/** "1, 3, 5", "1; 3; 5", "1,3,5": a comma with nothing else between two digits is a decimal one where others separate. */
function listed(text: string): string[] {
  const separator = /[;\s]/.test(text.trim()) ? /[;\s]+|,(?!\d)/ : /,/
  return text
    .split(separator)
    .map((part) => point(part.trim()))
    .filter((part) => part !== '')
}

/** The fields of a setting as they stand in the form. */
export function settingOf(rubric: Rubric): RubricSetting {
  const fields = { lowest: '', highest: '', step: '', values: '', unit: '', worst: '', best: '' }
  switch (rubric.type) {
    case 'anchored-scale':
      return { ...fields, lowest: String(rubric.config.lowest), highest: String(rubric.config.highest) }
    case 'points':
      return { ...fields, ...rubric.config, step: rubric.config.step ?? '' }
    case 'steps':
      return { ...fields, values: rubric.config.values.join('; ') }
    case 'measured':
      return { ...fields, ...rubric.config }
    case 'yes-partly-no':
      return fields
  }
}

/** A level in the name of a form field, which has no dots: 2.5 is `level2_5`. */
export function levelField(level: string): string {
  return `level${level.replace('.', '_')}`
}

export function levelOfField(field: string): string {
  return field.replace(/^level/, '').replace('_', '.')
}

/** The levels for which the form has a field: those of the type, and those somebody has described already. */
export function levelsInForm(rubric: Rubric, described: readonly string[]): string[] {
  const { levels, read, say } = shapeOf(rubric)
  if (levels.length === 0) return []
  const known = described.flatMap((level) => {
    const value = read(level)
    return value === null ? [] : [say(value)]
  })
  return [...new Set([...levels, ...known])].sort((a, b) => {
    const [one, other] = [read(a), read(b)]
    return one && other ? compare(one, other) : 0
  })
}
