import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { consensusMeetings, messages, people, recordEntries, roleGrants } from '#db/schema/index.ts'
import { attendMeeting } from '#app/judge/flows/attend-meeting.server.ts'
import { callOffMeeting, conveneMeeting } from '#app/judge/flows/convene-meeting.server.ts'
import { leaveJury } from '#app/judge/flows/leave-jury.server.ts'
import { moveMeeting } from '#app/judge/flows/move-meeting.server.ts'
import { planMeeting } from '#app/judge/flows/plan-meeting.server.ts'
import { pressRound } from '#app/judge/flows/press-round.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { runTick } from '#app/worker/run-tick.server.ts'
import { insertBrief } from '#test/factories/a-challenge.ts'
import { aDeclaration, aJuror } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aSender, aService, realNotices } from '#test/factories/a-sender.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'
import { judgingWorld } from './judging-world.ts'

/* A meeting of the jury is set, moved and called off: what flows plan of it, and what the worker sends. */

const database = useDatabase()

const first = {
  startsAt: new Date('2021-12-30T08:00:00Z'),
  endsAt: new Date('2021-12-30T10:00:00Z'),
  ...{ place: 'City Hall', link: '' },
}

/** A meeting with an agenda and no hour; the only juror has a conflict with the first proposal. */
async function aPlannedMeeting() {
  const world = await judgingWorld(database, { state: 'deliberating' })
  const { challengeId, proposalIds, organiserId: by } = world
  await insertBrief(database.db, challengeId, 'Cooler streets', true)
  const ports = { ...world.ports, notices: realNotices }
  const { id: jurorId, personId } = await aJuror(database.db, { challengeId })
  const pair = { challengeId, jurorId, proposalId: proposalIds[0]! }
  await aDeclaration(database.db, {
    ...{ ...pair, standing: 'conflict', kind: 'family' },
    declaredAt: new Date('2021-12-20T08:00:00Z'),
  })
  await pressRound({ challengeId, by, kind: 'consensus', act: 'open' }, ports)
  expect((await planMeeting({ challengeId, by, atLeast: 0 }, ports)).ok).toBe(true)
  return { ...world, own: { challengeId, by }, ports, personId }
}

async function planned(challengeId: string) {
  const rows = await database.db
    .select({ notice: messages.notice, sendAt: messages.sendAt })
    .from(messages)
    .where(and(eq(messages.challengeId, challengeId), eq(messages.state, 'planned')))
  return rows
    .filter(({ notice }) => notice.startsWith('jury.meeting'))
    .map(({ notice, sendAt }) => `${notice} ${sendAt.toISOString().slice(5, 16)}`)
    .sort()
}

async function sentOn(at: string) {
  const service = aService()
  await database.setClock(at)
  await runTick(aSender(database.db, service))
  return service.inbox.filter(({ tags }) => tags.notice?.startsWith('jury-meeting'))
}
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? null : result.refusal?.code

it('is told to the jury when an hour is set, with the entry for a calendar and nothing of its agenda', async () => {
  const { own, ports } = await aPlannedMeeting()
  expect((await conveneMeeting({ ...own, ...first }, ports)).ok).toBe(true)
  expect(await planned(own.challengeId)).toEqual([
    'jury.meeting 12-28T10:00',
    'jury.meeting_reminder 12-29T08:00',
    'jury.meeting_reminder 12-30T07:00',
  ])
  const [mail, ...others] = await sentOn('2021-12-28T10:01:00Z')
  expect(others).toEqual([])
  expect(mail?.subject).toBe('The jury meets: Cooler streets')
  expect(mail?.calendar).toMatch(/METHOD:PUBLISH[^]*UID:jury-meeting-[\da-f-]{36}@haaste\.test/)
  expect(mail?.calendar).toContain('DTSTART:20211230T080000Z')
  expect(mail?.calendar).toContain('LOCATION:City Hall')
  expect(`${mail?.subject} ${mail?.html} ${mail?.calendar}`).not.toMatch(/Proposal \d|HEL-2021-T/)
})

it('moves with its entry, and reminds of the new hour alone', async () => {
  const { own, ports } = await aPlannedMeeting()
  await conveneMeeting({ ...own, ...first }, ports)
  await sentOn('2021-12-28T10:01:00Z')
  expect((await conveneMeeting({ ...own, ...first }, ports)).ok).toBe(true)
  expect(await planned(own.challengeId)).toHaveLength(2)
  const later = { startsAt: new Date('2021-12-31T08:00:00Z'), endsAt: new Date('2021-12-31T10:00:00Z') }
  await conveneMeeting({ ...own, ...first, ...later }, ports)
  expect(await planned(own.challengeId)).toEqual([
    'jury.meeting_moved 12-28T10:01',
    'jury.meeting_reminder 12-30T08:00',
    'jury.meeting_reminder 12-31T07:00',
  ])
  const [mail] = await sentOn('2021-12-28T10:02:00Z')
  expect(mail?.calendar).toContain('SEQUENCE:1')
  expect(mail?.calendar).toContain('DTSTART:20211231T080000Z')
  const types = await database.db
    .select({ type: recordEntries.type })
    .from(recordEntries)
    .orderBy(recordEntries.seq)
  expect(types.map(({ type }) => type).filter((type) => /Convened|Moved/.test(type))).toEqual([
    'MeetingConvened',
    'MeetingMoved',
  ])
})

it('called off it leaves calendars with the reason, and can be set anew', async () => {
  const { own, ports } = await aPlannedMeeting()
  expect(codeOf(await callOffMeeting({ ...own, reason: 'Ill.' }, ports))).toBe('meeting-not-convened')
  await conveneMeeting({ ...own, ...first }, ports)
  await sentOn('2021-12-28T10:01:00Z')
  expect(codeOf(await callOffMeeting({ ...own, reason: ' ' }, ports))).toBe('call-off-reason-missing')
  expect((await callOffMeeting({ ...own, reason: 'The chair is ill.' }, ports)).ok).toBe(true)
  expect(await planned(own.challengeId)).toEqual(['jury.meeting_cancelled 12-28T10:01'])
  const [mail] = await sentOn('2021-12-28T10:02:00Z')
  expect(mail?.text).toContain('The chair is ill.')
  expect(mail?.calendar).toMatch(/METHOD:CANCEL[^]*SEQUENCE:1/)
  await conveneMeeting({ ...own, ...first }, ports)
  const [again] = await sentOn('2021-12-28T10:03:00Z')
  expect(again?.subject).toBe('The jury meets: Cooler streets')
  expect(again?.calendar).toContain('SEQUENCE:2')
})

const reminders = {
  en: ['The jury meets soon: Cooler streets', 'A reminder: the jury of “Cooler streets” meets.'],
  fi: ['Tuomaristo kokoontuu pian: Cooler streets', 'Muistutus: haasteen ”Cooler streets” tuomaristo'],
  sv: ['Juryn möts snart: Cooler streets', 'En påminnelse: juryn för ”Cooler streets” möts.'],
  'zh-CN': ['评审团会议即将开始：Cooler streets', '提醒：“Cooler streets”的评审团将开会。'],
} as const

it('is recalled a day and an hour before, to whoever sits on the jury then and nobody else, in their language', async () => {
  const { own, ports, personId, programmeId, leadIds } = await aPlannedMeeting()
  const { challengeId, by } = own
  const { db } = database
  const seat = async (change: Partial<Parameters<typeof aJuror>[1]> = {}, locale: Locale = 'en') => {
    const person = await aPerson(db, { locale })
    const juror = await aJuror(db, { challengeId, personId: person.id, ...change })
    return { ...juror, email: person.email }
  }
  await db.insert(roleGrants).values({ personId: by, role: 'organiser', programmeId })
  const sitting = [
    await seat({ isChair: true }, 'fi'),
    await seat({}, 'sv'),
    await seat({ isSubstitute: false, calledUpAt: new Date('2021-12-21T08:00:00Z') }, 'zh-CN'),
  ]
  const leaving = await seat()
  await seat({ state: 'invited' })
  await seat({ state: 'declined' })
  await seat({ isSubstitute: true })
  await conveneMeeting({ ...own, ...first }, ports)
  expect(await sentOn('2021-12-28T10:01:00Z')).toHaveLength(5)
  const left = { challengeId, jurorId: leaving.id, by, reason: 'Moved away.', finals: 'count' } as const
  expect((await leaveJury(left, ports)).ok).toBe(true)
  const late = await seat({}, 'en')
  await db.transaction((tx) => realNotices.replan(tx, { challengeId }))

  const [one] = await db.select({ email: people.email }).from(people).where(eq(people.id, personId))
  const wanted = [
    [one!.email, ...reminders.en],
    [late.email, ...reminders.en],
    ...sitting.map(({ email }, index) => [email, ...reminders[(['fi', 'sv', 'zh-CN'] as const)[index]!]]),
  ].sort()
  expect(leadIds.length).toBeGreaterThan(0)
  for (const at of ['2021-12-29T08:00:30Z', '2021-12-30T07:00:30Z']) {
    const mails = (await sentOn(at)).filter(({ tags }) => tags.notice?.endsWith('reminder'))
    const said = mails.map(({ to, subject, text }) => {
      const lead = wanted.find(([email]) => email === to)?.[2] ?? ''
      return [to, subject, text.includes(lead) ? lead : text]
    })
    expect(said.sort()).toEqual(wanted)
    for (const { html, text, calendar } of mails) {
      expect(calendar).toContain('DTSTART:20211230T080000Z')
      expect(`${html} ${text} ${calendar}`).not.toMatch(/Proposal \d|HEL-2021-T/)
    }
    expect(await sentOn(at)).toEqual([])
  }
})

it('is refused in the past, nowhere, turned round, and once it has begun', async () => {
  const { own, ports, personId } = await aPlannedMeeting()
  const set = async (change: Partial<typeof first>) =>
    codeOf(await conveneMeeting({ ...own, ...first, ...change }, ports))
  expect(await set({ startsAt: new Date('2021-12-28T09:00:00Z') })).toBe('slot-past')
  expect(await set({ place: ' ' })).toBe('slot-nowhere')
  expect(await set({ endsAt: first.startsAt })).toBe('slot-times')
  await set({})
  const [meeting] = await database.db.select().from(consensusMeetings)
  const roles = { isOrganiser: true, isChairByRole: false }
  await attendMeeting({ challengeId: own.challengeId, personId, act: 'come' }, ports)
  await moveMeeting({ ...own, roles, act: 'start', seen: meeting!.version }, ports)
  expect(await set({})).toBe('meeting-not-planned')
  // What was not sent yet has lost its meaning with the beginning.
  expect(await planned(own.challengeId)).toEqual([])
})

it('goes to the whole jury and to nobody else', async () => {
  const { own, ports } = await aPlannedMeeting()
  const { challengeId } = own
  const seat = async (name: string, given: Partial<Parameters<typeof aJuror>[1]> = {}) =>
    aJuror(database.db, { challengeId, personId: (await aPerson(database.db, { name })).id, ...given })
  await seat('Chen Chair', { isChair: true })
  await seat('Sulo Substitute', { isSubstitute: true })
  await seat('Ida Invited', { state: 'invited' })
  const { rows } = await database.db.execute<{ name: string }>(
    `select p.name from jurors j join people p on p.id = j.person_id where j.state = 'accepted' and not j.is_substitute`,
  )
  const jury = rows.map(({ name }) => name)
  expect(jury).toHaveLength(2)
  await conveneMeeting({ ...own, ...first }, ports)
  await expectSent(database, { 'jury.meeting': jury })
  const later = { startsAt: new Date('2021-12-31T08:00:00Z'), endsAt: new Date('2021-12-31T10:00:00Z') }
  await conveneMeeting({ ...own, ...first, ...later }, ports)
  await expectSent(database, { 'jury.meeting_moved': jury, 'jury.meeting': [] })
  await expectSent(database, { 'jury.meeting_reminder': jury }, '2021-12-30T08:00:30Z')
  expect((await callOffMeeting({ ...own, reason: 'The chair is ill.' }, ports)).ok).toBe(true)
  await expectSent(database, { 'jury.meeting_cancelled': jury, 'jury.meeting_reminder': [] })
})
