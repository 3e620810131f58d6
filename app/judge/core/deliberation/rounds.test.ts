import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { challengeStates } from '#app/lifecycle/phases.ts'
import {
  allowedNow,
  changedPlan,
  closeRefusal,
  followsChallenge,
  inOrder,
  lastClosed,
  reopenRefusal,
  openRefusal,
  nextToOpen,
  openRound,
  planRefusal,
  roundKinds,
  roundPresets,
  standingOf,
  stateOfRound,
  type Round,
  type RoundFacts,
  type RoundKind,
} from './rounds.ts'

const twoStage = inOrder(roundPresets['two-stage'])

function facts(given: Partial<RoundFacts> = {}): RoundFacts {
  return {
    rounds: twoStage,
    state: 'deliberating',
    finalists: 2,
    isMeetingRunning: false,
    areMinutesApproved: false,
    ...given,
  }
}

function pressed(kinds: readonly RoundKind[], state: Round['state'], rounds = twoStage): Round[] {
  return rounds.map((round) => (kinds.includes(round.kind) ? { ...round, state } : round))
}

describe('opening a round again', () => {
  const closed = pressed(['shortlist'], 'closed')

  it.each<[string, RoundKind, Partial<RoundFacts>, string | null]>([
    ['what was closed last', 'shortlist', { rounds: closed }, null],
    ['what was never opened', 'pitch', { rounds: closed }, 'round-changed'],
    ['what follows the challenge', 'individual', { rounds: closed }, 'round-follows-challenge'],
    ['what is no round here', 'consensus', { rounds: closed }, 'round-unknown'],
    ['when all is decided', 'shortlist', { rounds: closed, state: 'decided' }, 'not-deliberating'],
    [
      'what a later round was built on',
      'shortlist',
      { rounds: pressed(['pitch'], 'closed', closed) },
      'round-built-on',
    ],
  ])('%s', (_, kind, given, code) => {
    expect(reopenRefusal(kind, facts(given))?.code ?? null).toBe(code)
  })

  it('is over for a meeting once its minutes are approved', () => {
    const rounds = pressed(['consensus'], 'closed', inOrder(roundPresets.usual))
    expect(reopenRefusal('consensus', facts({ rounds }))).toBeNull()
    expect(reopenRefusal('consensus', facts({ rounds, areMinutesApproved: true }))?.code).toBe(
      'round-built-on',
    )
  })

  it('is offered for the last that was closed, while none is open', () => {
    const shown = (states: Partial<Record<RoundKind, 'open' | 'closed'>>) =>
      roundPresets['two-stage'].map((kind) => ({ kind, standing: states[kind] ?? ('planned' as const) }))
    expect(lastClosed(shown({ individual: 'closed', shortlist: 'closed', pitch: 'closed' }))).toBe('pitch')
    expect(lastClosed(shown({ individual: 'closed', shortlist: 'closed', pitch: 'open' }))).toBeNull()
    expect(lastClosed(shown({ individual: 'closed' }))).toBeNull()
  })
})

describe('a plan of rounds', () => {
  it.each([
    [['individual'], null],
    [['individual', 'consensus'], null],
    [['individual', 'shortlist', 'pitch', 'final'], null],
    [['consensus'], 'individual-needed'],
    [['individual', 'pitch'], 'shortlist-needed'],
    [['individual', 'final'], 'shortlist-needed'],
  ] as const)('%j: %s', (kinds, code) => {
    expect(planRefusal(kinds)?.code ?? null).toBe(code)
  })

  it('has the same order however it is ticked', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...roundKinds]), (kinds) => {
        const rounds = inOrder(kinds)
        expect(rounds.map(({ kind }) => kind)).toEqual(roundKinds.filter((kind) => kinds.includes(kind)))
        expect(rounds.map(({ position }) => position)).toEqual(rounds.map((_, index) => index + 1))
      }),
    )
  })

  it('keeps what has begun and lets what follows change', () => {
    const begun = pressed(['shortlist'], 'closed')
    const changed = changedPlan(begun, ['individual', 'shortlist', 'final'])
    expect(changed).toEqual({
      ok: true,
      rounds: [
        { kind: 'individual', position: 1, state: 'planned' },
        { kind: 'shortlist', position: 2, state: 'closed' },
        { kind: 'final', position: 3, state: 'planned' },
      ],
    })
    expect(changedPlan(begun, ['individual', 'consensus'])).toMatchObject({
      refusal: { code: 'round-begun' },
    })
    // A meeting before a shortlist that is drawn comes too late.
    expect(changedPlan(begun, ['individual', 'consensus', 'shortlist'])).toMatchObject({
      refusal: { code: 'round-begun' },
    })
  })
})

describe('opening and closing', () => {
  it.each([
    ['shortlist', facts(), null],
    ['shortlist', facts({ finalists: 0 }), null],
    ['shortlist', facts({ state: 'judging' }), 'not-deliberating'],
    ['shortlist', facts({ state: 'decided' }), 'not-deliberating'],
    ['shortlist', facts({ rounds: pressed(['shortlist'], 'open') }), 'round-changed'],
    ['pitch', facts(), 'round-before-open'],
    ['pitch', facts({ rounds: pressed(['shortlist'], 'open') }), 'round-open'],
    ['pitch', facts({ rounds: pressed(['shortlist'], 'closed') }), null],
    ['pitch', facts({ rounds: pressed(['shortlist'], 'closed'), finalists: 0 }), 'no-finalists'],
    ['consensus', facts(), 'round-unknown'],
    ['individual', facts({ state: 'judging' }), 'round-follows-challenge'],
  ] as const)('%s may be opened: %#', (kind, given, code) => {
    expect(openRefusal(kind, given)?.code ?? null).toBe(code)
  })

  it.each([
    ['shortlist', facts({ rounds: pressed(['shortlist'], 'open') }), null],
    ['shortlist', facts({ rounds: pressed(['shortlist'], 'open'), finalists: 0 }), 'no-finalists'],
    ['shortlist', facts(), 'round-changed'],
    ['shortlist', facts({ rounds: pressed(['shortlist'], 'open'), state: 'judging' }), 'not-deliberating'],
    [
      'consensus',
      facts({
        rounds: pressed(['consensus'], 'open', inOrder(roundPresets.usual)),
        isMeetingRunning: true,
      }),
      'meeting-running',
    ],
  ] as const)('%s may be closed: %#', (kind, given, code) => {
    expect(closeRefusal(kind, given)?.code ?? null).toBe(code)
  })

  it('never has two rounds open, and none out of its state', () => {
    const press = fc.record({
      kind: fc.constantFrom(...roundKinds),
      act: fc.constantFrom('open', 'close'),
      state: fc.constantFrom(...challengeStates),
    })
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
        let rounds = inOrder(roundKinds)
        for (const { kind, act, state } of presses) {
          const given = facts({ rounds, state })
          const refusal = act === 'open' ? openRefusal(kind, given) : closeRefusal(kind, given)
          if (!refusal) rounds = pressed([kind], act === 'open' ? 'open' : 'closed', rounds)
          const open = rounds.filter((round) => standingOf(round, state) === 'open')
          expect(open.length).toBeLessThanOrEqual(1)
          for (const round of open) expect(stateOfRound[round.kind]).toBe(state)
          expect(rounds.filter(followed)).toEqual(inOrder(roundKinds).filter(followed))
        }
      }),
    )
  })
})

describe('where a round stands', () => {
  it.each([
    ['individual', 'planned', 'closed', 'planned'],
    ['individual', 'planned', 'judging', 'open'],
    ['individual', 'planned', 'deliberating', 'closed'],
    ['shortlist', 'open', 'deliberating', 'open'],
    ['shortlist', 'open', 'judging', 'waiting'],
    ['shortlist', 'open', 'decided', 'closed'],
    ['shortlist', 'planned', 'decided', 'not-held'],
    ['shortlist', 'planned', 'cancelled', 'not-held'],
    ['shortlist', 'planned', 'judging', 'planned'],
    ['shortlist', 'open', 'cancelled', 'closed'],
  ] as const)('%s, %s, while the challenge is %s: %s', (kind, state, challengeState, standing) => {
    expect(standingOf({ kind, state, position: 1 }, challengeState)).toBe(standing)
  })

  it.each([
    [['closed', 'planned', 'planned'], 'shortlist'],
    [['closed', 'open', 'planned'], null],
    [['open', 'waiting', 'planned'], null],
    [['closed', 'closed', 'planned'], 'pitch'],
    [['closed', 'closed', 'closed'], null],
    [['closed', 'closed', 'not-held'], null],
  ] as const)('%j: the next to open is %s', (standings, next) => {
    const kinds = ['individual', 'shortlist', 'pitch'] as const
    expect(nextToOpen(kinds.map((kind, index) => ({ kind, standing: standings[index]! })))).toBe(next)
  })

  it('says what is allowed: nothing while none is open', () => {
    expect(openRound(twoStage, 'deliberating')).toBeNull()
    expect(allowedNow(twoStage, 'deliberating')).toMatchObject({ scoring: 'none', drawing: false })
    expect(allowedNow(pressed(['final'], 'open'), 'deliberating').scoring).toBe('finalists')
    expect(allowedNow(pressed(['final'], 'open'), 'decided').scoring).toBe('none')
  })
})

function followed({ kind }: Round): boolean {
  return followsChallenge(kind)
}
