import { describe, expect, it } from 'vitest'
import { aReader, rowOf, someFacts } from '#test/factories/some-facts.ts'
import { before, hours } from './moments.ts'
import type { Notice, PlannedMessage } from './notice.ts'
import { planMessages } from './planner.ts'
import { reconcile } from './reconcile.ts'

const closesAt = new Date('2021-12-22T21:59:00Z')
const nothing = { insert: [], retime: [], cancel: [], revive: [], hold: [], release: [] }
const only = (messages: readonly PlannedMessage[]) => ({
  messages,
  leftOut: [],
  isMailHeld: false,
  heldWaves: [],
})
const now = new Date('2021-12-08T10:00:00Z')

function aNotice(overrides: Partial<Notice<string>> = {}): Notice<string> {
  return {
    name: 'test.reminder',
    class: 'service',
    audience: 'draft-writers',
    wanted: (facts) => [
      {
        to: aReader(),
        about: facts.challenge.id,
        anchor: facts.challenge.calendar.version,
        sendAt: before(facts.challenge.calendar.closesAt, hours(2)),
        expiresAt: facts.challenge.calendar.closesAt,
        data: {},
      },
    ],
    ...overrides,
  }
}

describe('planning', () => {
  it('gives each message its key, language and zone', () => {
    const [message] = planMessages([aNotice()], someFacts())
    expect(message).toMatchObject({
      key: 'test.reminder:challenge-1:person-1:1',
      notice: 'test.reminder',
      locale: 'en',
      zone: 'Europe/Helsinki',
      sendAt: new Date('2021-12-22T19:59:00Z'),
    })
  })

  it('moves quiet notices out of the reader’s night', () => {
    const toShanghai = aNotice({
      isReminder: true,
      wanted: (facts) =>
        aNotice()
          .wanted(facts)
          .map((w) => ({ ...w, to: aReader({ zone: 'Asia/Shanghai' }) })),
    })
    expect(planMessages([toShanghai], someFacts())[0]?.sendAt).toEqual(new Date('2021-12-22T12:45:00Z'))
  })

  it('plans nothing whose time is over, to the millisecond', () => {
    const lastMoment = new Date(closesAt.getTime() - 1)
    expect(planMessages([aNotice()], someFacts({ now: lastMoment }))).toHaveLength(1)
    expect(planMessages([aNotice()], someFacts({ now: closesAt }))).toHaveLength(0)
  })

  it.each(['cancelled', 'archived'] as const)(
    'keeps to what is mandatory once a challenge is %s',
    (state) => {
      const ended = someFacts({ challenge: { ...someFacts().challenge, state, endedFrom: 'open' } })
      expect(planMessages([aNotice()], ended)).toHaveLength(0)
      expect(planMessages([aNotice({ class: 'mandatory' })], ended)).toHaveLength(1)
    },
  )

  it('plans nothing for an empty audience, and there is nothing to change', () => {
    const toNobody = aNotice({ wanted: () => [] })
    expect(planMessages([toNobody], someFacts())).toEqual([])
    expect(reconcile(only([]), [], now)).toEqual(nothing)
  })

  it('writes to a reader without a language we know in the default one', () => {
    const toSomebody = (locale: unknown) =>
      aNotice({
        wanted: (facts) =>
          aNotice()
            .wanted(facts)
            .map((w) => ({ ...w, to: { ...aReader(), locale: locale as 'en' } })),
      })
    const localeOf = (locale: unknown) => planMessages([toSomebody(locale)], someFacts())[0]?.locale
    expect([localeOf('de'), localeOf(null), localeOf(''), localeOf('fi')]).toEqual(['en', 'en', 'en', 'fi'])
  })

  it('wants each key once', () => {
    expect(planMessages([aNotice(), aNotice()], someFacts())).toHaveLength(1)
  })
})

describe('the difference with the outbox', () => {
  const planned = planMessages([aNotice()], someFacts())
  const row = rowOf(planned[0]!)

  it('is empty when nothing changed', () => {
    expect(reconcile(only(planned), [row], now)).toEqual(nothing)
  })

  it('moves a waiting message to its new instant or address', () => {
    const moved = { ...row, sendAt: new Date('2021-12-20T10:00:00Z') }
    expect(reconcile(only(planned), [moved], now).retime).toHaveLength(1)
    expect(reconcile(only(planned), [{ ...row, email: 'old@people.example' }], now).retime).toHaveLength(1)
  })

  it.each(['sending', 'sent', 'delivered', 'failed', 'skipped', 'bounced'] as const)(
    'leaves %s alone',
    (state) => {
      const gone = { ...row, state, email: 'old@people.example' }
      const untouched = nothing
      expect(reconcile(only(planned), [gone], now)).toEqual(untouched)
      expect(reconcile(only([]), [gone], now)).toEqual(untouched)
    },
  )

  it('cancels what nobody wants, and leaves what has expired to the sender', () => {
    expect(reconcile(only([]), [row], now).cancel).toEqual([{ row, because: 'no-longer-wanted' }])
    expect(reconcile(only([]), [row], closesAt).cancel).toEqual([])
  })

  it('revives a reminder before its moment only, a mandatory message always', () => {
    const cancelled = { ...row, state: 'cancelled' as const }
    const late = new Date('2021-12-22T20:30:00Z')
    expect(reconcile(only(planned), [cancelled], now).revive).toHaveLength(1)
    expect(reconcile(only(planned), [cancelled], late).revive).toHaveLength(0)
    const mandatory = planned.map((message) => ({ ...message, class: 'mandatory' as const }))
    expect(reconcile(only(mandatory), [cancelled], late).revive).toHaveLength(1)
  })
})
