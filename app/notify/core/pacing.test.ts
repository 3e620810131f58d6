import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aReader, someFacts } from '#test/factories/some-facts.ts'
import type { ChallengeFacts, SentReminder } from './facts.ts'
import { hours } from './moments.ts'
import type { Notice } from './notice.ts'
import { paced, type PacedMessage } from './pacing.ts'
import { planMail } from './planner.ts'

const noon = new Date('2021-12-15T10:00:00Z')
const at = (hour: number) => new Date(noon.getTime() + hours(hour))
const far = at(24 * 30)

type Moment = { name: string; hour: number; isUrgent?: boolean; about?: string; notice?: string }

/** Reminders of one person at so many hours from now, by day in UTC. */
function remindersAt(moments: readonly Moment[], isReminder = true): Notice<string>[] {
  const names = [...new Set(moments.map(({ notice = 'test.reminder' }) => notice))]
  return names.map((name) => ({
    name,
    class: 'service',
    audience: 'draft-writers',
    isReminder,
    wanted: () =>
      moments
        .filter(({ notice = 'test.reminder' }) => notice === name)
        .map((moment) => ({
          to: aReader({ zone: 'UTC' }),
          about: moment.about ?? 'proposal-1',
          anchor: moment.name,
          sendAt: at(moment.hour),
          expiresAt: far,
          isUrgent: moment.isUrgent ?? false,
          data: {},
        })),
  }))
}

const now = new Date(noon.getTime() - hours(1))
const facts = (overrides: Partial<ChallengeFacts> = {}) => someFacts({ now, ...overrides })
const planned = (moments: readonly Moment[], overrides: Partial<ChallengeFacts> = {}) => {
  const plan = planMail(remindersAt(moments), facts(overrides))
  return {
    kept: plan.messages.map(({ anchor }) => anchor),
    leftOut: plan.leftOut.map(({ anchor, because }) => [anchor, because]),
  }
}
const reminded = (key: string, hour: number): SentReminder => ({
  key: `test.reminder:proposal-1:person-1:${key}`,
  notice: 'test.reminder',
  personId: 'person-1',
  about: 'proposal-1',
  sentAt: at(hour),
})

describe('reminders that come close together', () => {
  it('become one: the later says what counts', () => {
    expect(
      planned([
        { name: '24h', hour: 0 },
        { name: '2h', hour: 9, isUrgent: true },
      ]),
    ).toEqual({ kept: ['2h'], leftOut: [['24h', 'merged']] })
  })

  it('stay two when ten hours lie between them and the later is urgent', () => {
    const close = [
      { name: 'a', hour: -1 },
      { name: 'b', hour: 9, isUrgent: true },
    ]
    expect(planned(close).kept).toEqual(['a', 'b'])
  })

  it('keep a day’s distance unless the last hours have come', () => {
    expect(
      planned([
        { name: 'a', hour: 0, notice: 'test.one' },
        { name: 'b', hour: 8, notice: 'test.two' },
        { name: 'c', hour: 25, notice: 'test.one' },
      ]),
    ).toEqual({ kept: ['a', 'c'], leftOut: [['b', 'too-frequent']] })
  })

  it('do not count against another proposal, another person or an answer', () => {
    const two = [
      { name: 'a', hour: 0 },
      { name: 'b', hour: 1, about: 'proposal-2' },
    ]
    expect(planned(two).kept).toEqual(['a', 'b'])
    const answers = remindersAt(
      [
        { name: 'a', hour: 0 },
        { name: 'b', hour: 1 },
      ],
      false,
    )
    expect(planMail(answers, facts()).messages).toHaveLength(2)
  })

  it('hear of what was sent: not again within a day, and for a moved date not within two', () => {
    const one = [{ name: 'a', hour: 19 }]
    expect(planned(one, { reminded: [reminded('older', -2)] }).leftOut).toEqual([['a', 'too-frequent']])
    const next = [{ name: 'a', hour: 43 }]
    expect(planned(next, { reminded: [reminded('older', -2)] }).leftOut).toEqual([['a', 'too-frequent']])
    expect(planned([{ name: 'a', hour: 46 + 22 }], { reminded: [reminded('older', -2)] }).kept).toEqual(['a'])
  })

  it('stay in the plan once they went, so that planning again gives the same', () => {
    const both = [
      { name: 'a', hour: -1 },
      { name: 'b', hour: 25 },
    ]
    const before = planned(both)
    expect(planned(both, { reminded: [reminded('a', -1)] })).toEqual(before)
  })
})

describe('the night', () => {
  it('that has begun puts a reminder off until the morning, or for ever', () => {
    const night = new Date('2021-12-15T22:00:00Z')
    const plan = (expiresAt: Date) =>
      planMail(
        remindersAt([{ name: 'a', hour: 13 }]).map((notice) => ({
          ...notice,
          wanted: (given) => notice.wanted(given).map((wanted) => ({ ...wanted, expiresAt })),
        })),
        facts({ now: night }),
      )
    expect(plan(far).messages[0]?.sendAt).toEqual(new Date('2021-12-16T08:00:00Z'))
    const lost = plan(new Date('2021-12-16T07:00:00Z'))
    expect(lost.messages).toEqual([])
    expect(lost.leftOut.map(({ because }) => because)).toEqual(['night'])
  })
})

describe('whatever is wanted', () => {
  const moments = fc.array(
    fc.record({
      name: fc.integer({ min: 0, max: 40 }).map(String),
      hour: fc.integer({ min: 0, max: 200 }),
      isUrgent: fc.boolean(),
      notice: fc.constantFrom('test.one', 'test.two'),
    }),
    { maxLength: 12 },
  )

  it('no two reminders of one thing that are not urgent come within twenty hours', () => {
    fc.assert(
      fc.property(moments, (given) => {
        const calm = planMail(remindersAt(given), facts()).messages.filter(({ isUrgent }) => !isUrgent)
        for (const [index, message] of calm.entries()) {
          const previous = calm[index - 1]
          if (previous)
            expect(message.sendAt.getTime() - previous.sendAt.getTime()).toBeGreaterThanOrEqual(hours(20))
        }
      }),
    )
  })

  it('is either planned or left out with a reason, once each, in whatever order it is told', () => {
    fc.assert(
      fc.property(moments, (given) => {
        const plan = planMail(remindersAt(given), facts())
        const keys = [...plan.messages, ...plan.leftOut].map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        const wanted = remindersAt(given).flatMap(({ name, wanted }) =>
          wanted(facts()).map(({ about, to, anchor }) => `${name}:${about}:${to.personId}:${anchor}`),
        )
        expect(new Set(keys)).toEqual(new Set(wanted))
        // Of two wanted under one key the first counts, so the order matters only among equals.
        const unique = given.filter(
          ({ name, notice }, index) =>
            given.findIndex((other) => other.name === name && other.notice === notice) === index,
        )
        expect(planMail(remindersAt([...unique].reverse()), facts())).toEqual(
          planMail(remindersAt(unique), facts()),
        )
      }),
    )
  })
})

const answer: PacedMessage = {
  isReminder: false,
  wantedAt: noon,
  planned: {
    ...{ to: aReader(), about: 'proposal-1', anchor: 1, sendAt: noon, expiresAt: noon, data: {} },
    ...{ key: 'notice:proposal-1:person-1:1', notice: 'notice', class: 'service' },
    ...{ audience: 'team', locale: 'en', zone: 'UTC' },
  },
}

it('takes two hundred thousand messages at a time', () => {
  const messages = new Array<PacedMessage>(200_000).fill(answer)
  const { kept, leftOut } = paced(messages, { reminded: [], everWanted: new Set() })
  expect([kept.length, leftOut.length]).toEqual([200_000, 0])
})
