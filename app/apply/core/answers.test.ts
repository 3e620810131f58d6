import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestAnswer, readAnswerText } from './answer-text.ts'
import { answerProblems, languageOf, progressOfDraft, sectionsLeft, sectionStatuses } from './completeness.ts'
import { frozenBody, readFrozenBody } from './frozen-body.ts'
import { findQuestion, problemOf, questionsOf } from '#app/publish/core/form/form.ts'
import { limitIn } from '#app/publish/core/form/question-type.ts'
import { standardForm } from '#app/publish/core/form/standard-form.ts'

const problem = (key: string, answer: string | undefined, language: 'en' | 'zh-CN' = 'en') => {
  const question = findQuestion(standardForm, key)
  if (question === null) throw new Error(key)
  return problemOf(question, answer, { language, members: null })
}

describe('limits', () => {
  it.each([
    ['summary', 'x'.repeat(500), 'en', null],
    ['summary', 'x'.repeat(501), 'en', { code: 'too-long', count: 1, limit: 500 }],
    ['summary', '字'.repeat(250), 'zh-CN', null],
    ['summary', '字'.repeat(251), 'zh-CN', { code: 'too-long', count: 1, limit: 250 }],
    // A family is one character to a reader, seven to a computer.
    ['title', '👨‍👩‍👧‍👦'.repeat(120), 'en', null],
    ['title', 'é'.repeat(120), 'en', null],
    ['weeks', '24', 'en', null],
    ['weeks', '0', 'en', { code: 'out-of-range', minimum: 1, maximum: 156 }],
    ['weeks', '2.5', 'en', { code: 'not-whole' }],
    ['weeks', '1e3', 'en', { code: 'not-whole' }],
    ['maturity', '10', 'en', { code: 'not-a-choice' }],
    ['truth', 'on', 'en', { code: 'consent-needed' }],
    ['truth', undefined, 'en', { code: 'consent-needed' }],
    ['plan', '   ', 'en', { code: 'missing' }],
    ['risks', '', 'en', null],
  ] as const)('%s', (key, answer, language, expected) => {
    expect(problem(key, answer, language)).toEqual(expected)
  })

  it('halves a limit for Chinese, upwards', () => {
    expect(limitIn('zh-CN', 121)).toBe(61)
    expect(limitIn('sv', 121)).toBe(121)
  })
})

const questions = questionsOf(standardForm)
const english = { language: 'en', members: null } as const
const organisation = { name: 'Oy', kind: 'enterprise', country: 'FI', registryNumber: null, website: null }
const full = Object.fromEntries(
  questions.map(({ key, type }) => [
    key,
    type === 'consent'
      ? 'yes'
      : type === 'language'
        ? 'en'
        : type === 'maturity' || type === 'number'
          ? '5'
          : 'text',
  ]),
)

describe('completeness', () => {
  it('moves a section from not started over in progress to completed', () => {
    const statusOf = (answers: Record<string, string>) =>
      sectionStatuses(standardForm, answers, organisation, english).pilot
    expect(statusOf({})).toBe('not-started')
    expect(statusOf({ plan: 'p' })).toBe('in-progress')
    expect(statusOf({ plan: 'p', weeks: 'many' })).toBe('problem')
    expect(statusOf(full)).toBe('completed')
  })

  it('does not take the language of the draft for work begun', () => {
    const finnish = { language: 'fi', members: null } as const
    expect(sectionStatuses(standardForm, { language: 'fi' }, organisation, finnish).declarations).toBe(
      'not-started',
    )
    expect(
      progressOfDraft({ answers: { language: 'fi' }, language: 'fi', organisation, form: null }),
    ).toMatchObject({
      answeredQuestions: 0,
      sectionsLeft: 4,
    })
  })

  it('has no section left exactly when nothing keeps the answers from being submitted', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(full)), (keys) => {
        const answers = Object.fromEntries(keys.map((key) => [key, full[key] ?? '']))
        const language = languageOf(answers, 'en')
        const facts = { language, members: null }
        const left = sectionsLeft(sectionStatuses(standardForm, answers, organisation, facts))
        return (left === 0) === (answerProblems(standardForm, answers, facts).length === 0)
      }),
    )
  })
})

describe('what may stand in an answer', () => {
  it('keeps everything but control characters, and reading twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const read = readAnswerText(typed)
        if (!read.ok) return read.refusal.code === 'control-characters' && /\p{Control}/u.test(typed)
        const again = readAnswerText(read.value)
        return again.ok && again.value === read.value
      }),
    )
  })

  it('counts code points', () => {
    expect(readAnswerText('𠀀'.repeat(longestAnswer)).ok).toBe(true)
    expect(readAnswerText('𠀀'.repeat(longestAnswer + 1))).toMatchObject({
      refusal: { code: 'answer-too-large' },
    })
  })
})

describe('a frozen version', () => {
  const version = {
    reference: 'HEL-2021-K7QF-M',
    challengeId: 'c',
    version: 1,
    briefNumber: 1,
    language: 'en',
    organisation,
    team: ['lead'],
  } as const

  it('is the same text for the same content, in whatever order it was written', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(full), { minLength: Object.keys(full).length }), (keys) => {
        const answers = Object.fromEntries(keys.map((key) => [key, full[key] ?? '']))
        const body = (given: typeof answers) => frozenBody({ ...version, answers: given }, standardForm)
        return body(answers) === body(full)
      }),
    )
  })

  it('leaves out what is not asked or not answered, and reads back', () => {
    const answers = { title: ' T ', risks: '  ', salary: '1', weeks: ' 1 2 ' }
    const body = frozenBody({ ...version, answers }, standardForm)
    expect(readFrozenBody(body)).toMatchObject({
      ...version,
      formNumber: 0,
      answers: { title: 'T', weeks: '12' },
    })
    expect(body).not.toContain('salary')
  })
})
