import { describe, expect, it } from 'vitest'
import { publicStations, type PublicState } from './public-stations.ts'

const instants = {
  opensAt: new Date('2021-12-03T07:00:00Z'),
  closesAt: new Date('2021-12-22T21:59:00Z'),
  judgingEndsAt: new Date('2022-01-12T15:00:00Z'),
  announcesAt: new Date('2022-01-14T08:00:00Z'),
}

const marks = (state: PublicState) =>
  publicStations(state, instants)
    .map((station) => station.state[0])
    .join('')

describe('the public rail', () => {
  it.each<[PublicState, string]>([
    ['open', 'dcnnnn'],
    ['closed', 'ddcnnn'],
    ['judging', 'dddcnn'],
    ['deciding', 'ddddcn'],
    ['announced', 'ddddcn'],
    ['piloting', 'dddddc'],
    ['completed', 'dddddd'],
    ['cancelled', ''],
  ])('of a challenge that is %s', (state, expected) => {
    expect(marks(state)).toBe(expected)
  })

  it('carries the day of every station that has one', () => {
    expect(publicStations('open', instants).map((station) => station.atIso ?? null)).toEqual([
      null,
      '2021-12-03T07:00:00.000Z',
      '2021-12-22T21:59:00.000Z',
      '2022-01-12T15:00:00.000Z',
      '2022-01-14T08:00:00.000Z',
      null,
    ])
  })
})
