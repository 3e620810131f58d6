import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formChanges } from './form-difference.ts'
import { editForm, type FormEdit } from './form-edits.ts'
import { formProblem, untoldWords } from './form-problems.ts'
import { formBodySchema } from './form-schema.ts'
import { questionsOf, type FormBody } from './form.ts'
import { shownForm } from './form-words.ts'
import { questionTypeNames } from './types/index.ts'
import { standardAsOwn } from './written-form.ts'

const t = (key: string) => key
const standard = standardAsOwn(['en', 'fi'], () => t)
const after = (body: FormBody, ...edits: FormEdit[]) =>
  edits.reduce((form, edit) => {
    const done = editForm(form, edit, [])
    if (!done.ok) throw new Error(done.refusal.code)
    return done.value
  }, body)
const keys = (body: FormBody) => questionsOf(body).map(({ key }) => key)
const base = { locale: 'en', help: '', parts: {}, isRequired: true, visibility: 'jurors' } as const

describe('a form that is written', () => {
  it('begins as the standard one, whole and in every language', () => {
    expect(formProblem(standard)).toBeNull()
    expect(formBodySchema.safeParse(standard).success).toBe(true)
    expect(untoldWords(standard, ['en', 'fi'])).toEqual([])
    expect(untoldWords(standard, ['en', 'sv'])).toMatchObject([{ locale: 'sv', isEssential: false }])
  })

  it('moves a question within its section and over its end into the next', () => {
    const down = after(standard, { type: 'move-question', question: 'plan', by: 1 })
    expect(keys(down).indexOf('plan')).toBe(keys(standard).indexOf('plan') + 1)
    const over = after(standard, { type: 'move-question', question: 'attachments', by: 1 })
    expect(over.sections[1]!.questions[0]!.key).toBe('attachments')
    expect(after(standard, { type: 'move-question', question: 'title', by: -1 })).toEqual(standard)
  })

  it.each([
    [{ type: 'remove-question', question: 'language' }, 'form-needs'],
    [{ type: 'remove-question', question: 'nothing' }, 'form-place-gone'],
    [{ type: 'remove-section', section: 'pilot' }, 'form-section-asks'],
    [{ type: 'move-section', section: 'solution', by: -1 }, 'form-place-gone'],
    [
      {
        type: 'write-question',
        question: 'weeks',
        ...base,
        label: 'W',
        condition: null,
        config: { minimum: 9, maximum: 1 },
      },
      'form-config',
    ],
    [
      {
        type: 'write-question',
        question: 'weeks',
        ...base,
        label: 'W',
        condition: { question: 'plan', choices: ['x'] },
        config: { minimum: 1, maximum: 9 },
      },
      'form-condition',
    ],
  ] as const)('refuses %j', (edit, code) => {
    expect(editForm(standard, edit as FormEdit, [])).toMatchObject({ ok: false, refusal: { code } })
  })

  it('keeps a question before those that hang on it', () => {
    const hanging = after(standard, {
      type: 'write-question',
      ...base,
      ...{ question: 'plan', label: 'Plan', config: { limit: 10, rows: 3 } },
      condition: { question: 'maturity', choices: ['9'] },
    })
    expect(editForm(hanging, { type: 'remove-question', question: 'maturity' }, [])).toMatchObject({
      refusal: { code: 'form-condition', question: 'plan' },
    })
  })

  it('stays a form, and reuses no key, whatever is done with it', () => {
    const key = fc.constantFrom('title', 'language', 'plan', 'weeks', 'long-text-1', 'choice-1', 'nothing')
    const section = fc.constantFrom('solution', 'pilot', 'team', 'section-1', 'nothing')
    const by = fc.constantFrom(-1 as const, 1 as const)
    const edit = fc.oneof(
      fc.record({
        type: fc.constant('add-section' as const),
        locale: fc.constant('en' as const),
        title: fc.string(),
      }),
      fc.record({ type: fc.constant('move-section' as const), section, by }),
      fc.record({ type: fc.constant('remove-section' as const), section }),
      fc.record({
        type: fc.constant('add-question' as const),
        section,
        kind: fc.constantFrom(...questionTypeNames.filter((kind) => kind !== 'language')),
        locale: fc.constant('en' as const),
        label: fc.string(),
      }),
      fc.record({ type: fc.constant('move-question' as const), question: key, by }),
      fc.record({ type: fc.constant('remove-question' as const), question: key }),
    )
    const taken = ['long-text-1', 'money-1']
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const form = edits.reduce<FormBody>((body, each) => {
          const done = editForm(body, each, taken)
          return done.ok ? done.value : body
        }, standard)
        return (
          formProblem(form) === null &&
          formBodySchema.safeParse(form).success &&
          keys(form).every((each) => !taken.includes(each))
        )
      }),
    )
  })
})

describe('the difference of two forms', () => {
  const shown = (body: FormBody) => shownForm({ ...body, number: 1 }, 'en', t)

  it('is none between a form and itself', () => {
    expect(formChanges(shown(standard), shown(JSON.parse(JSON.stringify(standard)) as FormBody))).toEqual([])
  })

  it('names what is new, gone, moved and different', () => {
    const next = after(
      standard,
      { type: 'remove-question', question: 'novelty' },
      { type: 'add-question', section: 'team', kind: 'money', locale: 'en', label: 'Price' },
      { type: 'move-question', question: 'attachments', by: 1 },
      {
        type: 'write-question',
        ...base,
        ...{ question: 'risks', label: 'Dangers', condition: null, config: { limit: 5, rows: 3 } },
      },
    )
    expect(formChanges(shown(standard), shown(next))).toMatchObject([
      { kind: 'moved', key: 'attachments' },
      {
        kind: 'changed',
        key: 'risks',
        before: expect.any(String) as string,
        aspects: ['label', 'limits', 'required'],
      },
      { kind: 'added', key: 'money-1', label: 'Price' },
      { kind: 'removed', key: 'novelty' },
    ])
  })
})
