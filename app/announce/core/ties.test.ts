import { expect, it } from 'vitest'
import { fraction } from '#app/platform/fraction.ts'
import { decisionRefusal, rankedLines, tiesAtTheLine, type OutcomeRow } from './outcomes.ts'
import { brokenTies, unbrokenTies } from './ties.ts'

const nothing = { by: 'nothing' } as const
const spread = { by: 'spread' } as const
const ranked = (
  proposalId: string,
  place: number | null,
  tieBreak: typeof nothing | typeof spread | null = null,
) => ({
  ...{ proposalId, place, tieBreak, isTied: tieBreak !== null },
})

it.each([
  ['no tie', [ranked('a', 1), ranked('b', 2)], []],
  ['a tie that is broken', [ranked('a', 1, spread), ranked('b', 1)], []],
  ['a tie that nothing breaks', [ranked('a', 1, nothing), ranked('b', 1), ranked('c', 3)], [['a', 'b']]],
  [
    'three, of which the first stands apart',
    [ranked('a', 1, spread), ranked('b', 1, nothing), ranked('c', 1)],
    [['b', 'c']],
  ],
  ['all tied', [ranked('a', 1, nothing), ranked('b', 1, nothing), ranked('c', 1)], [['a', 'b', 'c']]],
  ['no reviews at all', [ranked('a', null), ranked('b', null)], []],
])('finds in %s the groups nothing tells apart', (_, rows, expected) => {
  expect(unbrokenTies(rows)).toEqual(expected)
})

it.each([
  ['no tie', [ranked('a', 1), ranked('b', 2)], []],
  ['a tie that is broken', [ranked('a', 1, spread), ranked('b', 1)], [[['a'], ['b']]]],
  ['a tie that nothing breaks', [ranked('a', 1, nothing), ranked('b', 1), ranked('c', 3)], []],
  [
    'three, of which the first stands apart, and a later place of two',
    [ranked('a', 1, spread), ranked('b', 1, nothing), ranked('c', 1), ranked('d', 4, spread), ranked('e', 4)],
    [
      [['a'], ['b', 'c']],
      [['d'], ['e']],
    ],
  ],
  ['no reviews at all', [ranked('a', null), ranked('b', null)], []],
])('finds in %s what the tie-break makes of each shared place', (_, rows, expected) => {
  expect(brokenTies(rows)).toEqual(expected)
})

it('asks for a reason where whoever the tie-break puts second wins over whoever it puts first', () => {
  const rows = (reason: string) => [
    row('a', 'not_selected', `${reason} It has no hall.`),
    row('b', 'winner', `${reason} It begins now.`),
  ]
  const both = { eligible: ['a', 'b'], pilotsOffered: 1 }
  const parted = ranking.map((line, index) => ({ ...line, turn: index + 1 }))
  expect(decisionRefusal({ outcomes: rows(''), ranking: parted }, both)).toEqual({
    code: 'deviation-unexplained',
    proposalIds: ['a', 'b'],
  })
  expect(decisionRefusal({ outcomes: rows('The panel weighed both.'), ranking: parted }, both)).toBeNull()
  const [first, second] = [row('a', 'winner', 'Good.'), row('b', 'not_selected', 'Good.')]
  expect(decisionRefusal({ outcomes: [first, second], ranking: parted }, both)).toBeNull()
})

it('keeps with a ranking whose turn it is where the tie-break parts a place, and says nothing elsewhere', () => {
  const total = fraction(80)
  const rows = [
    ranked('a', 1, spread),
    ranked('b', 1, nothing),
    ranked('c', 1),
    ranked('d', 4, nothing),
    ranked('e', 4),
  ]
  expect(rankedLines([...rows, ranked('f', 6)].map((each) => ({ ...each, total })))).toEqual([
    { proposalId: 'a', place: 1, total: '80/1', turn: 1 },
    { proposalId: 'b', place: 1, total: '80/1', turn: 2 },
    { proposalId: 'c', place: 1, total: '80/1', turn: 2 },
    { proposalId: 'd', place: 4, total: '80/1' },
    { proposalId: 'e', place: 4, total: '80/1' },
    { proposalId: 'f', place: 6, total: '80/1' },
  ])
})

const row = (proposalId: string, outcome: OutcomeRow['outcome'], reason: string): OutcomeRow => ({
  ...{ proposalId, outcome, reason, place: outcome === 'reserve' ? 1 : null, feedback: '' },
})
const facts = { eligible: ['a', 'b'], pilotsOffered: 1, unbroken: [['a', 'b']] }
const ranking = ['a', 'b'].map((proposalId) => ({ proposalId, place: 1, total: '80' }))

it('asks of an unbroken tie at the line a reason for each of its proposals, and of one inside the line for none', () => {
  const silent = [row('a', 'winner', 'Good.'), row('b', 'reserve', 'Good.')]
  expect(decisionRefusal({ outcomes: silent, ranking }, facts)).toEqual({
    code: 'tie-unexplained',
    proposalIds: ['a', 'b'],
  })
  const said = [
    row('a', 'winner', 'The panel prefers the hall that is free.'),
    row('b', 'reserve', 'The panel sees no hall for it this spring.'),
  ]
  expect(decisionRefusal({ outcomes: said, ranking }, facts)).toBeNull()
  expect(tiesAtTheLine([row('a', 'reserve', ''), row('b', 'not_selected', '')], facts.unbroken)).toEqual([])
})
