import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
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
          ...{ allZero: [], emptyFactors: [] },
          fairness: expect.anything() as object,
        },
        {
          challenge: 'C2',
          ranking: [row('A', 1, '100', { plan: '5' }, { notAsked: ['impact'] })],
          ...{ allZero: [], emptyFactors: [] },
          fairness: expect.anything() as object,
        },
      ],
    })
  })

  it('is refused with row and cell for a heading that is not known, and for what stands behind a closing quote', async () => {
    const rules = ['rank', '--rubric', kept('rubric.json', JSON.stringify(rubric)), '--scores']
    const headings = 'challenge,proposal,juror,criterion,score'
    const slip = await haaste(noDatabase, ...rules, kept('scores.csv', `${headings},factr\nC,A,J,impact,3,2`))
    expect(slip.code).not.toBe(0)
    expect(slip.out).toContain(
      'row 1, cell 6: "factr" is no heading of such a file, which has challenge, proposal, juror, criterion, score, factor',
    )
    const joined = await haaste(noDatabase, ...rules, kept('scores.csv', `${headings}\nC,A,J,impact,"3"5`))
    expect(joined.code).not.toBe(0)
    expect(joined.out).toContain('row 2, cell 5 (score): has something behind its closing quote')
    const ballots = kept('ballots.csv', 'challenge,juror,proposal,rank,note\nC,J,A,1,fine')
    const noted = await haasteJson(noDatabase, 'rank', '--ballots', ballots)
    expect(noted.answer['problems']).toMatchObject([{ row: 1, field: 'cell 5', value: 'note' }])
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

  it('comes with how firm it is, for so many pilots, in figures and in words', async () => {
    const points = { A: [5, 5, 5], B: [4, 4, 3], C: [3, 4, 4], D: [1, 1, 1] }
    const scores = Object.entries(points).flatMap(([proposal, own]) =>
      own.flatMap((score, juror) => ['impact', 'plan'].map((id) => `C,${proposal},J${juror},${id},${score}`)),
    )
    const command = [...typed(scores.join('\n')), '--pilots', '2']
    const { answer } = await haasteJson(noDatabase, ...command)
    expect(answer).toMatchObject({
      challenges: [
        {
          fairness: {
            ...{ pilots: 2, jurors: 3, scores: 12 },
            lines: [
              { place: 1, kind: 'award', verdict: 'safe', because: [], heldInRedraws: 1, heldInWeights: 1 },
              { place: 2, kind: 'award', verdict: 'contested' },
              { place: 3, kind: 'reserve', verdict: 'safe' },
            ],
            severity: { withheld: null },
            agreement: { reviews: 3, icc1: { single: {}, mean: {} } },
            proposals: [
              { proposal: 'A', rank: 1, score: 100, adjustedRank: 1, award: 1, places: [1, 0, 0] },
              { proposal: 'B', rank: 2 },
              { proposal: 'C', rank: 2 },
              { proposal: 'D', rank: 4, award: 0 },
            ],
          },
        },
      ],
    })
    const { out } = await haaste(noDatabase, ...command)
    expect(out).toMatch(/ {2}place 1: safe\n {2}place 2: contested – a tie\n {2}place 3 \(reserve\): safe\n/)
    expect(await haaste(noDatabase, ...typed(scores.join('\n')), '--pilots', 'two')).toMatchObject({
      code: 2,
    })
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

  it('with a decimal comma without quotes is not ranked, and its row is named', async () => {
    const { code, answer } = await haasteJson(noDatabase, ...typed('\nC,A,J,impact,3\nC,A,J,plan,3,5'))
    expect(code).toBe(1)
    expect(answer).toMatchObject({
      ok: false,
      problems: [{ row: 4, field: 'the row', value: 'C,A,J,plan,3,5' }],
    })
    const { out } = await haaste(noDatabase, ...typed('C,A,J,plan,3,5'))
    expect(out).toMatch(/^Nothing is ranked: 1 place .*\n {2}row 2, the row: .*6 cells below 5 headings/)
  })

  it('counts a juror with zeros alone where 0 is on the scale, and names juror and proposal', async () => {
    const rules = { ...rubric, criteria: ['a', 'b'].map((id) => ({ id, type: 'points', highest: 10 })) }
    const given = ['B,K,0,0', 'A,K,0.0,', 'A,J,8,6', 'A,L,0,1', 'B,J,4,4', 'B,L,,']
    const scores = given.flatMap((line) => {
      const [proposal, juror, a, b] = line.split(',')
      return [`C,${proposal},${juror},a,${a}`, `C,${proposal},${juror},b,${b}`]
    })
    const command = typed(scores.join('\n'), { ...rules, minimum: 0 })
    const { code, answer } = await haasteJson(noDatabase, ...command)
    expect(code).toBe(0)
    expect(answer).toMatchObject({
      challenges: [
        {
          ranking: [
            { proposal: 'A', score: '25', reviews: 3 },
            { proposal: 'B', score: '20', reviews: 2 },
          ],
          allZero: [
            { proposal: 'A', juror: 'K' },
            { proposal: 'B', juror: 'K' },
          ],
        },
      ],
    })
    const { out } = await haaste(noDatabase, ...command)
    expect(out).toContain('  K gave A 0 in every criterion scored: if K was absent, leave the scores empty\n')
    expect(out).toContain('  K gave B 0 in every criterion scored: if K was absent, leave the scores empty\n')
    expect(out).not.toMatch(/[JL] gave/)
  })

  /** Scores with a column of factors. */
  const factored = (lines: readonly string[], rules: unknown = { ...rubric, minimum: 0 }) => {
    const command = typed('', rules)
    kept('scores.csv', `challenge,proposal,juror,criterion,score,factor\n${lines.join('\n')}`)
    return command
  }

  it('takes an empty factor from the other jurors, and says for whom that counts', async () => {
    const command = factored([
      ...['C,A,J,impact,,', 'C,A,K,impact,5,3', 'C,A,L,impact,3,', 'C,A,M,impact,4,3.0'],
      ...['C,A,J,plan,1,', 'C,A,K,plan,1,', 'C,A,L,plan,1,1', 'C,A,M,plan,1,1'],
    ])
    const { code, answer } = await haasteJson(noDatabase, ...command)
    expect(code).toBe(0)
    expect(answer).toMatchObject({
      challenges: [
        {
          // J has the plan alone: 0; the others three parts of impact and one of plan: 75, 37.5 and 56.25.
          ranking: [{ proposal: 'A', score: '42.1875', reviews: 4 }],
          emptyFactors: [
            { proposal: 'A', criterion: 'impact', factor: '3', jurors: ['L'] },
            { proposal: 'A', criterion: 'plan', factor: '1', jurors: ['J', 'K'] },
          ],
        },
      ],
    })
    const { out } = await haaste(noDatabase, ...command)
    expect(out).toContain('  A, plan: the factor 1 counts for J, K too, who left it empty')
  })

  it.each(['mean', 'sum'])('gives no total by %s where all factors of a proposal are 0', async (weights) => {
    const command = factored(
      [
        'C,A,J,impact,5,0',
        'C,A,J,plan,5,0.0',
        'C,B,J,impact,1,',
        'C,B,J,plan,1,',
        'C,D,J,impact,5,0',
        'C,D,J,plan,3,1',
      ],
      { ...rubric, minimum: undefined, weights, first: 'criteria', counts: 'points' },
    )
    const { code, answer } = await haasteJson(noDatabase, ...command)
    expect(code).toBe(0)
    const ranks = weights === 'mean' ? ['D', 'B'] : ['B', 'D']
    expect(answer).toMatchObject({
      challenges: [
        {
          ranking: [
            ...ranks.map((proposal, at) => ({ proposal, rank: at + 1, weightless: false })),
            { proposal: 'A', rank: null, score: null, reviews: 0, weightless: true },
          ],
        },
      ],
    })
    const { out } = await haaste(noDatabase, ...command)
    expect(out).toMatch(/– {2}A +no score {2}all its weights are 0\n/)
  })

  it('comes to the same answer in whichever order its rows stand', async () => {
    const points = { A: '354', B: '345', C: '3 4', D: '442', E: '111', F: '  3' }
    const scores = ['C2', 'C10', 'c'].flatMap((challenge) =>
      Object.entries(points).flatMap(([proposal, own]) =>
        [...own].flatMap((score, juror) =>
          score === ' '
            ? []
            : ['impact', 'plan'].map(
                (id) => `${challenge},${proposal},J${juror},${id},${score},${id.length}`,
              ),
        ),
      ),
    )
    scores[0] = 'C2,A,J0,impact,,'
    const answerTo = async (rows: readonly string[]) =>
      (await haaste(noDatabase, ...factored(rows), '--pilots', '2', '--json')).out
    await sameInAnyOrder(scores, answerTo, ['C10', 'C2', 'c'])
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

describe('ranked ballots', () => {
  const ballots = (lines: string) => [
    ...['rank', '--ballots', kept('ballots.csv', `challenge,juror,proposal,rank\n${lines}`)],
  ]
  const lines = ['C,J,A,1', 'C,J,B,2', 'C,J,D,', 'C,K,B,1', 'C,K,A,2', 'C,L,A,3', 'C,L,B,3']

  it('are one order, equal ranks equal, who is not ranked at the end', async () => {
    const { code, answer } = await haasteJson(noDatabase, ...ballots(lines.join('\n')))
    expect(code).toBe(0)
    expect(answer).toMatchObject({
      rule: { by: 'mean-rank', tieBreak: ['head-to-head'] },
      challenges: [
        {
          challenge: 'C',
          ranking: [
            { proposal: 'A', rank: 1, figure: '2', tied: true, tieBreak: 'nothing', ballots: 3 },
            { proposal: 'B', rank: 1, figure: '2', tied: true, tieBreak: null, ballots: 3 },
            { proposal: 'D', rank: null, figure: null, ballots: 0 },
          ],
          fairness: {
            pilots: 1,
            lines: [{ place: 1, kind: 'award', verdict: 'contested' }],
            proposals: [
              { proposal: 'A', award: 0.5 },
              { proposal: 'B', award: 0.5 },
            ],
          },
        },
      ],
    })
  })

  it.each(['mean-rank', 'borda', 'schulze'])(
    'come to the same %s in whichever order rows stand',
    async (rule) => {
      const orders = ['ABCDE', 'BACDE', 'CABDE', 'BC', 'EDA']
      const rows = ['C2', 'C10', 'c'].flatMap((challenge) => [
        ...orders.flatMap((order, juror) =>
          [...order].map((proposal, at) => `${challenge},J${juror},${proposal},${Math.ceil((at + 1) / 1.5)}`),
        ),
        `${challenge},J3,F,`,
      ])
      const answerTo = async (shuffled: readonly string[]) =>
        (await haaste(noDatabase, ...ballots(shuffled.join('\n')), '--rule', rule, '--pilots', '2', '--json'))
          .out
      await sameInAnyOrder(rows, answerTo, ['C10', 'C2', 'c'])
    },
  )

  it('take a rule and a table of points', async () => {
    const { out } = await haaste(
      noDatabase,
      ...ballots('C,J,A,1\nC,J,B,2'),
      '--rule',
      'borda',
      '--points',
      '12,10',
    )
    expect(out).toMatch(/1 {2}A +12\n +2 {2}B +10\n/)
  })

  it.each([
    [['--rule', 'plurality'], 2, '--rule is mean-rank, borda or schulze'],
    [['--points', '3'], 2, '--points belongs to --rule borda'],
    [['--rubric', 'rubric.json'], 2, 'Either --ballots'],
  ])('%j is answered with what is wrong', async (words, code, said) => {
    const answered = await haaste(noDatabase, ...ballots('C,J,A,1'), ...words)
    expect(answered.code).toBe(code)
    expect(answered.err).toContain(said)
  })

  it('with a row that cannot be counted are not ranked', async () => {
    const { code, answer } = await haasteJson(noDatabase, ...ballots('C,J,A,1\nC,J,A,first'))
    expect(code).toBe(1)
    expect(answer).toMatchObject({
      problems: [
        { row: 3, field: 'rank' },
        { row: 3, field: 'proposal' },
      ],
    })
    const cut = await haasteJson(noDatabase, ...ballots('C,J,A,1\n\nC,J,B'))
    expect(cut.code).toBe(1)
    expect(cut.answer).toMatchObject({ problems: [{ row: 4, field: 'the row', value: 'C,J,B' }] })
  })
})

/** The whole answer, letter by letter; its challenges stand by name. */
async function sameInAnyOrder(
  rows: readonly string[],
  answerTo: (rows: readonly string[]) => Promise<string>,
  challenges: readonly string[],
) {
  const first = await answerTo(rows)
  const { challenges: answered } = JSON.parse(first) as { challenges: { challenge: string }[] }
  expect(answered.map(({ challenge }) => challenge)).toEqual(challenges)
  const shuffled = fc.shuffledSubarray([...rows], { minLength: rows.length })
  await fc.assert(
    fc.asyncProperty(shuffled, async (order) => {
      expect(await answerTo(order)).toBe(first)
    }),
    { numRuns: 8, examples: [[[...rows].reverse()]] },
  )
}

function row(
  proposal: string,
  rank: number | null,
  score: string | null,
  criteria: Record<string, string | null>,
  over: Record<string, unknown> = {},
) {
  const plain = { tied: false, tieBreak: null, reviews: 1, belowMinimum: [], notAsked: [], weightless: false }
  return { proposal, rank, score, criteria, ...plain, ...over }
}
