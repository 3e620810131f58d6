import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { challengeStates } from '#app/lifecycle/phases.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { groundChanges } from './ground.ts'
import {
  hashOfStatement,
  hostedLines,
  hostingRefusal,
  isAskable,
  isStatable,
  usualHostDue,
  type Hosting,
  type HostStatement,
} from './hosting.ts'
import { outcomes } from './outcomes.ts'
import { isOwnName, isPhraseOf, phraseOf } from './typed-name.ts'

const said = (feasibility: 'feasible' | 'conditional' | 'not_feasible') => ({
  number: 1,
  feasibility,
  hash: 'a',
})
const row = (proposalId: string, outcome: (typeof outcomes)[number], override?: string) => ({
  proposalId,
  outcome,
  ...(override !== undefined && { override }),
})

describe('what the owner’s word keeps from being decided', () => {
  const hosting: Hosting = [
    { proposalId: 'a', newest: said('feasible') },
    { proposalId: 'b', newest: said('conditional') },
    { proposalId: 'c', newest: said('not_feasible') },
    { proposalId: 'd', newest: null },
  ]

  it.each([
    ['nothing, where nobody was asked', [row('d', 'winner')], [], null],
    [
      'nothing, where it can be hosted',
      [row('a', 'winner'), row('b', 'reserve'), row('d', 'not_selected')],
      hosting,
      null,
    ],
    [
      'a winner without a word',
      [row('d', 'winner')],
      hosting,
      { code: 'host-statements-missing', proposalIds: ['d'] },
    ],
    [
      'a reserve that was not asked about',
      [row('e', 'reserve')],
      hosting,
      { code: 'host-statements-missing', proposalIds: ['e'] },
    ],
    [
      'a winner that cannot be hosted',
      [row('c', 'winner')],
      hosting,
      { code: 'host-not-feasible', proposalIds: ['c'] },
    ],
    [
      'one with too short a reason',
      [row('c', 'reserve', 'They can.')],
      hosting,
      { code: 'host-not-feasible', proposalIds: ['c'] },
    ],
    [
      'nothing, with a reason of its own',
      [row('c', 'winner', 'Another hall is free from March on.')],
      hosting,
      null,
    ],
  ] as const)('%s', (_, rows, asked, expected) => {
    expect(hostingRefusal(rows, asked)).toEqual(expected)
  })

  it('never lets a placed proposal through without a statement once anybody was asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ outcome: fc.constantFrom(...outcomes), isStated: fc.boolean() }), {
          minLength: 1,
        }),
        (given) => {
          const rows = given.map(({ outcome }, index) => row(`p${index}`, outcome))
          const asked = given.map(({ isStated }, index) => ({
            proposalId: `p${index}`,
            newest: isStated ? said('feasible') : null,
          }))
          const isWhole = given.every(
            ({ outcome, isStated }) => isStated || (outcome !== 'winner' && outcome !== 'reserve'),
          )
          expect(hostingRefusal(rows, asked) === null).toBe(isWhole)
        },
      ),
    )
  })
})

it('asks from the deadline until a decision is recorded, and takes a word until it is confirmed', () => {
  expect(challengeStates.filter(isAskable)).toEqual(['closed', 'judging', 'deliberating'])
  expect(challengeStates.filter(isStatable)).toEqual(['closed', 'judging', 'deliberating', 'decided'])
})

it('hashes every word that was signed', () => {
  const statement: HostStatement = {
    ...({
      proposalId: 'a',
      number: 1,
      feasibility: 'feasible',
      because: '',
      signedName: 'Aino Esimerkki',
    } as const),
    notes: { site: 'Hall 2', permits: 'None', cost: 'None', people: 'Two' },
  }
  const other = { ...statement, notes: { ...statement.notes, people: 'Three' } }
  expect(hashOfStatement(statement, sha256)).not.toBe(hashOfStatement(other, sha256))
})

it.each([
  ['Aino Esimerkki', true],
  ['  aino   esimerkki ', true],
  ['Aino', false],
  ['', false],
])('takes %j for a signature of Aino Esimerkki: %s', (typed, expected) => {
  expect(isOwnName(typed, 'Aino Esimerkki')).toBe(expected)
})

it('takes the first eight characters of the hash, however they are spaced, and no others', () => {
  const hash = sha256('a decision')
  const phrase = phraseOf(hash)
  expect(isPhraseOf(` ${phrase.slice(0, 4).toUpperCase()} ${phrase.slice(4)}`, hash)).toBe(true)
  expect(isPhraseOf(phrase.slice(0, 7), hash)).toBe(false)
  expect(isPhraseOf(phraseOf(sha256('another decision')), hash)).toBe(false)
})

describe('what a decision stands on', () => {
  const ground = {
    ranking: [
      { proposalId: 'a', place: 1, total: '80' },
      { proposalId: 'b', place: 2, total: '200/3' },
    ],
    hosting: hostedLines([{ proposalId: 'a', newest: said('feasible') }]),
  }

  it.each([
    ['nothing', ground, []],
    [
      'a total',
      { ...ground, ranking: [{ ...ground.ranking[0]!, total: '79' }, ground.ranking[1]!] },
      [{ proposalId: 'a', what: 'ranking' }],
    ],
    ['a withdrawal', { ...ground, ranking: [ground.ranking[0]!] }, [{ proposalId: 'b', what: 'gone' }]],
    [
      'one more',
      { ...ground, ranking: [...ground.ranking, { proposalId: 'c', place: null, total: null }] },
      [{ proposalId: 'c', what: 'new' }],
    ],
    [
      'another word of the owner',
      { ...ground, hosting: [{ proposalId: 'a', number: 2, hash: 'b' }] },
      [{ proposalId: 'a', what: 'hosting' }],
    ],
  ] as const)('notices %s', (_, present, expected) => {
    expect(groundChanges(ground, present)).toEqual(expected)
  })
})

describe('until when an owner is asked', () => {
  const calendar = {
    judgingEndsAt: new Date('2022-01-12T17:00+02:00'),
    announcesAt: new Date('2022-01-14T10:00+02:00'),
  }
  it.each([
    ['2022-01-05T12:00+02:00', '2022-01-12T17:00+02:00'],
    ['2022-01-12T17:00+02:00', '2022-01-13T10:00+02:00'],
    ['2022-01-13T12:00+02:00', '2022-01-14T08:00+02:00'],
  ])('asked at %s: %s', (now, due) => {
    expect(usualHostDue(calendar, new Date(now))).toEqual(new Date(due))
  })
})
