import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownKeys } from './conditions.ts'
import { countedAnswers, findQuestion, questionsOf, type Form, type Question } from './form.ts'
import { shownForm } from './form-words.ts'
import { answersOfEarlierForms, readForm, saidAsText } from './said-answer.ts'
import { standardForm } from './standard-form.ts'

const base = { isRequired: true, visibility: 'jurors', condition: null, texts: {} } as const
const texts = (label: string, parts: Record<string, string> = {}) => ({ en: { label, help: '', parts } })

const own: Form = {
  number: 1,
  sections: [
    {
      key: 'main',
      texts: { en: { title: 'Main', hint: '' }, fi: { title: 'Pääosa', hint: '' } },
      questions: [
        { ...base, key: 'title', type: 'short-text', config: { limit: 10 }, texts: texts('Title') },
        { ...base, key: 'language', type: 'language', config: {}, texts: texts('Language') },
        {
          ...base,
          key: 'data',
          type: 'choice',
          config: { choices: ['yes', 'no'] },
          texts: texts('Personal data?', { yes: 'Yes', no: 'No' }),
        },
        {
          ...base,
          key: 'which',
          type: 'choices',
          config: { choices: ['health', 'money'] },
          condition: { question: 'data', choices: ['yes'] },
          texts: texts('Which?', { health: 'Health', money: 'Money' }),
        },
        {
          ...base,
          key: 'care',
          type: 'long-text',
          config: { limit: 100, rows: 3 },
          condition: { question: 'which', choices: ['health'] },
          texts: texts('How is it kept?'),
        },
        {
          ...base,
          key: 'price',
          type: 'money',
          config: { currency: 'EUR', maximum: 1000 },
          visibility: 'organisers',
          texts: texts('Price'),
        },
        {
          ...base,
          key: 'story',
          type: 'markdown',
          config: { limit: 100, rows: 3 },
          visibility: 'public',
          texts: texts('Story'),
        },
      ] satisfies readonly Question[],
    },
  ],
}
const t = (key: string) => key
const reader = { lang: 'en', t } as const
const keysOf = (answers: Record<string, string>) => [...shownKeys(own.sections[0]!.questions, answers)]

describe('conditions', () => {
  it.each([
    [{}, false, false],
    [{ data: 'no' }, false, false],
    [{ data: 'yes' }, true, false],
    [{ data: 'yes', which: '["health","money"]' }, true, true],
    [{ data: 'yes', which: '["money"]' }, true, false],
    // An answer to a question that is not asked opens nothing.
    [{ data: 'no', which: '["health"]' }, false, false],
    [{ data: 'yes', which: 'rubbish' }, true, false],
  ])('%j', (answers, which, care) => {
    expect([keysOf(answers).includes('which'), keysOf(answers).includes('care')]).toEqual([which, care])
  })

  it('freezes only what is asked', () => {
    const answers = { data: 'no', which: '["health"]', price: ' 1 000,50 ', salary: '1' }
    expect(countedAnswers(own, answers)).toEqual({ data: 'no', price: '1000.5' })
  })
})

describe('who reads what', () => {
  const answers = { title: 'T', data: 'yes', which: '["health"]', care: 'Well', price: '7', story: '**S**' }
  const shown = shownForm(own, 'en', t)
  const told = (as: Parameters<typeof readForm>[2]['as']) =>
    readForm(shown, answers, { ...reader, as }).flatMap((section) => section.answers.map(({ key }) => key))

  it('keeps from jurors what is for organisers, and from the public what is not public', () => {
    expect(told('organisers')).toContain('price')
    expect(told('team')).toContain('price')
    expect(told('jurors')).not.toContain('price')
    expect(JSON.stringify(readForm(shown, answers, { ...reader, as: 'jurors' }))).not.toContain('€')
    expect(told('public')).toEqual(['story'])
  })

  it('says choices in words and falls back to the language there is', () => {
    const [section] = readForm(shownForm(own, 'fi', t), answers, { lang: 'fi', t, as: 'team' })
    expect(section).toMatchObject({ title: 'Pääosa', wordsIn: null })
    const which = section!.answers.find(({ key }) => key === 'which')!
    expect(which).toMatchObject({ label: 'Which?', wordsIn: 'en' })
    expect(saidAsText(which.said!)).toBe('- Health')
  })
})

describe('answers to questions that are not asked any more', () => {
  it('stay readable, whatever the form has become', () => {
    const keys = questionsOf(own).map(({ key }) => key)
    fc.assert(
      fc.property(fc.subarray(keys), fc.subarray(keys), (kept, answered) => {
        const later: Form = {
          number: 2,
          sections: [
            {
              ...own.sections[0]!,
              questions: own.sections[0]!.questions.filter(({ key }) => kept.includes(key)),
            },
          ],
        }
        const answers = Object.fromEntries(answered.map((key) => [key, key === 'data' ? 'yes' : 'text']))
        const [now, before] = [shownForm(later, 'en', t), shownForm(own, 'en', t)]
        const earlier = answersOfEarlierForms(now, [before, now], answers, reader).map(({ key }) => key)
        return answered.every((key) => findQuestion(later, key) !== null || earlier.includes(key))
      }),
    )
  })
})

describe('the standard form', () => {
  it('has every question once, and those that every form has', () => {
    const keys = questionsOf(standardForm).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toEqual(expect.arrayContaining(['title', 'language']))
  })
})
