import { describe, expect, it } from 'vitest'
import type { RoadState } from '#app/lifecycle/phases.ts'
import { aChallenge } from '#test/factories/a-lifecycle.ts'
import { isAboutToBeTold, soonestAnnouncement } from './announcement-move.ts'

const { announcesAt } = aChallenge({ state: 'confirmed' }).calendar
const before = (seconds: number) => new Date(announcesAt.getTime() - seconds * 1000)

describe('isAboutToBeTold', () => {
  it.each<[RoadState, number, boolean]>([
    ['confirmed', 601, false],
    ['confirmed', 600, true],
    ['confirmed', 1, true],
    ['confirmed', 0, false],
    ['decided', 60, false],
    ['announced', 60, false],
  ])('%s, %i seconds before: %s', (state, seconds, expected) => {
    expect(isAboutToBeTold(aChallenge({ state }), before(seconds))).toBe(expected)
  })
})

describe('soonestAnnouncement', () => {
  it.each([
    ['2022-01-13T10:00:00.000Z', '2022-01-13T10:10:00.000Z'],
    ['2022-01-13T10:00:00.001Z', '2022-01-13T10:11:00.000Z'],
    ['2022-01-13T10:00:59.999Z', '2022-01-13T10:11:00.000Z'],
  ])('%s: %s', (now, expected) => {
    expect(soonestAnnouncement(new Date(now)).toISOString()).toBe(expected)
  })
})
