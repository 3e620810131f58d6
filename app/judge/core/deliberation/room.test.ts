import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fraction } from '#app/platform/fraction.ts'
import { readConsensus } from './consensus.ts'
import { consensusRefusal, leadRefusal, roomStanding, startRefusal, type RoomViewer } from './room.ts'

const nobody: RoomViewer = { isSeated: false, isChair: false, isOrganiser: false, isAuditor: false }
const juror = { ...nobody, isSeated: true }
const chair = { ...juror, isChair: true }
const organiser = { ...nobody, isOrganiser: true }
const auditor = { ...nobody, isAuditor: true }
const clear = { declared: 'clear', isInTeam: false } as const
const unsaid = { declared: null, isInTeam: false } as const
const conflict = { declared: 'conflict', isInTeam: false } as const

describe('the room', () => {
  it.each([
    ['a juror who is free', juror, clear, 'in'],
    ['a juror who has not declared', juror, unsaid, 'undeclared'],
    ['a juror with a conflict', juror, conflict, 'out'],
    ['the chair with a conflict', chair, conflict, 'out'],
    ['a juror who is excluded from it', juror, { declared: 'excluded', isInTeam: false }, 'out'],
    ['a juror who abstains from it', juror, { declared: 'abstained', isInTeam: false }, 'out'],
    ['an organiser', organiser, unsaid, 'in'],
    [
      'an organiser who is also a juror and has not declared',
      { ...organiser, isSeated: true },
      unsaid,
      'undeclared',
    ],
    ['an organiser whose seat has a conflict', { ...organiser, isSeated: true }, conflict, 'out'],
    // The seat was taken away in the middle of the meeting; what was declared stays.
    ['an organiser who had a seat and a conflict', organiser, conflict, 'out'],
    ['an organiser in the team', organiser, { declared: null, isInTeam: true }, 'out'],
    ['an auditor', auditor, unsaid, 'in'],
    ['a juror who was excluded', nobody, clear, 'away'],
    ['anybody else', nobody, unsaid, 'away'],
  ] as const)('%s', (_, viewer, facts, standing) => {
    expect(roomStanding(viewer, facts)).toBe(standing)
  })

  it('is closed to a conflict whatever else somebody is', () => {
    const viewer = fc.record({
      isSeated: fc.boolean(),
      isChair: fc.boolean(),
      isOrganiser: fc.boolean(),
      isAuditor: fc.boolean(),
    })
    fc.assert(
      fc.property(viewer, fc.boolean(), (someone, isInTeam) => {
        expect(roomStanding(someone, { declared: 'conflict', isInTeam })).toBe('out')
        const standing = roomStanding(someone, { declared: 'clear', isInTeam: true })
        expect(standing).toBe('out')
        expect(leadRefusal(someone, standing)).not.toBeNull()
      }),
    )
  })

  it.each([
    ['the chair in the room', chair, 'in', { isChairIn: true, jurorsIn: 2 }, null],
    ['an organiser beside the chair', organiser, 'in', { isChairIn: true, jurorsIn: 2 }, 'leader-only'],
    ['an organiser while the chair is out', organiser, 'in', { isChairIn: false, jurorsIn: 2 }, null],
    ['an organiser and no juror', organiser, 'in', { isChairIn: false, jurorsIn: 0 }, 'meeting-empty'],
    ['the chair out of the room', chair, 'out', { isChairIn: false, jurorsIn: 2 }, 'out-of-room'],
    ['a juror', juror, 'in', { isChairIn: true, jurorsIn: 2 }, 'leader-only'],
    ['an auditor', auditor, 'in', { isChairIn: false, jurorsIn: 2 }, 'leader-only'],
  ] as const)('who writes the consensus: %s', (_, viewer, standing, facts, code) => {
    expect(consensusRefusal(viewer, standing, facts)?.code ?? null).toBe(code)
  })

  it.each([
    ['the chair', chair, 1, null],
    ['an organiser, a juror being there', organiser, 1, null],
    ['an organiser, nobody being there', organiser, 0, 'meeting-nobody-here'],
    [
      'a chair by role without a seat, nobody being there',
      { ...chair, isSeated: false },
      0,
      'meeting-nobody-here',
    ],
    ['a juror', juror, 1, 'leader-only'],
  ] as const)('who begins the meeting: %s', (_, viewer, jurorsHere, code) => {
    expect(startRefusal(viewer, { jurorsHere })?.code ?? null).toBe(code)
  })
})

describe('a consensus', () => {
  const rubric = { type: 'anchored-scale', config: { lowest: 1, highest: 5 } } as const
  const criteria = [
    { id: 'x', position: 1, weight: 60, rubric, minimum: null, isForFinalists: false },
    { id: 'y', position: 2, weight: 40, rubric, minimum: null, isForFinalists: false },
  ]
  const typed = { whole: '', criteria: {}, reason: 'Agreed after the second reading.' }

  it.each([
    ['nothing', typed, null],
    ['a whole', { ...typed, whole: '72.5' }, { wholeHundredths: 7250, criteria: {} }],
    ['a decimal comma', { ...typed, whole: '72,5' }, { wholeHundredths: 7250, criteria: {} }],
    [
      'one criterion',
      { ...typed, criteria: { x: ' 4 ', y: '' } },
      { wholeHundredths: null, criteria: { x: fraction(4) } },
    ],
    [
      'both, which agree',
      { ...typed, whole: '55', criteria: { x: '4', y: '2' } },
      { wholeHundredths: 5500, criteria: { x: fraction(4), y: fraction(2) } },
    ],
  ])('reads %s', (_, given, consensus) => {
    expect(readConsensus(criteria, given)).toEqual({ ok: true, consensus })
  })

  const x = { field: 'criteria.x', code: 'consensus-off-scale', lowest: '1', highest: '5' }
  const whole = { field: 'whole', code: 'consensus-off-scale', lowest: '0', highest: '100' }
  const reason = { field: 'reason', code: 'consensus-reason-missing' }
  it.each([
    ['over the top', { ...typed, whole: '100.01' }, [whole]],
    ['three decimals', { ...typed, whole: '50.123' }, [whole]],
    ['no number', { ...typed, whole: 'high' }, [whole]],
    ['off the scale', { ...typed, criteria: { x: '6' } }, [x]],
    ['half a point', { ...typed, criteria: { x: '3.5' } }, [x]],
    ['no reason', { ...typed, whole: '50', reason: '  ' }, [reason]],
    [
      'two totals',
      { ...typed, whole: '56', criteria: { x: '4', y: '2' } },
      [{ field: 'whole', code: 'consensus-disagrees', total: '55.00' }],
    ],
    ['all at once', { whole: '-1', criteria: { x: '0', y: '5' }, reason: '' }, [x, whole, reason]],
  ])('refuses %s, at the field', (_, given, problems) => {
    expect(readConsensus(criteria, given)).toEqual({ ok: false, problems })
  })
})
