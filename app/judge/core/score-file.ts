/** Scores as a committee keeps them in a spreadsheet: one row per score, checked against the rubric before any is counted. */
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { Sheet } from '#app/publish/core/aggregation.ts'
import { compare, type Fraction } from '#app/platform/fraction.ts'
import { inOrderOf, problem, type FileProblem, type FileRow } from './file-rows.ts'
import { grouped } from './grouped.ts'
import type { JudgedContender } from './without-juror.ts'
import { decimal } from '#app/platform/rounding.ts'
import type { FileCriterion } from './rubric-file.ts'

const columns = ['challenge', 'proposal', 'juror', 'criterion', 'score'] as const
/** All headings a file of scores may have. */
export const scoreHeadings: readonly string[] = [...columns, 'factor']

export type ScoredChallenge = {
  readonly challenge: string
  readonly contenders: readonly JudgedContender[]
  /** Who gave a proposal no score but 0, written as a figure. It counts; an absent juror may be behind it. */
  readonly allZero: readonly { readonly proposal: string; readonly juror: string }[]
  /** Whose scores have an empty factor where another juror's row of the same proposal and criterion has one, which then counts. */
  readonly emptyFactors: readonly {
    readonly proposal: string
    readonly criterion: string
    readonly factor: Fraction
    readonly jurors: readonly string[]
  }[]
}

export type ScoreFileRefusal = {
  readonly code: 'scores-unreadable'
  readonly problems: readonly FileProblem[]
}

type Read = {
  readonly number: number
  readonly challenge: string
  readonly proposal: string
  readonly juror: string
  readonly criterion: string
  readonly score: Fraction | null
  /** Whether the score is a 0 in figures: "no" is worth as much, but nobody writes it of someone who was away. */
  readonly isZero: boolean
  readonly factor: Fraction | null
}

/**
 * The contenders of each challenge, all in the order of their names. An empty score is "cannot judge". When a row cannot
 * be counted as it stands, nothing is: all such rows are named. A criterion without any row of a proposal was not asked of it.
 */
export function readScoreRows(
  rows: readonly FileRow[],
  criteria: readonly FileCriterion[],
): Result<ScoredChallenge[], ScoreFileRefusal> {
  const missing = columns.filter((column) => rows[0] !== undefined && !(column in rows[0].cells))
  if (rows.length === 0) return unreadable([problem(1, 'the file', '', 'has no scores')])
  if (missing.length > 0)
    return unreadable(missing.map((column) => problem(1, column, '', 'is no heading of the file')))
  const known = new Map(criteria.map((criterion) => [criterion.id, criterion]))
  const problems: FileProblem[] = []
  const read = rows.map((row) => readRow(row, known, problems))
  problems.push(...clashes(read))
  if (problems.length > 0) return unreadable(problems.sort((a, b) => a.row - b.row))
  const byChallenge = grouped(
    inOrderOf(read, ['challenge', 'proposal', 'juror', 'criterion']),
    ({ challenge }) => challenge,
  )
  return accept(
    [...byChallenge].map(([challenge, ofChallenge]) => ({
      challenge,
      contenders: [...grouped(ofChallenge, ({ proposal }) => proposal)].map(contenderOf),
      allZero: allZeroOf(ofChallenge),
      emptyFactors: emptyFactorsOf(ofChallenge),
    })),
  )
}

function readRow(
  { number, cells }: FileRow,
  known: ReadonlyMap<string, FileCriterion>,
  problems: FileProblem[],
): Read {
  const cell = (name: string) => (cells[name] ?? '').trim()
  for (const name of ['challenge', 'proposal', 'juror'])
    if (cell(name) === '') problems.push(problem(number, name, '', 'is empty'))
  const criterion = known.get(cell('criterion'))
  if (criterion === undefined)
    problems.push(problem(number, 'criterion', cell('criterion'), 'is no criterion of the rubric'))
  const score = cell('score') === '' ? null : (criterion?.read(cell('score')) ?? null)
  if (score === null && cell('score') !== '' && criterion !== undefined)
    problems.push(problem(number, 'score', cell('score'), `is not ${criterion.takes}`))
  const factor = cell('factor') === '' ? null : decimal(cell('factor'))
  if (cell('factor') !== '' && (factor === null || factor.numerator < 0n))
    problems.push(problem(number, 'factor', cell('factor'), 'is no decimal number from 0'))
  return {
    ...{ number, challenge: cell('challenge'), proposal: cell('proposal'), juror: cell('juror') },
    ...{ criterion: cell('criterion'), score, isZero: decimal(cell('score'))?.numerator === 0n, factor },
  }
}

/** The same score twice, and factors of one criterion of a proposal that differ: which of them counts is not guessed. */
function clashes(rows: readonly Read[]): FileProblem[] {
  const scored = new Map<string, number>()
  const factors = new Map<string, Fraction>()
  return rows.flatMap(({ number, challenge, proposal, juror, criterion, factor }) => {
    const [one, all] = [
      JSON.stringify([challenge, proposal, criterion, juror]),
      JSON.stringify([challenge, proposal, criterion]),
    ]
    const before = scored.get(one)
    if (before !== undefined)
      return [problem(number, 'juror', juror, `has scored this in row ${before} already`)]
    scored.set(one, number)
    if (factor === null) return []
    const known = factors.get(all)
    if (known === undefined) factors.set(all, factor)
    else if (compare(known, factor) !== 0)
      return [problem(number, 'factor', '', 'differs from that of another juror for this criterion')]
    return []
  })
}

function allZeroOf(ofChallenge: readonly Read[]): ScoredChallenge['allZero'] {
  const scored = ofChallenge.filter(({ score }) => score !== null)
  const pairs = grouped(scored, ({ proposal, juror }) => JSON.stringify([proposal, juror]))
  return [...pairs.values()].flatMap((own) => {
    const [first] = own
    return first && own.every(({ isZero }) => isZero)
      ? [{ proposal: first.proposal, juror: first.juror }]
      : []
  })
}

function emptyFactorsOf(ofChallenge: readonly Read[]): ScoredChallenge['emptyFactors'] {
  const pairs = grouped(ofChallenge, ({ proposal, criterion }) => JSON.stringify([proposal, criterion]))
  return [...pairs.values()].flatMap((rows) => {
    const stated = rows.find(({ factor }) => factor !== null)
    const jurors = rows.flatMap((row) => (row.score && row.factor === null ? [row.juror] : []))
    if (!stated?.factor || jurors.length === 0) return []
    return [{ proposal: stated.proposal, criterion: stated.criterion, factor: stated.factor, jurors }]
  })
}

function contenderOf([proposal, rows]: [string, Read[]]): JudgedContender {
  const byJuror = grouped(rows, ({ juror }) => juror)
  const sheets: Sheet[] = [...byJuror.values()].map((own) =>
    Object.fromEntries(own.map(({ criterion, score }) => [criterion, score])),
  )
  const factors = Object.fromEntries(
    rows.flatMap(({ criterion, factor }) => (factor ? [[criterion, factor]] : [])),
  )
  const asked = [...new Set(rows.map(({ criterion }) => criterion))]
  return { proposalId: proposal, reference: proposal, jurors: [...byJuror.keys()], sheets, factors, asked }
}

const unreadable = (problems: readonly FileProblem[]) => refuse('scores-unreadable', { problems })
