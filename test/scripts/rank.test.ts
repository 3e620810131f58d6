import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { haaste, haasteJson } from './command-line.ts'

/** No command line of these reads a database. */
const noDatabase = 'postgres://nobody@127.0.0.1:9/none'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'haaste-rank-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const kept = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const rubric = {
  ...{ format: 'haaste-rubric', version: 1, minimum: 40 },
  criteria: [
    { id: 'impact', type: 'anchored-scale', lowest: 1, highest: 5, weight: 60, minimum: 3 },
    { id: 'plan', type: 'anchored-scale', lowest: 1, highest: 5, weight: 40 },
  ],
}
const typed = (scores: string, rules: unknown = rubric) => [
  ...['rank', '--rubric', kept('rubric.json', JSON.stringify(rules))],
  ...['--scores', kept('scores.csv', `challenge,proposal,juror,criterion,score\n${scores}`)],
]

describe('a spreadsheet of scores', () => {
  it('is ranked by challenge, ties and tie-breaks said, figures as decimal texts', async () => {
    const scores = [
      ...[
        'C1,A,J,impact,4',
        'C1,A,J,plan,2',
        'C1,B,J,impact,3',
        'C1,B,J,plan,3.0',
        'C1,E,J,impact,2',
        'C1,E,J,plan,',
      ],
      ...['C1,D,J,impact,', 'C1,D,J,plan,', 'C2,A,J,plan,5'],
    ]
    const { code, answer } = await haasteJson(noDatabase, ...typed(scores.join('\n')))
    expect(code).toBe(0)
    expect(answer).toEqual({
      ok: true,
      challenges: [
        {
          challenge: 'C1',
          ranking: [
            row('A', 1, '55', { impact: '4', plan: '2' }),
            row('B', 2, '50', { impact: '3', plan: '3' }),
            row('E', 3, '25', { impact: '2', plan: null }, { belowMinimum: ['impact', 'total'] }),
            row('D', null, null, { impact: null, plan: null }, { reviews: 0 }),
          ],
        },
        { challenge: 'C2', ranking: [row('A', 1, '100', { plan: '5' }, { notAsked: ['impact'] })] },
      ],
    })
  })

  it('says of a tie what puts one before the next, and when nothing does', async () => {
    const equal = ['A', 'B', 'C'].flatMap((proposal) => [
      `C,${proposal},J,impact,3`,
      `C,${proposal},J,plan,3`,
    ])
    const turned = [...equal.slice(2), 'C,A,J,impact,5', 'C,A,J,plan,2']
    const rules = {
      ...rubric,
      criteria: rubric.criteria.map((one) => ({ ...one, weight: 1 })),
      tieBreak: ['criterion:impact'],
    }
    const more = [...turned.slice(0, 4), 'C,A,J,impact,4', 'C,A,J,plan,2']
    const { out } = await haaste(noDatabase, ...typed(more.join('\n'), rules))
    expect(out).toMatch(
      /1 {2}A .*tied, before the next by criterion:impact\n +1 {2}B .*tied\n +1 {2}C .*tied\n/,
    )
  })

  it('with cells that cannot be counted is not ranked, and each is named', async () => {
    const { code, answer } = await haasteJson(
      noDatabase,
      ...typed('C,A,J,impact,0\nC,A,J,plan,3\nC,A,K,plan,"3,5"'),
    )
    expect(code).toBe(1)
    expect(answer).toMatchObject({
      ok: false,
      problems: [
        { row: 2, field: 'score', value: '0', reason: 'is not a whole number from 1 to 5' },
        { row: 4, field: 'score', value: '3,5' },
      ],
    })
  })

  it.each([
    [['rank'], 2, 'Both are needed'],
    [['rank', '--rubric', 'none.json', '--scores', 'none.csv'], 1, 'There is no file none.json'],
  ])('%j is answered with what is missing', async (words, code, said) => {
    const answered = await haaste(noDatabase, ...words)
    expect(answered.code).toBe(code)
    expect(answered.err).toContain(said)
  })

  it('needs a rubric that is one', async () => {
    const answered = await haaste(noDatabase, ...typed('', { ...rubric, criteria: [] }))
    expect(answered).toMatchObject({
      code: 1,
      err: expect.stringContaining('is no rubric:\n  criteria: ') as string,
    })
  })
})

function row(
  proposal: string,
  rank: number | null,
  score: string | null,
  criteria: Record<string, string | null>,
  over: Record<string, unknown> = {},
) {
  const plain = { tied: false, tieBreak: null, reviews: 1, belowMinimum: [], notAsked: [] }
  return { proposal, rank, score, criteria, ...plain, ...over }
}
