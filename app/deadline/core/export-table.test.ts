import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  exportRow,
  factColumns,
  fileNameOf,
  tableQuestions,
  workbookText,
  type ExportedProposal,
  type RowWords,
} from './export-table.ts'

const proposal: ExportedProposal = {
  ...{ reference: 'HEL-2026-K7QF-3', standing: 'ineligible', rule: '4', reason: 'Two winters.' },
  decided: null,
  ...{ submittedAt: '2026-01-02T10:00:00.000Z', version: 2, hash: 'a'.repeat(64), language: 'fi' },
  ...{ organisation: 'Lämpö Oy', kind: 'enterprise', country: 'FI' },
  content: {
    ...{
      title: 'Puisto',
      registryNumber: '1',
      website: '',
      partners: [],
      formNumber: 0,
      answers: { plan: '=1+1' },
    },
    ...{ secrets: [], earlier: [] },
  },
}
const questions = [
  { key: 'plan', label: 'Plan' },
  { key: 'risks', label: 'Risks' },
]

const words: RowWords = {
  leftOut: '[secret]',
  standing: (standing) => `standing ${standing}`,
  outcome: (outcome) => `outcome ${outcome}`,
  kind: (kind) => `kind ${kind}`,
  country: (code) => `country ${code}`,
  language: (tag) => `language ${tag}`,
  partner: ({ name, part }) => `${name}: ${part}`,
  answer: ({ form, text }) => (text === 'chosen' ? `form ${form}, in words` : text),
}

it('says codes in words, the partners, and the title once', () => {
  const content = {
    ...proposal.content!,
    answers: { plan: 'chosen', title: 'Puisto' },
    formNumber: 3,
    partners: [{ name: 'Lumi Ry', country: 'FI', part: 'Tests', hasAgreed: true }],
  }
  const asked = tableQuestions([{ key: 'title', label: 'Title' }, ...questions])
  const row = exportRow({ ...proposal, content }, asked, words)
  const said = Object.fromEntries(factColumns.map((column, index) => [column, row[index]]))
  expect(said).toMatchObject({
    ...{ kind: 'kind enterprise', country: 'country FI', language: 'language fi' },
    ...{ standing: 'standing ineligible', partners: 'Lumi Ry: Tests', title: 'Puisto' },
  })
  expect(row.slice(factColumns.length)).toEqual(['form 3, in words', ''])
})

it('says what was decided in words, with the award and what it pays; nothing where the reader may not know', () => {
  const columns = ['outcome', 'award', 'place', 'amount', 'currency'] as const
  const told = (given: ExportedProposal) => {
    const row = exportRow(given, questions, words)
    return columns.map((column) => row[factColumns.indexOf(column)])
  }
  const decided = { outcome: 'winner', award: 'Pilot', place: null, amount: 60_000, currency: 'EUR' }
  expect(told({ ...proposal, decided })).toEqual(['outcome winner', 'Pilot', '', '60000', 'EUR'])
  expect(told(proposal)).toEqual(['', '', '', '', ''])
})

it('has a text for every column, and no content of what was withdrawn', () => {
  const row = exportRow(proposal, questions, words)
  expect(row).toHaveLength(factColumns.length + 2)
  expect(row.slice(0, 3)).toEqual(['HEL-2026-K7QF-3', 'Puisto', 'Lämpö Oy'])
  expect(row.slice(-2)).toEqual(['=1+1', ''])
  expect(
    exportRow({ ...proposal, standing: 'withdrawn', content: null }, questions, words).slice(-2),
  ).toEqual(['', ''])
})

it('says which answers are trade secrets, and where one is left out', () => {
  const content = {
    ...proposal.content!,
    secrets: [
      { question: 'plan', reason: 'Patent.' },
      { question: 'risks', reason: 'Ours.' },
    ],
    earlier: [{ challengeId: 'one', formNumber: 0, answers: { novelty: 'New.' } }],
  }
  const row = exportRow({ ...proposal, content }, questions, words)
  expect(row.slice(-4)).toEqual(['Plan: Patent.\nRisks: Ours.', 'novelty: New.', '=1+1', '[secret]'])
})

it('keeps what a workbook would read as its own signs, and cuts at the length of a cell', () => {
  expect(workbookText('_x0041_ and _x_')).toBe('_x005F_x0041_ and _x_')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(workbookText(text).replaceAll('_x005F_', '_')).toBe(text)
    }),
  )
  expect(workbookText('a'.repeat(40_000))).toHaveLength(32_767)
})

it('names files without anything that leads elsewhere', () => {
  expect(fileNameOf('../../etc', 'pass wd', 'HEL-1')).toBe('-etc-pass-wd-HEL-1')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fileNameOf(text)).toMatch(/^[A-Za-z0-9-]*$/)
    }),
  )
})
