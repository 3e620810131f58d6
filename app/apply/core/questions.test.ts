import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestAnswer, readAnswerText } from './answer-text.ts'
import { answerProblems, languageOf, progressOfDraft, sectionsLeft, sectionStatuses } from './completeness.ts'
import { frozenBody, readFrozenBody } from './frozen-body.ts'
import { findQuestion, problemOf, questions, questionsIn, sectionKeys } from './question-set.ts'
import { limitIn } from './questions/question-type.ts'

const problem = (key: string, answer: string | undefined, language: 'en' | 'zh-CN' = 'en') => {
  const question = findQuestion(key)
  if (question === null) throw new Error(key)
  return problemOf(question, answer, language)
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
    ['weeks', '2.5', 'en', { code: 'not-a-number' }],
    ['weeks', '1e3', 'en', { code: 'not-a-number' }],
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

describe('the question set', () => {
  it('has every question once, in a section that is asked', () => {
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length)
    expect(sectionKeys.flatMap((section) => questionsIn(section))).toHaveLength(questions.length)
  })

  it('never throws, whatever is answered', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questions), fc.string({ unit: 'binary' }), (question, answer) => {
        const found = problemOf(question, answer, 'fi')
        return found === null || typeof found.code === 'string'
      }),
    )
  })
})

const organisation = { name: 'Oy', kind: 'enterprise', country: 'FI', registryNumber: null, website: null }
const full = Object.fromEntries(
  questions.map(({ key, type }) => [
    key,
    type === 'consent'
      ? 'yes'
      : key === 'language'
        ? 'en'
        : type === 'choice' || type === 'number'
          ? '5'
          : 'text',
  ]),
)

describe('completeness', () => {
  it('moves a section from not started over in progress to completed', () => {
    const statusOf = (answers: Record<string, string>) => sectionStatuses(answers, organisation, 'en').pilot
    expect(statusOf({})).toBe('not-started')
    expect(statusOf({ plan: 'p' })).toBe('in-progress')
    expect(statusOf({ plan: 'p', weeks: 'many' })).toBe('problem')
    expect(statusOf(full)).toBe('completed')
  })

  it('does not take the language of the draft for work begun', () => {
    expect(sectionStatuses({ language: 'fi' }, organisation, 'fi').declarations).toBe('not-started')
    expect(progressOfDraft({ answers: { language: 'fi' }, language: 'fi', organisation })).toMatchObject({
      answeredQuestions: 0,
      sectionsLeft: 4,
    })
  })

  it('has no section left exactly when nothing keeps the answers from being submitted', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(full)), (keys) => {
        const answers = Object.fromEntries(keys.map((key) => [key, full[key] ?? '']))
        const language = languageOf(answers, 'en')
        const left = sectionsLeft(sectionStatuses(answers, organisation, language))
        return (left === 0) === (answerProblems(answers, language).length === 0)
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
      fc.property(fc.shuffledSubarray(Object.keys(full), { minLength: 17 }), (keys) => {
        const answers = Object.fromEntries(keys.map((key) => [key, full[key] ?? '']))
        return frozenBody({ ...version, answers }) === frozenBody({ ...version, answers: full })
      }),
    )
  })

  it('leaves out what is not asked or not answered, and reads back', () => {
    const body = frozenBody({ ...version, answers: { title: ' T ', risks: '  ', salary: '1' } })
    expect(readFrozenBody(body)).toMatchObject({ ...version, answers: { title: 'T' } })
    expect(body).not.toContain('salary')
  })
})
