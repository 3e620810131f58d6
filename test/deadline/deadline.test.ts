import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  challenges,
  deadlineChanges,
  messages,
  proposalReadings,
  proposals,
  recordEntries,
  recordSecrets,
} from '#db/schema/index.ts'
import { readingsOf } from '#app/apply/data/readings.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { extendDeadline } from '#app/deadline/flows/extend-deadline.server.ts'
import { recordReading } from '#app/deadline/flows/record-reading.server.ts'
import { screenProposal } from '#app/deadline/flows/screen-proposal.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, anOpenChallenge, deadline, portsOf } from '#test/apply/apply-world.ts'

const database = useDatabase()
const later = new Date('2021-12-23T21:59:00Z')

async function aSubmittedProposal() {
  const challenge = await anOpenChallenge(database)
  const draft = await aDraft(database.db, { challengeId: challenge.id })
  const result = await submitProposal(
    {
      proposalId: draft.proposalId,
      personId: draft.leadId,
      role: 'lead',
      draftVersion: 1,
      requestId: randomUUID(),
    },
    portsOf(database),
  )
  if (!result.ok) throw new Error(result.refusal.code)
  return { challenge, draft }
}

const extend = (
  challengeId: string,
  personId: string,
  overrides: Partial<Parameters<typeof extendDeadline>[0]> = {},
) =>
  extendDeadline(
    {
      challengeId,
      personId,
      closesAt: later,
      reason: 'The site visit moved.',
      calendarVersion: 1,
      ...overrides,
    },
    portsOf(database),
  )

describe('extending the deadline', () => {
  it('moves it for everybody, keeps the old one and its reason, and plans the mails anew', async () => {
    const { challenge, draft } = await aSubmittedProposal()
    const open = await aDraft(database.db, { challengeId: challenge.id })
    const organiser = await aPerson(database.db)
    expect(await extend(challenge.id, organiser.id)).toEqual({ ok: true, value: { closesAt: later } })
    const [row] = await database.db.select().from(challenges).where(eq(challenges.id, challenge.id))
    expect(row).toMatchObject({ closesAt: later, calendarVersion: 2, state: 'open' })
    expect(await database.db.select().from(deadlineChanges)).toMatchObject([
      {
        previousClosesAt: deadline,
        closesAt: later,
        reason: 'The site visit moved.',
        changedBy: organiser.id,
      },
    ])
    const planned = await database.db.select().from(messages)
    const about = (notice: string) =>
      planned.filter((message) => message.notice === notice && message.state === 'planned')
    expect(
      about('challenge.deadline_extended')
        .map(({ proposalId }) => proposalId)
        .sort(),
    ).toEqual([draft.proposalId, open.proposalId].sort())
    expect(about('challenge.closed_applicants')[0]?.sendAt).toEqual(new Date('2021-12-24T06:00:00Z'))
    expect(about('proposal.draft_reminder').every(({ data }) => data.closesAt === later.toISOString())).toBe(
      true,
    )
  })

  it('never moves it earlier, and not from an old page', async () => {
    const { challenge } = await aSubmittedProposal()
    const organiser = await aPerson(database.db)
    expect(
      await extend(challenge.id, organiser.id, { closesAt: new Date(deadline.getTime() - 1) }),
    ).toMatchObject({
      refusal: { code: 'deadline-earlier' },
    })
    expect(await extend(challenge.id, organiser.id, { reason: '  ' })).toMatchObject({
      refusal: { code: 'reason-missing' },
    })
    await extend(challenge.id, organiser.id)
    expect(await extend(challenge.id, organiser.id)).toMatchObject({ refusal: { code: 'calendar-changed' } })
  })

  it('opens again after the deadline, and what was in time stays in', async () => {
    const { challenge, draft } = await aSubmittedProposal()
    const late = await aDraft(database.db, { challengeId: challenge.id })
    await database.setClock(afterDeadline)
    const submitLate = () =>
      submitProposal(
        {
          proposalId: late.proposalId,
          personId: late.leadId,
          role: 'lead',
          draftVersion: 1,
          requestId: randomUUID(),
        },
        portsOf(database),
      )
    expect(await submitLate()).toMatchObject({ refusal: { code: 'deadline-passed' } })
    const organiser = await aPerson(database.db)
    expect(await extend(challenge.id, organiser.id)).toMatchObject({ ok: true })
    expect(await submitLate()).toMatchObject({ ok: true })
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, draft.proposalId))
    expect(row?.state).toBe('submitted')
  })
})

describe('screening', () => {
  const screen = (
    { challenge, draft }: Awaited<ReturnType<typeof aSubmittedProposal>>,
    personId: string,
    overrides: Partial<Parameters<typeof screenProposal>[0]> = {},
  ) =>
    screenProposal(
      {
        challengeId: challenge.id,
        proposalId: draft.proposalId,
        personId,
        outcome: 'eligible',
        rule: '',
        reason: '',
        version: 1,
        ...overrides,
      },
      portsOf(database),
    )

  it('is sealed until the deadline', async () => {
    const world = await aSubmittedProposal()
    const screener = await aPerson(database.db)
    expect(await screen(world, screener.id)).toMatchObject({ refusal: { code: 'sealed-until-deadline' } })
  })

  it('says eligible, or not by a numbered rule with a reason that stays out of the record', async () => {
    const world = await aSubmittedProposal()
    const screener = await aPerson(database.db)
    await database.setClock(afterDeadline)
    expect(await screen(world, screener.id)).toEqual({ ok: true, value: null })
    expect(await screen(world, screener.id, { outcome: 'ineligible' })).toMatchObject({
      refusal: { code: 'rule-missing' },
    })
    const out = { outcome: 'ineligible', rule: '3', reason: 'It answers another question.' } as const
    expect(await screen(world, screener.id, out)).toEqual({ ok: true, value: null })
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, world.draft.proposalId))
    expect(row).toMatchObject({ screening: 'ineligible', screeningRule: '3', screeningReason: out.reason })
    const entries = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'ProposalScreened'))
    expect(entries).toHaveLength(2)
    expect(entries.map(({ body }) => body).join()).not.toContain(out.reason)
    expect(await database.db.select().from(recordSecrets)).toMatchObject([
      { name: 'reason', payload: out.reason },
    ])
  })

  it('is not for one’s own team, a version nobody has read, or another challenge', async () => {
    const world = await aSubmittedProposal()
    const elsewhere = await aSubmittedProposal()
    const screener = await aPerson(database.db)
    await database.setClock(afterDeadline)
    expect(await screen(world, world.draft.leadId)).toMatchObject({ refusal: { code: 'own-proposal' } })
    expect(await screen(world, screener.id, { version: 2 })).toMatchObject({
      refusal: { code: 'version-changed' },
    })
    expect(await screen(world, screener.id, { proposalId: elsewhere.draft.proposalId })).toMatchObject({
      ok: false,
    })
  })
})

describe('opening a proposal', () => {
  it('is noted once per half hour, and shown to the team without a juror’s name', async () => {
    const { draft } = await aSubmittedProposal()
    await database.setClock('2022-01-03T10:00:00Z')
    const organiser = await aPerson(database.db, { name: 'Olli Organiser' })
    const juror = await aPerson(database.db, { name: 'Jia Juror' })
    const { proposalId } = draft
    await recordReading(database.db, { proposalId, personId: organiser.id, capacity: 'organiser' })
    await recordReading(database.db, { proposalId, personId: organiser.id, capacity: 'organiser' })
    await database.setClock('2022-01-03T10:31:00Z')
    await recordReading(database.db, { proposalId, personId: organiser.id, capacity: 'organiser' })
    await recordReading(database.db, { proposalId, personId: juror.id, capacity: 'juror' })
    expect(await database.db.select().from(proposalReadings)).toHaveLength(3)
    const shown = await readingsOf(database.db, proposalId)
    expect(shown.map(({ name, capacity }) => [name, capacity])).toEqual([
      [null, 'juror'],
      ['Olli Organiser', 'organiser'],
      ['Olli Organiser', 'organiser'],
    ])
  })

  it('knows a juror by the same letters all the time, and by nothing else', async () => {
    const { draft } = await aSubmittedProposal()
    const { proposalId } = draft
    const jurors = await Promise.all(
      Array.from({ length: 26 }, (_, seat) => aPerson(database.db, { name: `canary-juror-${seat}` })),
    )
    const read = (personId: string) =>
      recordReading(database.db, { proposalId, personId, capacity: 'juror' as const })
    await Promise.all(jurors.map(({ id }) => read(id)))
    const first = await readingsOf(database.db, proposalId)
    const names = first.map(({ pseudonym }) => pseudonym ?? '')
    expect(new Set(names).size).toBe(26)
    expect(names.filter((name) => /^[A-HJ-NP-Z]$/.test(name))).toHaveLength(24)
    await database.setClock('2022-01-04T10:00:00Z')
    for (const { id } of jurors) await read(id)
    const again = await readingsOf(database.db, proposalId)
    expect(again.map(({ pseudonym }) => pseudonym).sort()).toEqual([...names, ...names].sort())
    const told = JSON.stringify(again)
    expect(told).not.toContain('canary')
    for (const { id } of jurors) expect(told).not.toContain(id)
  })

  it('notes somebody who reads as an organiser and as a juror twice, and ties neither to the other', async () => {
    const { draft } = await aSubmittedProposal()
    const { proposalId } = draft
    const both = await aPerson(database.db, { name: 'Bo Both' })
    await recordReading(database.db, { proposalId, personId: both.id, capacity: 'organiser' })
    await recordReading(database.db, { proposalId, personId: both.id, capacity: 'juror' })
    expect((await readingsOf(database.db, proposalId)).map(({ name }) => name).sort()).toEqual([
      'Bo Both',
      null,
    ])
  })
})
