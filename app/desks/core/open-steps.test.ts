import { describe, expect, it } from 'vitest'
import type { Role } from '#app/people/core/viewer.ts'
import { aGrant, aViewer } from '#test/factories/a-viewer.ts'
import { deskSteps, type Waiting } from './challenge-desk.ts'
import { mayDo, openStepsOf } from './open-steps.ts'

const scope = { programmeId: 'programme-1', challengeId: 'challenge-1' }
const holding = (role: Role, challengeId: string | null = null) =>
  aViewer({ grants: [aGrant(role, challengeId)] })
const chairing = aViewer({ isJuror: true, chairOf: ['challenge-1'] })

describe('the pages of a challenge', () => {
  it('are all open to organisers', () => {
    expect(openStepsOf(holding('organiser'), scope)).toEqual([...deskSteps])
    expect(openStepsOf(holding('operator', 'challenge-1'), scope)).toEqual([...deskSteps])
  })

  it.each(['challenge_owner', 'screener', 'chair', 'auditor'] as const)(
    'are open to a %s except those of organisers alone',
    (role) => {
      const open = openStepsOf(holding(role), scope)
      expect(deskSteps.filter((step) => !open.includes(step))).toEqual([
        'extend',
        ...(role === 'challenge_owner' ? [] : ['host']),
        'decision',
        ...(role === 'chair' ? [] : ['feedback']),
        'release',
        'appeals',
        'pilots',
      ])
    },
  )

  it('are open to a chairing juror of this challenge, not of another', () => {
    expect(openStepsOf(chairing, scope)).toContain('progress')
    expect(openStepsOf(chairing, { ...scope, challengeId: 'challenge-2' })).toEqual([])
  })

  it('are closed to partners, to those of another challenge, and to strangers', () => {
    for (const viewer of [holding('partner'), holding('auditor', 'challenge-2'), aViewer()]) {
      expect(openStepsOf(viewer, scope)).toEqual([])
    }
  })
})

describe('what a person may do of what waits', () => {
  const codes: readonly Waiting['code'][] = [
    'approve',
    'screen',
    'assign',
    'start-judging',
    'score',
    'state-hosting',
    'decide',
  ]
  const done = (viewer: Parameters<typeof mayDo>[0]) => codes.filter((code) => mayDo(viewer, code, scope))

  it.each<[string, Parameters<typeof mayDo>[0], Waiting['code'][]]>([
    ['an organiser', holding('organiser'), [...codes]],
    ['a screener', holding('screener'), ['screen']],
    ['a chair', holding('chair'), ['assign', 'score']],
    ['a chairing juror', chairing, ['assign', 'score']],
    ['an auditor', holding('auditor'), []],
    ['a challenge owner', holding('challenge_owner'), ['state-hosting']],
  ])('as %s', (_, viewer, expected) => {
    expect(done(viewer)).toEqual(expected)
  })
})

it('lets an operator do the daily work and decide no awards', () => {
  const operator = holding('operator')
  const organiser = holding('organiser', 'challenge-1')
  for (const code of ['approve', 'screen', 'start-judging'] as const) {
    expect(mayDo(operator, code, scope)).toBe(true)
  }
  for (const code of ['decide', 'confirm', 'move-up'] as const) {
    expect(mayDo(operator, code, scope)).toBe(false)
    expect(mayDo(organiser, code, scope)).toBe(true)
  }
})
