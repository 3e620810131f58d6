import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerFacts, QuestionType } from '../question-type.ts'
import { typedAnswer } from '../typed-answer.ts'
import { questionTypeNames, questionTypes, type ConfigOf, type QuestionTypeName } from './index.ts'

/** Every kind: what may be submitted and how a version freezes it, and what may not. */

const facts: AnswerFacts = { language: 'en', members: ['p1', 'p2'] }

type Row<Type extends QuestionTypeName> = [
  answer: string,
  /** The frozen text when it may be submitted; else the code of the problem. */
  expected: { frozen: string } | { code: string },
  config?: Partial<ConfigOf<Type>>,
]
const good = (frozen: string) => ({ frozen })
const bad = (code: string) => ({ code })

const table = (rows: unknown) => JSON.stringify(rows)

const cases: { [Type in QuestionTypeName]: readonly Row<Type>[] } = {
  'short-text': [
    ['x'.repeat(120), good('x'.repeat(120))],
    ['x'.repeat(121), bad('too-long')],
    ['👨‍👩‍👧‍👦'.repeat(120), good('👨‍👩‍👧‍👦'.repeat(120))],
  ],
  'long-text': [
    ['two\n\nparagraphs', good('two\n\nparagraphs')],
    ['xx', bad('too-short'), { minimum: 3 }],
  ],
  markdown: [
    ['# Title', good('# Title')],
    ['x'.repeat(4001), bad('too-long')],
  ],
  number: [
    ['12', good('12')],
    ['12 500', good('12500')],
    ['12,5', good('12.5'), { decimals: 1 }],
    ['12.5', bad('not-whole')],
    ['12.55', bad('not-a-number'), { decimals: 1 }],
    ['-1', bad('out-of-range')],
    ['1e3', bad('not-whole')],
    ['twelve', bad('not-whole')],
  ],
  money: [
    ['12 500,50', good('12500.5')],
    ['12,500.50', good('12500.5')],
    ['12.500,50', good('12500.5')],
    ['1,234,567', bad('out-of-range')],
    ['0', good('0')],
    ['1.0055', bad('not-a-number')],
    ['-5', bad('out-of-range')],
  ],
  date: [
    ['2027-01-31', good('2027-01-31')],
    ['31.1.2027', good('2027-01-31')],
    ['2027年1月31日', good('2027-01-31')],
    ['2027-02-29', bad('not-a-date')],
    ['soon', bad('not-a-date')],
    ['2027-01-31', bad('date-outside'), { to: '2027-01-30' }],
    ['2027-01-31', good('2027-01-31'), { from: '2027-01-31', to: '2027-01-31' }],
  ],
  choice: [
    ['a', good('a')],
    ['c', bad('not-a-choice')],
  ],
  choices: [
    ['["b","a"]', good('["a","b"]')],
    ['["b","b"]', good('["b"]')],
    ['["c"]', bad('not-a-choice')],
    ['[]', bad('not-a-choice')],
    ['a', bad('not-a-choice')],
    ['["a","b"]', bad('too-many-choices'), { most: 1 }],
  ],
  ranking: [
    ['["c","a","b"]', good('["c","a","b"]')],
    ['["c","a"]', bad('ranks-incomplete')],
    ['["c","c","a"]', bad('ranks-incomplete')],
    ['["c","","a"]', bad('ranks-incomplete')],
    ['["b"]', good('["b"]'), { most: 1 }],
  ],
  table: [
    [
      table([
        { what: ' Pump ', cost: '1 200,50' },
        { what: '', cost: '' },
      ]),
      good(table([{ what: 'Pump', cost: '1200.5' }])),
    ],
    [table([{ what: 'Pump', cost: '' }]), bad('row-incomplete')],
    [table([{ what: 'Pump', cost: 'much' }]), bad('cell-wrong')],
    [table([{ what: 'x'.repeat(301), cost: '1' }]), bad('cell-wrong')],
    [table([]), bad('too-few-rows')],
    ['rubbish', bad('too-few-rows')],
    [
      table([
        { what: 'a', cost: '1' },
        { what: 'b', cost: '2' },
      ]),
      bad('too-many-rows'),
      { maximumRows: 1 },
    ],
  ],
  file: [
    ['["f1"]', good('["f1"]')],
    ['["f1","f2"]', bad('too-many-files')],
    ['[]', bad('missing')],
  ],
  link: [
    ['northernheat.example/demo', good('https://northernheat.example/demo')],
    ['http://northernheat.example', good('http://northernheat.example/')],
    ['javascript:alert(1)', bad('not-a-link')],
    ['https://user:secret@northernheat.example', bad('not-a-link')],
    ['two words.example', bad('not-a-link')],
    ['localhost', bad('not-a-link')],
  ],
  country: [
    ['FI', good('FI')],
    ['XX', bad('not-a-country')],
  ],
  organisation: [
    [
      '{"name":" Lumo Oy ","country":"FI","website":"lumo.example"}',
      good('{"name":"Lumo Oy","country":"FI","website":"https://lumo.example/"}'),
    ],
    ['{"name":"Lumo Oy","country":"","website":""}', bad('organisation-incomplete')],
    ['{"name":"Lumo Oy","country":"FI","website":"no page"}', bad('not-a-link')],
    ['Lumo', bad('organisation-incomplete')],
  ],
  member: [
    ['p2', good('p2')],
    ['gone', bad('not-in-team')],
  ],
  maturity: [
    ['9', good('9')],
    ['10', bad('not-a-choice')],
  ],
  consent: [
    ['yes', good('yes')],
    ['on', bad('consent-needed')],
  ],
  note: [['anything', good('anything')]],
  language: [
    ['zh-CN', good('zh-CN')],
    ['de', good('de')],
    ['xx', bad('not-a-choice')],
  ],
}

function typeNamed(name: QuestionTypeName): QuestionType<unknown> {
  return questionTypes[name] as unknown as QuestionType<unknown>
}

describe.each(questionTypeNames)('%s', (name) => {
  const type = typeNamed(name)

  it.each(cases[name] as readonly Row<QuestionTypeName>[])('%s', (answer, expected, config = {}) => {
    const whole = { ...(type.fresh as object), ...config }
    const problem = type.problem(answer, whole, facts)
    if ('code' in expected) return expect(problem).toMatchObject({ code: expected.code })
    expect(problem).toBeNull()
    expect(type.canonical?.(answer, whole) ?? answer).toBe(expected.frozen)
  })

  it('begins with settings that it accepts', () => {
    expect(type.config.safeParse(type.fresh).success).toBe(true)
  })

  it('never throws, freezes what it accepts in one way, and accepts what it froze', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.json({ maxDepth: 3 }),
      fc.constantFrom(...(cases[name] as readonly Row<QuestionTypeName>[]).map(([answer]) => answer)),
    )
    fc.assert(
      fc.property(anything, (typed) => {
        const answer = typed.trim()
        if (answer === '' || type.problem(answer, type.fresh, facts) !== null) return true
        const frozen = type.canonical?.(answer, type.fresh) ?? answer
        const again = type.canonical?.(frozen, type.fresh) ?? frozen
        return frozen === again && type.problem(frozen, type.fresh, facts) === null
      }),
    )
  })

  it('makes one text of whatever a page sends', () => {
    fc.assert(fc.property(fc.anything(), (sent) => typeof typedAnswer(name, sent) === 'string'))
  })
})

describe('what a page sends', () => {
  it.each([
    ['choices', ['b', 'a'], '["b","a"]'],
    ['choices', 'a', '["a"]'],
    ['choices', undefined, ''],
    ['ranking', { 0: 'b', 1: '', 2: 'b' }, '["b","","b"]'],
    ['ranking', { 0: '', 1: '' }, ''],
    [
      'table',
      { 0: { what: 'a', cost: '1' }, 10: { what: 'c', cost: '' }, 2: { what: ' ', cost: '' } },
      '[{"what":"a","cost":"1"},{"what":"c","cost":""}]',
    ],
    ['organisation', { name: 'Lumo', country: '', website: '' }, '{"name":"Lumo","country":"","website":""}'],
    ['organisation', { name: '', country: '', website: '' }, ''],
    ['long-text', ['first', 'second'], 'first'],
    ['long-text', { nested: 'x' }, ''],
  ] as const)('of %s: %j', (type, sent, text) => {
    expect(typedAnswer(type, sent)).toBe(text)
  })
})
