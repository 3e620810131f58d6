import { expect, it } from 'vitest'
import { meanOfJurorMeans } from '#app/publish/core/aggregation.ts'
import { fraction } from '#app/platform/fraction.ts'
import { rankContenders } from '../ranking.ts'
import { fairnessReport, type FairnessReport } from './report.ts'
import { fairnessView, idsIn, pageLength } from './report-view.ts'

const criteria = [{ id: 'c', weight: fraction(1), worst: fraction(0), best: fraction(100), minimum: null }]

/** So many proposals, each with three reviews by three of so many jurors. */
function reportOf(count: number, jurors: number): FairnessReport {
  const contenders = Array.from({ length: count }, (_, index) => ({
    ...{ proposalId: `p${index}`, reference: `p${index}` },
    jurors: [0, 1, 2].map((turn) => `j${(index + turn * 7) % jurors}`),
    sheets: [0, 1, 2].map((turn) => ({ c: fraction((index * 37 + turn * (index % 11)) % 101) })),
  }))
  const rule = { criteria, rule: meanOfJurorMeans, tieBreak: [] }
  const ranking = rankContenders({ ...rule, contenders })
  return fairnessReport({ ...rule, contenders, ranking, pilots: 3 })
}

it('carries the ranking by pages, and every row once', () => {
  const report = reportOf(120, 10)
  const pages = [1, 26, 51, 76, 101].map((from) =>
    fairnessView(report, from).rows.map(({ proposalId }) => proposalId),
  )
  expect(pages.map(({ length }) => length)).toEqual([pageLength, pageLength, pageLength, pageLength, 20])
  expect(new Set(pages.flat()).size).toBe(120)
})

it.each([
  [0, 1],
  [-5, 1],
  [9999, 60],
])('asked for row %i it begins at %i', (from, start) => {
  expect(fairnessView(reportOf(60, 10), from).from).toBe(start)
})

it('shows chances of few and jurors at both ends, and says how many are left out', () => {
  const report = reportOf(90, 50)
  const { chances, severity, places } = fairnessView(report, 1)
  expect(chances.length).toBeLessThanOrEqual(12)
  expect(chances.every((one) => one.places.length === places)).toBe(true)
  expect([severity.jurors.length, severity.others]).toEqual([20, 30])
  expect(severity.jurors[0]).toEqual(report.severity.jurors[0])
  expect(severity.jurors.at(-1)).toEqual(report.severity.jurors.at(-1))
})

it('names everybody it speaks of, and who stands at each line', () => {
  const report = reportOf(12, 5)
  const view = fairnessView(report, 1)
  const { proposals, jurors } = idsIn(view)
  expect(proposals.length).toBe(12)
  expect(jurors.length).toBe(5)
  expect(view.standing[0]).toEqual(
    report.rows.filter(({ place }) => place === 1).map(({ proposalId }) => proposalId),
  )
})

it('of nothing shows nothing', () => {
  const view = fairnessView(reportOf(0, 5), 1)
  expect([view.lines, view.rows, view.chances, view.all]).toEqual([[], [], [], 0])
})
