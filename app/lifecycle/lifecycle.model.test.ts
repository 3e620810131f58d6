/**
 * The lifecycle against a second account of it, and what must hold in every story: at least a thousand random stories
 * of up to fifty steps for each property.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Challenge } from './challenge.ts'
import { decide } from './decide.ts'
import { mayRead, nobody, subjects } from './embargo.ts'
import { evolve, evolveAll } from './evolve.ts'
import { takenUntil } from './intake.ts'
import { follow } from './follow.ts'
import { modelAccepts, modelState, newModel, timesOf } from './model/second-account.ts'
import { commandOf, commandTypes, longestStory, story, type Ask } from './model/stories.ts'
import { concrete, newWorld, take, type World } from './model/world.ts'
import { challengeStates, hasReached, transitions } from './phases.ts'
import { isOpen, settle, settled } from './settle.ts'
import { publicStandingAt, standingAt } from './standing.ts'

const runs = 1500

describe('the lifecycle and the second account of it', () => {
  it('give the same answers and stand in the same place', () => {
    const states = new Set<string>()
    const commands = new Set<string>()
    fc.assert(
      fc.property(story, (steps) => {
        const world = newWorld()
        const model = newModel()
        for (const each of steps) {
          const step = concrete(world, each)
          if (step.kind === 'ask') {
            const command = commandOf(step, world.challenge, world.now)
            const expected = modelAccepts(model, command, world.now.getTime())
            expect({ step, isAccepted: take(world, step) === 'accepted' }).toEqual({
              step,
              isAccepted: expected,
            })
            if (expected) commands.add(step.type)
          } else {
            take(world, step)
          }
          const { state, calendar } = settled(world.challenge, world.now)
          expect(state).toBe(modelState(model, world.now.getTime()))
          expect(timesOf(calendar)).toEqual(model.times)
          states.add(state)
        }
      }),
      { numRuns: runs },
    )
    // The stories are worth something only if they come everywhere and do everything.
    expect(states.size).toBe(challengeStates.length)
    expect(commands.size).toBe(commandTypes.length)
  })
})

describe('in every story', () => {
  it('each event is in the table, each effect follows once, and the facts fit the state', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const world = newWorld()
        for (const each of steps) {
          const step = concrete(world, each)
          if (step.kind !== 'ask') {
            take(world, step)
            continue
          }
          const before = world.challenge
          const decision = decide(before, commandOf(step, before, world.now), world.now)
          if (!decision.ok) continue
          let challenge = before
          for (const event of decision.value) {
            const after = evolve(challenge, event)
            const targets = transitions
              .filter(({ from, event: type }) => from === challenge.state && type === event.type)
              .map(({ to }) => to)
            expect(targets).toContain(after.state)
            expect(after.calendar.version).toBeGreaterThanOrEqual(challenge.calendar.version)
            expect(event.at.getTime()).toBeLessThanOrEqual(world.now.getTime())
            challenge = after
          }
          const entries = follow(decision.value, before)
          expect(entries).toHaveLength(decision.value.length)
          expectSound(challenge)
          world.challenge = challenge
        }
      }),
      { numRuns: runs },
    )
  })

  it('a published deadline never moves earlier, and what was in time stays in time', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const world = newWorld()
        const inTime: Date[] = []
        for (const each of steps) {
          const step = concrete(world, each)
          const before = settled(world.challenge, world.now)
          if (isOpen(before, world.now)) inTime.push(world.now)
          take(world, step)
          const until = takenUntil(world.challenge).getTime()
          for (const at of inTime) expect(at.getTime()).toBeLessThan(until)
          if (world.proposal?.submittedAt) {
            expect(world.proposal.submittedAt.getTime()).toBeLessThan(until)
          }
        }
      }),
      { numRuns: runs },
    )
  })

  it('nobody outside reads of winners before a confirmed decision is released, nor can guess it', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const world = newWorld()
        for (const each of steps) {
          const step = concrete(world, each)
          take(world, step)
          const { challenge, now } = world
          const standing = publicStandingAt(challenge, now)
          expect(['decided', 'confirmed']).not.toContain(standing.state)
          const current = settled(challenge, now)
          const isReleased = current.confirmedBy !== null && now >= current.calendar.announcesAt
          const isCancelled = standingAt(challenge, now).isCancelled
          expect(mayRead('winners', nobody, challenge, now)).toBe(isReleased && !isCancelled)
          // What can be read from outside never depends on whether a tick has run.
          const readable = (of: Challenge) => subjects.filter((subject) => mayRead(subject, nobody, of, now))
          expect(readable(challenge)).toEqual(readable(current))
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('the same command twice is refused or leaves everything but the calendar version as it is', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const world = newWorld()
        for (const each of steps) {
          const step = concrete(world, each)
          if (step.kind !== 'ask') {
            take(world, step)
            continue
          }
          const command = commandOf(step, world.challenge, world.now)
          if (take(world, step) !== 'accepted') continue
          const again = decide(world.challenge, command, world.now)
          if (!again.ok) continue
          const repeated = evolveAll(world.challenge, again.value)
          const { version } = repeated.calendar
          expect({ ...repeated, calendar: { ...repeated.calendar, version } }).toEqual({
            ...world.challenge,
            calendar: { ...world.challenge.calendar, version },
          })
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a worker that is stopped, late or doubled', () => {
  /** After each step the worker ticks none, one or two times. */
  const ticks = fc.array(fc.nat(2), { minLength: longestStory, maxLength: longestStory })

  it('changes nothing a person may do, and nothing of where it ends', () => {
    fc.assert(
      fc.property(story, ticks, (steps, ticks) => {
        const still = newWorld()
        const ticked = newWorld()
        const stillAnswers = steps.map((step) => take(still, concrete(still, step)))
        const tickedAnswers = steps.map((step, index) => {
          const answer = take(ticked, concrete(ticked, step))
          for (let times = ticks[index] ?? 0; times > 0; times -= 1) {
            ticked.challenge = evolveAll(ticked.challenge, settle(ticked.challenge, ticked.now))
          }
          return answer
        })
        expect(tickedAnswers).toEqual(stillAnswers)
        expect(ticked.proposal).toEqual(still.proposal)
        expect(settled(ticked.challenge, ticked.now)).toEqual(settled(still.challenge, still.now))
        expect(standingAt(ticked.challenge, ticked.now)).toEqual(standingAt(still.challenge, still.now))
      }),
      { numRuns: runs },
    )
  })

  it('writes the same events at the same instants, only sooner or later', () => {
    fc.assert(
      fc.property(story, ticks, (steps, ticks) => {
        const histories = [ticks, []].map((ticks) => {
          const world = newWorld()
          const history = steps.flatMap((each, index) => {
            const step = concrete(world, each)
            const written = step.kind === 'ask' ? accepted(world, step) : (take(world, step), [])
            for (let times = ticks[index] ?? 0; times > 0; times -= 1) {
              const due = settle(world.challenge, world.now)
              world.challenge = evolveAll(world.challenge, due)
              written.push(...due)
            }
            return written
          })
          return [...history, ...settle(world.challenge, world.now)]
        })
        expect(histories[0]).toEqual(histories[1])
      }),
      { numRuns: 1000 },
    )
  })
})

function accepted(world: World, step: Ask) {
  const decision = decide(world.challenge, commandOf(step, world.challenge, world.now), world.now)
  if (!decision.ok) return []
  world.challenge = evolveAll(world.challenge, decision.value)
  return [...decision.value]
}

/** What must hold of a stored challenge, in any state: the checks of its table in the database. */
function expectSound(challenge: Challenge) {
  const { state, endedFrom, createdBy, requestedBy, approvedBy, decidedBy, confirmedBy, decisionHash } =
    challenge
  const isEnded = state === 'cancelled' || state === 'archived'
  expect(endedFrom !== null).toBe(isEnded)
  expect(approvedBy === null || (approvedBy !== createdBy && approvedBy !== requestedBy)).toBe(true)
  expect(confirmedBy === null || confirmedBy !== decidedBy).toBe(true)
  expect((decisionHash === null) === (decidedBy === null)).toBe(true)
  if (!isEnded) {
    expect(approvedBy !== null).toBe(hasReached(state, 'approved'))
    expect(decidedBy !== null).toBe(hasReached(state, 'decided'))
    expect(confirmedBy !== null).toBe(hasReached(state, 'confirmed'))
  }
  const { opensAt, closesAt, judgingEndsAt, announcesAt } = challenge.calendar
  expect(opensAt < closesAt && closesAt < judgingEndsAt && judgingEndsAt < announcesAt).toBe(true)
}
