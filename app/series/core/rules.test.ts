import { describe, expect, it } from 'vitest'
import { fraction } from '#app/platform/fraction.ts'
import { decimal } from '#app/platform/rounding.ts'
import { measuredOf, type Attempt, type ResultStatus } from './measured.ts'
import { isInOrder, registrationAt, roundAfter, spanOf, stepsFrom } from './rounds.ts'
import { standingsRuleSchema } from './standings-rule.ts'
import { organisationKey, teamProblem, type TeamAsked } from './teams.ts'

const made = (number: number, given: string | Exclude<ResultStatus, 'measured'>, penalty = '0'): Attempt => {
  const value = decimal(given)
  return {
    number,
    status: value === null ? (given as ResultStatus) : 'measured',
    value,
    penalty: decimal(penalty) ?? fraction(0),
  }
}

describe('the value of a round', () => {
  it.each([
    ['best', 'smaller', [made(1, '12'), made(2, '11')], 'measured', '11/1'],
    ['best', 'larger', [made(1, '12'), made(2, '11')], 'measured', '12/1'],
    // A penalty makes it worse in either direction.
    ['best', 'smaller', [made(1, '10', '5'), made(2, '11')], 'measured', '11/1'],
    ['best', 'larger', [made(1, '12', '5'), made(2, '11')], 'measured', '11/1'],
    ['last', 'smaller', [made(2, '12'), made(1, '11')], 'measured', '12/1'],
    ['last', 'smaller', [made(1, '11'), made(2, 'did_not_finish')], 'did_not_finish', null],
    // What is missing is no zero: the mean is of what was measured.
    ['mean', 'smaller', [made(1, '10'), made(2, '11'), made(3, 'did_not_finish')], 'measured', '21/2'],
    ['best', 'smaller', [made(1, 'did_not_start'), made(2, 'did_not_finish')], 'did_not_finish', null],
    ['best', 'smaller', [made(1, 'did_not_start')], 'did_not_start', null],
    ['best', 'smaller', [made(1, '10'), made(2, 'disqualified')], 'disqualified', null],
    ['best', 'smaller', [], 'absent', null],
  ] as const)('%s, %s is better (%#)', (counting, better, attempts, status, value) => {
    const measured = measuredOf(attempts, { counting, better })
    expect(measured.status).toBe(status)
    expect(measured.value && `${measured.value.numerator}/${measured.value.denominator}`).toBe(value)
  })
})

describe('a round', () => {
  it('is opened, finished, and opened again until its standings are published', () => {
    expect(roundAfter('planned', 'open')).toBe('open')
    expect(roundAfter('planned', 'finish')).toBe(null)
    expect(stepsFrom('open')).toEqual(['finish'])
    expect(stepsFrom('finished')).toEqual(['reopen'])
    expect(stepsFrom('published')).toEqual([])
  })

  it('comes after the registration and before the final', () => {
    expect(isInOrder(['registration', 'qualification', 'qualification', 'final'])).toBe(true)
    expect(isInOrder(['qualification', 'registration'])).toBe(false)
    expect(isInOrder(['final', 'qualification'])).toBe(false)
    expect(isInOrder(['registration', 'registration'])).toBe(false)
  })

  it('lasts from its first sitting to its last', () => {
    const [one, two] = [
      { beginsAt: new Date('2026-10-10T02:00:00Z'), endsAt: new Date('2026-10-10T08:00:00Z') },
      { beginsAt: new Date('2026-10-17T07:00:00Z'), endsAt: new Date('2026-10-17T13:00:00Z') },
    ]
    expect(spanOf([two, one])).toEqual({ beginsAt: one.beginsAt, endsAt: two.endsAt })
    expect(spanOf([])).toBe(null)
  })
})

describe('registration', () => {
  const sitting = { beginsAt: new Date('2026-09-01T06:00:00Z'), endsAt: new Date('2026-09-30T21:00:00Z') }
  it.each([
    ['2026-09-01T05:59:59.999Z', 'not-yet'],
    ['2026-09-01T06:00:00.000Z', 'open'],
    ['2026-09-30T20:59:59.999Z', 'open'],
    ['2026-09-30T21:00:00.000Z', 'closed'],
  ])('at %s is %s', (now, state) => {
    expect(registrationAt([sitting], new Date(now))).toBe(state)
  })

  const asked: TeamAsked = {
    ...{ name: 'Otso', organisation: 'Aalto University', country: 'FI' },
    ...{ members: 4, venueId: 'helsinki', isNamed: true },
  }
  const rules = { leastMembers: 2, mostMembers: 5, hasSeveralTeamsPerOrganisation: false }
  const standing = {
    venues: ['helsinki'],
    teams: [
      { name: 'Kontio', organisationKey: organisationKey('Åbo Akademi'), isWithdrawn: false },
      { name: 'Mesikämmen', organisationKey: organisationKey('Lut'), isWithdrawn: true },
    ],
  }
  it.each([
    [{}, null],
    [{ members: 1 }, 'team-members'],
    [{ members: 6 }, 'team-members'],
    [{ venueId: 'beijing' }, 'venue-unknown'],
    [{ name: ' KONTIO ' }, 'team-name-taken'],
    [{ name: 'mesikämmen' }, 'team-name-taken'],
    [{ organisation: 'ABO AKADEMI' }, 'team-of-organisation'],
    [{ organisation: 'LUT' }, null],
  ])('of %j: %s', (given, code) => {
    expect(teamProblem({ ...asked, ...given }, rules, standing)?.code ?? null).toBe(code)
  })
  it('is for several teams of an organisation where the series says so', () => {
    const open = { ...rules, hasSeveralTeamsPerOrganisation: true }
    expect(teamProblem({ ...asked, organisation: 'Åbo Akademi' }, open, standing)).toBe(null)
  })
})

describe('a rule', () => {
  const rule = {
    ...{ counts: 'places', points: [10, 8, 6], juryPercent: 30, bestOf: null, together: 'sum' },
    ...{ missing: 'zero', notFinished: 'zero', disqualified: 'zero', isFurtherFirst: true },
    ties: ['wins', 'measured'],
  }
  it.each([
    [{}, true],
    [{ points: [] }, false],
    [{ points: [0] }, false],
    [{ points: [6, 8] }, false],
    [{ points: [], counts: 'shares' }, true],
    [{ missing: 'left-out' }, false],
    [{ missing: 'left-out', together: 'mean' }, true],
    [{ ties: ['wins', 'wins'] }, false],
    [{ juryPercent: 101 }, false],
  ])('with %j can be used: %s', (given, isFine) => {
    expect(standingsRuleSchema.safeParse({ ...rule, ...given }).success).toBe(isFine)
  })
})
