import { expect, it } from 'vitest'
import { challengeCalendar, type CalendarFacts } from './challenge-calendar.ts'

const facts: CalendarFacts = {
  id: '7d1f',
  state: 'open',
  opensAt: new Date('2021-12-03T07:00:00Z'),
  closesAt: new Date('2021-12-22T21:59:00Z'),
  announcesAt: new Date('2022-01-14T08:00:00Z'),
  calendarVersion: 3,
  calendarChangedAt: new Date('2021-12-04T00:00:00Z'),
  question: '怎样让老厂区重新成为城市的一部分？',
  language: 'zh-CN',
  host: 'haaste.test',
  url: 'https://haaste.test/zh-CN/challenges/urban-renewal',
  grace: null,
  vote: null,
  summaries: {
    ...{ opens: '开放申请', closes: '截止', announces: '公布结果' },
    ...{ 'vote-opens': '投票开始', 'vote-closes': '投票结束' },
  },
  reminder: '明天截止',
}

/** Long lines are folded in the file; readers unfold them before anything else. */
const linesOf = (calendar: string) => calendar.replaceAll('\r\n ', '').split('\r\n')

it('keeps the identity of each event and counts its versions', () => {
  const lines = linesOf(challengeCalendar(facts))
  expect(lines.filter((line) => line.startsWith('UID'))).toEqual([
    'UID:opens-7d1f@haaste.test',
    'UID:closes-7d1f@haaste.test',
    'UID:announces-7d1f@haaste.test',
  ])
  expect(lines.filter((line) => line === 'SEQUENCE:3')).toHaveLength(3)
  expect(lines.filter((line) => line === 'DTSTAMP:20211204T000000Z')).toHaveLength(3)
})

it('holds the opening and the close of a public vote', () => {
  const vote = { opensAt: new Date('2021-12-27T08:00:00Z'), closesAt: new Date('2022-01-05T08:00:00Z') }
  const lines = linesOf(challengeCalendar({ ...facts, vote }))
  expect(lines).toContain('UID:vote-opens-7d1f@haaste.test')
  expect(lines).toContain('DTSTART:20220105T080000Z')
  expect(lines).toContain('SUMMARY:投票结束')
})

it('writes instants in UTC and rings a day before the deadline only', () => {
  const lines = linesOf(challengeCalendar(facts))
  expect(lines).toContain('DTSTART:20211222T215900Z')
  expect(lines.filter((line) => line === 'BEGIN:VALARM')).toHaveLength(1)
  expect(lines).toContain('TRIGGER:-P1D')
  expect(lines).toContain('SUMMARY:截止')
})

it('cancels what a cancelled challenge had promised', () => {
  const lines = linesOf(challengeCalendar({ ...facts, state: 'cancelled' }))
  expect(lines.filter((line) => line === 'STATUS:CANCELLED')).toHaveLength(3)
  expect(lines.filter((line) => line === 'SEQUENCE:4')).toHaveLength(3)
})

it('tells the announced grace with the deadline, and with nothing else', () => {
  const lines = linesOf(challengeCalendar({ ...facts, grace: '15 minutes of grace.' }))
  const told = lines.filter((line) => line.includes('15 minutes of grace.'))
  expect(told).toHaveLength(1)
  const at = lines.indexOf(told[0]!)
  expect(lines.slice(lines.lastIndexOf('BEGIN:VEVENT', at), at)).toContain('UID:closes-7d1f@haaste.test')
})
