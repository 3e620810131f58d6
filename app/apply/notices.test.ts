import { describe, expect, it } from 'vitest'
import { planMessages } from '#app/notify/core/planner.ts'
import { aCalendar, aChallenge } from '#test/factories/a-lifecycle.ts'
import { aMember, aProposalSeen, someFacts } from '#test/factories/some-facts.ts'
import { applyNotices } from './notices.ts'

const now = new Date('2021-12-10T10:00:00Z')
const base = someFacts()

type Proposal = Parameters<typeof aProposalSeen>[0]

/** What is planned for one proposal: notice, anchor and instant. */
function planned(proposal: Proposal, { at = now, calendar = aCalendar(), state = 'open' as const } = {}) {
  const challenge = { ...base.challenge, ...aChallenge({ state, calendar }) }
  return planMessages(applyNotices, {
    ...base,
    now: at,
    challenge,
    proposals: [aProposalSeen(proposal)],
  }).map(({ notice, anchor, sendAt, to }) => ({
    notice,
    anchor,
    sendAt: sendAt.toISOString(),
    to: to.personId,
  }))
}

const reminders = (proposal: Proposal, options = {}) =>
  planned(proposal, options)
    .filter(({ notice }) => notice === 'proposal.draft_reminder')
    .map(({ anchor, sendAt }) => [anchor, sendAt])

const submission = {
  version: 1,
  submittedAt: now,
  hash: 'a'.repeat(64),
  recordHash: 'b'.repeat(64),
  isInGrace: false,
}

describe('reminders of a draft', () => {
  it('go at two weeks, seven and three days, a day and two hours, out of the night of the reader', () => {
    expect(reminders({})).toEqual([
      // 23:59 in Helsinki is night: each moves to 20:45 there.
      ['1-14d', '2021-12-08T18:45:00.000Z'],
      ['1-7d', '2021-12-15T18:45:00.000Z'],
      ['1-3d', '2021-12-19T18:45:00.000Z'],
      ['1-24h', '2021-12-21T18:45:00.000Z'],
      ['1-2h', '2021-12-22T18:45:00.000Z'],
    ])
  })

  it('spare the empty draft three of them, and the young one the long ones', () => {
    expect(reminders({ answeredQuestions: 0 }).map(([anchor]) => anchor)).toEqual(['1-7d', '1-24h'])
    const startedAt = new Date('2021-12-19T21:00:00Z')
    const at = new Date('2021-12-19T21:30:00Z')
    expect(reminders({ startedAt }, { at }).map(([anchor]) => anchor)).toEqual(['1-24h', '1-2h'])
  })

  it('follow the calendar, and stop when it is submitted or withdrawn', () => {
    const calendar = aCalendar({ version: 2, closesAt: new Date('2021-12-24T12:00:00Z') })
    expect(reminders({}, { calendar })[0]).toEqual(['2-14d', '2021-12-10T12:00:00.000Z'])
    expect(reminders({ state: 'submitted', submissions: [submission] })).toEqual([])
    expect(reminders({ state: 'withdrawn', withdrawnAt: now })).toEqual([])
  })

  it('go to those who write, not to viewers', () => {
    const team = [aMember({ personId: 'lead' }), aMember({ personId: 'viewer', role: 'viewer' })]
    const to = planned({ team }).filter(({ notice }) => notice === 'proposal.draft_reminder')
    expect(new Set(to.map((message) => message.to))).toEqual(new Set(['lead']))
  })
})

describe('what has happened', () => {
  it('is confirmed once per version to every member', () => {
    const team = [aMember({ personId: 'lead' }), aMember({ personId: 'viewer', role: 'viewer' })]
    const receipts = planned({
      state: 'submitted',
      team,
      submissions: [submission, { ...submission, version: 2 }],
    }).filter(({ notice }) => notice === 'proposal.submitted')
    expect(receipts.map(({ anchor, to }) => `${anchor} ${to}`).sort()).toEqual([
      '1 lead',
      '1 viewer',
      '2 lead',
      '2 viewer',
    ])
  })

  it('tells a completion from what was handed in before the deadline, also where it was moved', () => {
    const completed = new Date('2021-12-28T10:00:00Z')
    const told = (overrides: Proposal, at = completed) =>
      planMessages(applyNotices, {
        ...base,
        now: at,
        proposals: [
          aProposalSeen({
            state: 'submitted',
            team: [aMember({})],
            submissions: [submission, { ...submission, version: 3, submittedAt: completed }],
            ...overrides,
          }),
        ],
      })
        .filter(({ notice }) => notice === 'proposal.submitted')
        .map(({ anchor, data }) => [anchor, (data as { isCompletion?: boolean }).isCompletion])
    const inTime = { ...submission, version: 2, submittedAt: new Date('2021-12-22T21:58:00Z') }
    expect(told({})).toEqual([[3, true]])
    expect(told({ submissions: [inTime] }, inTime.submittedAt)).toEqual([[2, false]])
    // What came before the move was held to another calendar than this one.
    expect(told({ cameBy: { version: 4, fromTitles: {} } })).toEqual([[3, false]])
  })

  it('warns the lead a day and two hours before of changes that are not submitted, and only then', () => {
    const submitted = { state: 'submitted', submissions: [submission] } as const
    const warned = (hasUnsubmittedEdits: boolean) =>
      planned({ ...submitted, hasUnsubmittedEdits }).filter(
        ({ notice }) => notice === 'proposal.unsubmitted_changes',
      )
    expect(warned(false)).toEqual([])
    expect(warned(true)).toMatchObject([
      { anchor: '1', sendAt: '2021-12-21T18:45:00.000Z' },
      { anchor: '1-2h', sendAt: '2021-12-22T18:45:00.000Z' },
    ])
  })

  it('tells the team and the organisers of a withdrawal, each once, and organisers nothing but the reference', () => {
    const lead = aMember({ personId: 'lead', name: 'Liisa Lead' })
    const isBoth = aMember({ personId: 'both', role: 'viewer' })
    const told = (withdrawnAt: Date) =>
      planMessages(applyNotices, {
        ...base,
        now: withdrawnAt,
        organisers: [{ ...lead, personId: 'organiser' }, isBoth],
        proposals: [
          aProposalSeen({ state: 'withdrawn', withdrawnAt, team: [lead, isBoth], submissions: [submission] }),
        ],
      })
        .filter(({ notice }) => notice === 'proposal.withdrawn')
        .map(({ to, data }) => ({ to: to.personId, ...data }))
    const inTime = told(now)
    expect(inTime.map(({ to }) => to).sort()).toEqual(['both', 'lead', 'organiser'])
    expect(inTime.find(({ to }) => to === 'lead')).toMatchObject({
      audience: 'team',
      lead: 'Liisa Lead',
      canBeRestored: true,
    })
    expect(inTime.find(({ to }) => to === 'organiser')).toMatchObject({
      ...{ audience: 'organisers', title: '', lead: '' },
      ...{ wasSubmitted: true, canBeRestored: true },
    })
    const late = told(new Date(aCalendar().closesAt.getTime() + 1))
    expect(late.map((message) => (message as { canBeRestored?: boolean }).canBeRestored)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('says half an hour after the start how to come back', () => {
    const startedAt = new Date('2021-12-10T09:50:00Z')
    expect(planned({ startedAt })[0]).toMatchObject({
      notice: 'proposal.started',
      sendAt: '2021-12-10T10:20:00.000Z',
    })
  })
})

describe('a file in which the scanner found something', () => {
  const foundAt = new Date('2021-12-10T09:00:00Z')
  const file = { id: 'a-file', name: 'plan.pdf', foundAt }
  const team = [
    aMember({ personId: 'lead' }),
    aMember({ personId: 'editor', role: 'editor' }),
    aMember({ personId: 'viewer', role: 'viewer' }),
  ]
  const told = (proposal: Proposal, options = {}) =>
    planned({ infectedFiles: [file], team, ...proposal }, options).filter(
      ({ notice }) => notice === 'proposal.file_infected',
    )

  it('is told to everybody in the team at once, each file once', () => {
    expect(told({}).sort((one, other) => (one.to < other.to ? -1 : 1))).toEqual(
      ['editor', 'lead', 'viewer'].map((to) => ({
        ...{ notice: 'proposal.file_infected', anchor: 'a-file', sendAt: foundAt.toISOString(), to },
      })),
    )
    const both = told({ infectedFiles: [file, { ...file, id: 'another' }] })
    expect(both.map(({ anchor }) => anchor).sort()).toEqual(
      ['a-file', 'another'].flatMap((id) => [id, id, id]).sort(),
    )
  })

  it('is not told once it is removed, the proposal withdrawn, or the challenge over', () => {
    expect(told({ infectedFiles: [] })).toEqual([])
    expect(told({ state: 'withdrawn', withdrawnAt: foundAt })).toEqual([])
    const challenge = { ...base.challenge, state: 'cancelled' as const, endedFrom: 'open' as const }
    const proposals = [aProposalSeen({ infectedFiles: [file], team })]
    expect(planMessages(applyNotices, { ...base, now, challenge, proposals })).toEqual([])
  })
})
