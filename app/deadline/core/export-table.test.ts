import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exportRow, factColumns, fileNameOf, workbookText, type ExportedProposal } from './export-table.ts'

const proposal: ExportedProposal = {
  ...{ reference: 'HEL-2026-K7QF-3', standing: 'ineligible', rule: '4', reason: 'Two winters.' },
  ...{ submittedAt: '2026-01-02T10:00:00.000Z', version: 2, hash: 'a'.repeat(64), language: 'fi' },
  ...{ organisation: 'Lämpö Oy', kind: 'enterprise', country: 'FI' },
  content: {
    ...{ title: 'Puisto', registryNumber: '1', website: '', answers: { plan: '=1+1' } },
    ...{ secrets: [], earlier: [] },
  },
}
const questions = [
  { key: 'plan', label: 'Plan' },
  { key: 'risks', label: 'Risks' },
]

it('has a text for every column, and no content of what was withdrawn', () => {
  const row = exportRow(proposal, questions, '[secret]')
  expect(row).toHaveLength(factColumns.length + 2)
  expect(row.slice(0, 3)).toEqual(['HEL-2026-K7QF-3', 'Puisto', 'Lämpö Oy'])
  expect(row.slice(-2)).toEqual(['=1+1', ''])
  expect(
    exportRow({ ...proposal, standing: 'withdrawn', content: null }, questions, '[secret]').slice(-2),
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
  const row = exportRow({ ...proposal, content }, questions, '[secret]')
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
