/** Ranked ballots as a committee keeps them in a spreadsheet: one row per rank, checked before any is counted. */
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { inOrderOf, problem, type FileProblem, type FileRow } from '../file-rows.ts'
import { grouped } from '../grouped.ts'
import type { RankedBallot } from './ranked.ts'

const columns = ['challenge', 'juror', 'proposal', 'rank'] as const
/** All headings a file of ranked ballots may have. */
export const rankHeadings: readonly string[] = columns

export type BallotsOfChallenge = {
  readonly challenge: string
  /** In the order of their names. */
  readonly proposals: readonly string[]
  readonly ballots: readonly RankedBallot[]
}

export type RankFileRefusal = {
  readonly code: 'ballots-unreadable'
  readonly problems: readonly FileProblem[]
}

/**
 * The ballots of each challenge. Equal ranks of one juror are equal; gaps between ranks say nothing; an empty rank says
 * the juror has not ranked the proposal (a conflict, an absence) and is never a last place. When a row cannot be counted
 * as it stands, nothing is: all such rows are named.
 */
export function readRankRows(rows: readonly FileRow[]): Result<BallotsOfChallenge[], RankFileRefusal> {
  const missing = columns.filter((column) => rows[0] !== undefined && !(column in rows[0].cells))
  if (rows.length === 0) return unreadable([problem(1, 'the file', '', 'has no ranks')])
  if (missing.length > 0)
    return unreadable(missing.map((column) => problem(1, column, '', 'is no heading of the file')))
  const problems: FileProblem[] = []
  const ranked = new Map<string, number>()
  const read = rows.map(({ number, cells }) => {
    const cell = (name: (typeof columns)[number]) => (cells[name] ?? '').trim()
    const [challenge, juror, proposal, rank] = columns.map(cell) as [string, string, string, string]
    for (const name of ['challenge', 'juror', 'proposal'] as const)
      if (cell(name) === '') problems.push(problem(number, name, '', 'is empty'))
    if (rank !== '' && !/^[1-9]\d{0,3}$/.test(rank))
      problems.push(problem(number, 'rank', rank, 'is not a whole number from 1 to 9999'))
    const key = JSON.stringify([challenge, juror, proposal])
    const before = ranked.get(key)
    if (before === undefined) ranked.set(key, number)
    else
      problems.push(
        problem(number, 'proposal', proposal, `was ranked by this juror in row ${before} already`),
      )
    return { challenge, juror, proposal, rank: rank === '' ? null : Number(rank) }
  })
  if (problems.length > 0) return unreadable(problems)
  return accept(
    [...grouped(inOrderOf(read, ['challenge', 'proposal', 'juror']), ({ challenge }) => challenge)].map(
      ([challenge, own]) => ({
        challenge,
        proposals: [...new Set(own.map(({ proposal }) => proposal))],
        ballots: [...grouped(own, ({ juror }) => juror)].map(([jurorId, lines]) => ({
          jurorId,
          order: stepsOf(lines),
        })),
      }),
    ),
  )
}

function stepsOf(lines: readonly { proposal: string; rank: number | null }[]): string[][] {
  const given = lines.flatMap(({ proposal, rank }) => (rank === null ? [] : [{ proposal, rank }]))
  return [...grouped(given, ({ rank }) => rank)]
    .sort(([a], [b]) => a - b)
    .map(([, step]) => step.map(({ proposal }) => proposal))
}

const unreadable = (problems: readonly FileProblem[]) => refuse('ballots-unreadable', { problems })
