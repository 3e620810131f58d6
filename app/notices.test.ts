import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { templates } from '#emails/index.ts'
import { aCalendar } from '#test/factories/a-lifecycle.ts'
import { aMember, aProposalSeen, outboxAfter, someFacts } from '#test/factories/some-facts.ts'
import { noticeCatalogue } from './notices.ts'
import type { ChallengeFacts, ProposalFacts } from './notify/core/facts.ts'
import { hours } from './notify/core/moments.ts'
import { planMail, planMessages } from './notify/core/planner.ts'
import { reconcile, type OutboxRow } from './notify/core/reconcile.ts'

/* What must hold for all notices there are, whatever the phases add. */

const plan = (facts: ChallengeFacts) => planMessages(noticeCatalogue.notices, facts)
const changeOf = (facts: ChallengeFacts, rows: readonly OutboxRow[]) =>
  reconcile(
    { ...planMail(noticeCatalogue.notices, facts), isMailHeld: facts.isMailHeld, heldWaves: facts.heldWaves },
    rows,
    facts.now,
  )
const settleOutbox = (rows: readonly OutboxRow[], facts: ChallengeFacts) =>
  outboxAfter(rows, changeOf(facts, rows))
const nothing = { insert: [], retime: [], cancel: [], revive: [], hold: [], release: [] }
const alive = (rows: readonly OutboxRow[]) => rows.filter(({ state }) => state === 'planned')

const submission = {
  version: 1,
  submittedAt: new Date('2021-12-08T09:00:00Z'),
  hash: 'a'.repeat(64),
  recordHash: 'b'.repeat(64),
  isInGrace: false,
}
const handedIn: Partial<ProposalFacts> = { state: 'submitted', submissions: [submission] }

const instant = fc.date({
  min: new Date('2021-12-03T07:00:00Z'),
  max: new Date('2022-01-20T00:00:00Z'),
  noInvalidDate: true,
})
const proposals = fc.array(
  fc.record({
    isHandedIn: fc.boolean(),
    hasUnsubmittedEdits: fc.boolean(),
    zone: fc.constantFrom(null, 'Asia/Shanghai', 'Europe/Stockholm'),
    startedAt: instant,
  }),
  { maxLength: 6 },
)
const facts = fc
  .record({ proposals, now: instant, extensionHours: fc.integer({ min: 1, max: 500 }) })
  .map((given) => ({
    extensionHours: given.extensionHours,
    facts: someFacts({
      now: given.now,
      proposals: given.proposals.map(({ isHandedIn, hasUnsubmittedEdits, zone, startedAt }, index) =>
        aProposalSeen({
          id: `proposal-${index}`,
          startedAt,
          hasUnsubmittedEdits,
          team: [aMember({ personId: `person-${index}`, zone })],
          ...(isHandedIn && handedIn),
        }),
      ),
    }),
  }))

describe('the catalogue', () => {
  it('has each name once', () => {
    const names = noticeCatalogue.notices.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThan(0)
  })

  it('gives every template what it asks for', () => {
    fc.assert(
      fc.property(facts, (given) => {
        for (const message of plan(given.facts)) {
          const template = templates[message.notice as keyof typeof templates]
          expect(template.schema.safeParse(message.data), message.key).toMatchObject({ success: true })
        }
      }),
      { numRuns: 50 },
    )
  })

  it('plans nothing new when asked twice', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const once = settleOutbox([], given.facts)
        expect(changeOf(given.facts, once)).toEqual(nothing)
      }),
    )
  })

  it('does not care in which order facts or rows come', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const turned = { ...given.facts, proposals: [...given.facts.proposals].reverse() }
        expect(plan(turned)).toEqual(plan(given.facts))
        const rows = settleOutbox([], given.facts)
        expect(changeOf(turned, [...rows].reverse())).toEqual(nothing)
      }),
    )
  })

  it('keeps every message within its meaning', () => {
    fc.assert(
      fc.property(facts, (given) => {
        for (const { sendAt, expiresAt } of plan(given.facts)) {
          expect(expiresAt.getTime()).toBeGreaterThan(given.facts.now.getTime())
          expect(sendAt.getTime()).toBeLessThanOrEqual(expiresAt.getTime())
        }
      }),
    )
  })

  it('leaves no message alive that names a deadline which has moved', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const before = settleOutbox([], given.facts)
        const moved = extended(given.facts, given.extensionHours)
        const after = settleOutbox(before, moved)
        const wanted = new Map(plan(moved).map((message) => [message.key, message]))
        const old = given.facts.challenge.calendar.closesAt.toISOString()
        for (const row of alive(after)) {
          const data = wanted.get(row.key)?.data as { closesAt?: string } | undefined
          if (row.expiresAt! > moved.now) expect(data?.closesAt ?? '', row.key).not.toBe(old)
        }
      }),
    )
  })

  it('takes the reminders away when a draft is handed in, and sends a receipt to each member', () => {
    const draft = someFacts()
    const before = settleOutbox([], draft)
    expect(alive(before).some(({ key }) => key.startsWith('proposal.draft_reminder:'))).toBe(true)
    const submitted = someFacts({ proposals: [aProposalSeen(handedIn)] })
    const after = alive(settleOutbox(before, submitted)).map(({ key }) => key)
    expect(after.filter((key) => key.startsWith('proposal.draft_reminder:'))).toEqual([])
    expect(after).toContain('proposal.submitted:proposal-1:lead of proposal-1:1')
  })

  it('holds everything while a hand lies on the mail, and lets it go afterwards', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const before = settleOutbox([], given.facts)
        const held = settleOutbox(before, { ...given.facts, isMailHeld: true })
        expect(alive(held)).toEqual([])
        expect(held.every(({ state, reason }) => state === 'held' && reason === 'held-with-challenge')).toBe(
          true,
        )
        expect(settleOutbox(held, given.facts)).toEqual(before)
      }),
    )
  })

  it('spares whoever refused everything all that may be refused, and nothing else', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const all = plan(given.facts)
        const people = [...new Set(all.map(({ to }) => to.personId))]
        const mailRefusals = people.map((personId) => ({ personId, notice: null }))
        const left = plan({ ...given.facts, mailRefusals })
        expect(left).toEqual(all.filter((message) => message.class === 'mandatory'))
      }),
    )
  })

  it('ends in the same outbox whatever the order in which things happened', () => {
    fc.assert(
      fc.property(facts, fc.array(fc.nat(5), { maxLength: 6 }), (given, order) => {
        const moved = extended(given.facts, given.extensionHours)
        const withdrawn = (one: ChallengeFacts) => ({
          ...one,
          proposals: one.proposals.map((proposal, index) =>
            index === 0 && proposal.state === 'draft'
              ? { ...proposal, ...handedIn, submissions: [submission] }
              : proposal,
          ),
        })
        const end = withdrawn(moved)
        const ways = [given.facts, moved, withdrawn(given.facts)]
        const seen = order.map((step) => ways[step % ways.length]!)
        const rows = [...seen, end].reduce<OutboxRow[]>((outbox, one) => settleOutbox(outbox, one), [])
        const straight = settleOutbox([], end)
        const aliveKeys = (outbox: OutboxRow[]) =>
          alive(outbox)
            .filter(({ expiresAt }) => expiresAt! > end.now)
            .map(({ key, sendAt }) => `${key} ${sendAt.toISOString()}`)
            .sort()
        // A reminder whose moment has gone by while nobody wanted it stays silent; all else is the same.
        const silent = new Set(rows.filter(({ state }) => state === 'cancelled').map(({ key }) => key))
        expect(aliveKeys(rows)).toEqual(
          aliveKeys(straight).filter((line) => !silent.has(line.split(' ')[0]!)),
        )
      }),
    )
  })

  it('writes to nobody about what is not announced yet', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const award = {
          id: 'award-1',
          outcome: 'winner',
          place: 1,
          reason: 'r',
          feedback: 'f',
          lineId: null,
          hasReserve: false,
          lineNames: {},
          money: null,
          answer: null,
          answeredAt: null,
          movedUp: null,
          record: '',
        } as const
        const decided: ChallengeFacts = {
          ...given.facts,
          challenge: { ...given.facts.challenge, state: 'decided', effectiveState: 'decided' },
          proposals: given.facts.proposals.map((proposal) => ({ ...proposal, ...handedIn, award })),
        }
        const { announcesAt } = decided.challenge.calendar
        for (const message of plan(decided)) {
          if (JSON.stringify(message.data).includes('winner')) {
            expect(message.sendAt.getTime()).toBeGreaterThanOrEqual(announcesAt.getTime())
          }
        }
      }),
      { numRuns: 30 },
    )
  })
})

function extended(given: ChallengeFacts, extensionHours: number): ChallengeFacts {
  const { calendar } = given.challenge
  const closesAt = new Date(calendar.closesAt.getTime() + hours(extensionHours))
  return {
    ...given,
    challenge: { ...given.challenge, calendar: aCalendar({ closesAt, version: calendar.version + 1 }) },
    deadlineChanges: [
      { previousClosesAt: calendar.closesAt, closesAt, reason: 'A storm', changedAt: given.now },
    ],
  }
}
