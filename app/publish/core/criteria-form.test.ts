import { describe, expect, it } from 'vitest'
import { criteriaFromForm, criteriaSchema } from './criteria-form.ts'
import { levelField, levelsInForm, rubricFromForm, settingOf } from './rubric-form.ts'
import { freshRubric, rubricTypeNames, storedRubric } from './rubrics/index.ts'

const empty = settingOf(freshRubric('yes-partly-no'))
const read = (row: Record<string, unknown>) => {
  const parsed = criteriaSchema.safeParse({
    version: 'v',
    criteria: { 0: { name: 'Impact', weight: '100', ...row } },
  })
  return parsed.success
    ? criteriaFromForm(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${path.slice(2).join('.')} ${message}`)
}

describe('the setting of a criterion in the form', () => {
  it.each(rubricTypeNames)('of %s comes back as it stood, and may be left empty', (type) => {
    const rubric = freshRubric(type)
    expect(rubricFromForm(type, settingOf(rubric))).toEqual({ ok: true, rubric })
    expect(rubricFromForm(type, empty)).toEqual({ ok: true, rubric })
  })

  it.each(['1, 3, 5', '5;3;1', '1,3,5', '1 3  5', '1; 3; 5,0'])('reads the steps of "%s"', (values) => {
    expect(rubricFromForm('steps', { ...empty, values })).toMatchObject({
      rubric: { config: { values: ['1', '3', '5'] } },
    })
  })

  it('reads decimals with a comma', () => {
    expect(rubricFromForm('points', { ...empty, highest: '2,5', step: '0,25' })).toMatchObject({
      rubric: { config: { lowest: '0', highest: '2.5', step: '0.25' } },
    })
    expect(rubricFromForm('steps', { ...empty, values: '0,5; 1,5' })).toMatchObject({
      rubric: { config: { values: ['0.5', '1.5'] } },
    })
  })
})

describe('the form of the criteria', () => {
  it('is a scale of 1 to 5 where no type is sent', () => {
    expect(read({ anchors: { level1: 'Poor', level9: 'off the scale' }, minimum: '2,5' })).toEqual([
      {
        ...{ id: null, name: 'Impact', question: '', weight: 100, minimum: '2.5', isForFinalists: false },
        ...{ rubric: freshRubric('anchored-scale'), anchors: { 1: 'Poor' } },
      },
    ])
  })

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a setting that is none',
      { type: 'points', setting: { highest: '-1' } },
      'setting.highest publish:errors.rubric-points',
    ],
    [
      'one step alone',
      { type: 'steps', setting: { values: '3' } },
      'setting.values publish:errors.rubric-steps',
    ],
    ['a minimum off the scale', { minimum: '6' }, 'minimum publish:errors.minimum-off-scale'],
    ['a minimum that is no number', { minimum: 'high' }, 'minimum publish:errors.minimum-off-scale'],
  ])('names %s at its field', (_, row, problem) => {
    expect(read(row)).toEqual([problem])
  })

  it('lets a row without a name be, whatever stands in it', () => {
    expect(read({ name: '', type: 'steps', setting: { values: '3' }, minimum: 'high' })).toEqual([])
  })
})

it('has a field for each level that a type offers or that somebody has described', () => {
  const scale = storedRubric({ type: 'anchored-scale', config: { lowest: 1, highest: 5 } })
  expect(levelsInForm(scale, ['2', '9'])).toEqual(['1', '2', '3', '5'])
  expect(levelField('2.5')).toBe('level2_5')
})
