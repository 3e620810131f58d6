import { describe, expect, it } from 'vitest'
import { publicDates, publicStations, sharedDates, type PublicState } from './public-stations.ts'

const instants = {
  opensAt: new Date('2021-12-03T07:00:00Z'),
  closesAt: new Date('2021-12-22T21:59:00Z'),
  judgingEndsAt: new Date('2022-01-12T15:00:00Z'),
  announcesAt: new Date('2022-01-14T08:00:00Z'),
}

const onTime = new Date('2021-12-10T00:00:00Z')
const afterAll = new Date('2022-01-20T00:00:00Z')

const marks = (state: PublicState) =>
  publicStations(state, instants, onTime)
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
    expect(publicStations('open', instants, onTime).map((station) => station.atIso ?? null)).toEqual([
      null,
      '2021-12-03T07:00:00.000Z',
      '2021-12-22T21:59:00.000Z',
      '2022-01-12T15:00:00.000Z',
      '2022-01-14T08:00:00.000Z',
      null,
    ])
  })

  it.each<[PublicState, string[]]>([
    ['closed', ['judge', 'announce']],
    ['deciding', ['announce']],
    ['announced', []],
    ['completed', []],
  ])('of a challenge that is %s after all dates says what is late', (state, late) => {
    const stations = publicStations(state, instants, afterAll)
    expect(stations.filter(({ isLate }) => isLate).map(({ phase }) => phase)).toEqual(late)
  })
})

describe('the public dates', () => {
  const of = (dates: { mark: string }[]) => dates.map(({ mark }) => mark)

  it('tell what has happened, not what is past', () => {
    expect(of(publicDates('closed', instants, afterAll))).toEqual(['done', 'done', 'late', 'late'])
    expect(of(publicDates('deciding', instants, afterAll))).toEqual(['done', 'done', 'done', 'late'])
    expect(of(publicDates('announced', instants, afterAll))).toEqual(['done', 'done', 'done', 'done'])
    expect(publicDates('cancelled', instants, afterAll)).toEqual([])
  })

  it('of several challenges are done when they are done for all that were not cancelled', () => {
    const shared = (...states: PublicState[]) => of(sharedDates(states, instants, afterAll))
    expect(shared('announced', 'closed')).toEqual(['done', 'done', 'late', 'late'])
    expect(shared('announced', 'cancelled')).toEqual(['done', 'done', 'done', 'done'])
    expect(shared('cancelled')).toEqual([])
  })
})
