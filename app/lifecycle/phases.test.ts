import { describe, expect, it } from 'vitest'
import { challengeStates, hasReached, isEndState, phaseOfState, phases, transitions } from './phases.ts'

/** All but the way out of the archive, which leads back to wherever a challenge was put away. */
const roads = transitions.filter(({ command }) => command !== 'unarchive')

describe('the table', () => {
  it('begins at the draft and reaches every state', () => {
    const reached = new Set<string>(['draft'])
    for (let size = 0; size < reached.size;) {
      size = reached.size
      for (const { from, to } of transitions) if (reached.has(from)) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...challengeStates].sort())
  })

  it('has at most one row for a state and a command, and one automatic row that leads on from a state', () => {
    const keys = roads.map(({ from, command, automaticAt }) => `${from} ${command} ${automaticAt ?? ''}`)
    expect(new Set(keys).size).toBe(keys.length)
    const automatic = roads
      .filter(({ automaticAt, from, to }) => automaticAt !== null && from !== to)
      .map(({ from }) => from)
    expect(new Set(automatic).size).toBe(automatic.length)
  })

  it('lets one event mean one new state from each state', () => {
    const targets = new Map<string, string>()
    for (const { from, event, to } of roads) {
      const key = `${from} ${event}`
      expect(targets.get(key) ?? to).toBe(to)
      targets.set(key, to)
    }
  })

  it('goes back only for a new approval, another schedule, a longer deadline, a late jury, or a decision taken back', () => {
    const back = roads.filter(({ from, to }) => {
      if (isEndState(from) || isEndState(to)) return false
      return challengeStates.indexOf(to) < challengeStates.indexOf(from)
    })
    expect(back.map(({ from, command, to }) => `${from} ${command} ${to}`)).toEqual([
      'approved editBrief draft',
      'approved changeCalendar draft',
      'changes_requested requestReview in_review',
      'scheduled unschedule approved',
      'closed extendDeadline open',
      'closed extendForOne open',
      'deliberating extendJudging judging',
      'decided withdrawDecision deliberating',
      'confirmed withdrawDecision deliberating',
    ])
  })

  it('leads out of the archive to where a challenge can be put away', () => {
    const out = transitions.filter(({ command }) => command === 'unarchive').map(({ to }) => to)
    expect(out).toEqual(transitions.filter(({ to }) => to === 'archived').map(({ from }) => from))
  })

  it('cannot be called off once the winners are public', () => {
    const cancelled = roads.filter(({ to }) => to === 'cancelled').map(({ from }) => from)
    expect(cancelled).not.toContain('announced')
    expect(cancelled).toHaveLength(11)
  })

  it('announces in one way: the calendar releases a confirmed decision', () => {
    expect(roads.filter(({ to }) => to === 'announced')).toEqual([
      {
        from: 'confirmed',
        command: 'release',
        to: 'announced',
        event: 'WinnersAnnounced',
        guards: [],
        automaticAt: 'announcesAt',
      },
    ])
  })

  it('keeps the phases in the order of the states', () => {
    const order = Object.values(phaseOfState).map((phase) => phases.indexOf(phase))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(hasReached('open', 'open')).toBe(true)
    expect(hasReached('scheduled', 'open')).toBe(false)
  })
})
