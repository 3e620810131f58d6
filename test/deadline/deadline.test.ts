import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  challenges,
  deadlineChanges,
  messages,
  proposalExtensions,
  proposalReadings,
  proposals,
  proposalVersions,
  recordEntries,
  recordSecrets,
} from '#db/schema/index.ts'
import { readingsOf } from '#app/apply/data/readings.server.ts'
import { saveAnswer } from '#app/apply/flows/save-answer.server.ts'
import { startProposal } from '#app/apply/flows/start-proposal.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { extendDeadline } from '#app/deadline/flows/extend-deadline.server.ts'
import { extendForOne } from '#app/deadline/flows/extend-for-one.server.ts'
import { recordReading } from '#app/deadline/flows/record-reading.server.ts'
import { screenProposal } from '#app/deadline/flows/screen-proposal.server.ts'
import { unsealProposals } from '#app/deadline/flows/unseal-proposals.server.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { proposalReference } from '#app/platform/ids.ts'
import { newReferenceCode } from '#app/platform/ids.server.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { settleDueChallenges } from '#app/worker/lifecycle-tick.server.ts'
import { aJuror } from '#test/factories/a-jury.ts'
import { silentLog } from '#test/factories/a-log.ts'
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
    const juror = await aJuror(database.db, { challengeId: challenge.id })
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
    expect(about('jury.deadline_extended').map(({ personId }) => personId)).toEqual([juror.personId])
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

describe('minutes of grace', () => {
  it('take what was begun to the microsecond, say so on the version, and open nothing new', async () => {
    const challenge = await anOpenChallenge(database, { graceMinutes: 15 })
    const [inGrace, late] = [
      await aDraft(database.db, { challengeId: challenge.id }),
      await aDraft(database.db, { challengeId: challenge.id }),
    ]
    const submit = ({ proposalId, leadId }: typeof late) =>
      submitProposal(
        { proposalId, personId: leadId, role: 'lead', draftVersion: 1, requestId: randomUUID() },
        portsOf(database),
      )
    const save = ({ proposalId, leadId }: typeof late, version: number) =>
      saveAnswer(
        {
          proposalId,
          personId: leadId,
          question: 'summary',
          value: `Written at version ${version}`,
          version,
        },
        portsOf(database),
      )
    await database.setClock(new Date(deadline.getTime() + 14 * 60_000))
    expect(await submit(inGrace)).toMatchObject({ ok: true })
    expect((await save(late, 1)).ok).toBe(true)
    const begun = await startProposal(
      {
        challengeId: challenge.id,
        personId: late.leadId,
        applicant: { name: 'New', kind: 'enterprise', country: 'FI', website: null },
        language: 'en',
        requestId: randomUUID(),
      },
      portsOf(database),
    )
    expect(begun).toMatchObject({ refusal: { code: 'deadline-passed', closedAt: deadline } })
    await database.setClock(new Date(deadline.getTime() + 15 * 60_000))
    expect(await submit(late)).toMatchObject({ refusal: { code: 'deadline-passed', closedAt: deadline } })
    expect(await save(late, 2)).toMatchObject({ refusal: { code: 'deadline-passed' } })
    expect(await database.db.select().from(proposalVersions)).toMatchObject([
      { proposalId: inGrace.proposalId, isInGrace: true },
    ])
    const [entry] = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'ProposalSubmitted'))
    expect(entry?.body).toContain('"isInGrace":true')
  })

  it('stay as announced, and so does the seal', async () => {
    const challenge = await anOpenChallenge(database, { graceMinutes: 15 })
    const set = (change: object) => () =>
      database.db.update(challenges).set(change).where(eq(challenges.id, challenge.id))
    expect(await constraintOf(set({ graceMinutes: 0 }))).toBe('challenges_grace_stays')
    expect(await constraintOf(set({ isSealed: false }))).toBe('challenges_seal_stays')
  })
})

describe('more time for one team', () => {
  const give = (
    challengeId: string,
    reference: string,
    overrides: Partial<Parameters<typeof extendForOne>[0]> = {},
  ) =>
    extendForOne(
      {
        challengeId,
        personId: overrides.personId ?? '',
        reference,
        closesAt: later,
        reason: 'Their account was locked by a fault of ours.',
        ...overrides,
      },
      portsOf(database),
    )

  async function twoDrafts() {
    const challenge = await anOpenChallenge(database)
    const reference = proposalReference({ prefix: 'HEL', year: 2021, code: newReferenceCode() })
    const mine = await aDraft(database.db, { challengeId: challenge.id, reference })
    const other = await aDraft(database.db, { challengeId: challenge.id })
    const organiser = await aPerson(database.db)
    return { challenge, mine, other, organiser, reference }
  }
  const submit = ({ proposalId, leadId }: { proposalId: string; leadId: string }) =>
    submitProposal(
      { proposalId, personId: leadId, role: 'lead', draftVersion: 1, requestId: randomUUID() },
      portsOf(database),
    )

  it('moves its deadline alone, in every statement, keeps the seal, and tells its team', async () => {
    const { challenge, mine, other, organiser, reference } = await twoDrafts()
    const given = await give(challenge.id, reference.toLowerCase(), { personId: organiser.id })
    expect(given).toEqual({ ok: true, value: { reference, closesAt: later } })
    const planned = await database.db.select().from(messages).where(eq(messages.state, 'planned'))
    const about = (notice: string) => planned.filter((message) => message.notice === notice)
    expect(about('proposal.own_deadline').map(({ proposalId }) => proposalId)).toEqual([mine.proposalId])
    const closesAtOf = (proposalId: string) => [
      ...new Set(
        about('proposal.draft_reminder')
          .filter((message) => message.proposalId === proposalId)
          .map(({ data }) => data.closesAt),
      ),
    ]
    expect(closesAtOf(mine.proposalId)).toEqual([later.toISOString()])
    expect(closesAtOf(other.proposalId)).toEqual([deadline.toISOString()])
    const entries = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'DeadlineExtendedForOne'))
    expect(entries).toMatchObject([{ proposalId: mine.proposalId }])
    expect(entries[0]?.body).not.toContain('locked')
    await database.setClock(afterDeadline)
    expect(await submit(other)).toMatchObject({ refusal: { code: 'deadline-passed', closedAt: deadline } })
    const written = await saveAnswer(
      {
        ...{ proposalId: mine.proposalId, personId: mine.leadId },
        ...{ question: 'summary', value: 'Later, and in time', version: 1 },
      },
      portsOf(database),
    )
    expect(written.ok).toBe(true)
    const recorded = await loadChallenge(database.db, challenge.id)
    expect(
      recorded && mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, new Date(afterDeadline)),
    ).toBe(false)
    await settleDueChallenges({ ...portsOf(database), log: silentLog })
    expect((await loadChallenge(database.db, challenge.id))?.state).toBe('open')
    await database.setClock(later)
    await settleDueChallenges({ ...portsOf(database), log: silentLog })
    expect((await loadChallenge(database.db, challenge.id))?.state).toBe('closed')
    expect(await submit(mine)).toMatchObject({ refusal: { code: 'deadline-passed', closedAt: later } })
  })

  it('is refused without a reason, for an unknown team, one’s own team, an earlier time, and once judging began', async () => {
    const { challenge, mine, organiser, reference } = await twoDrafts()
    const asked = { personId: organiser.id }
    const codeOf = async (result: ReturnType<typeof give>) => {
      const { ok, ...rest } = await result
      return ok ? 'ok' : (rest as { refusal: { code: string } }).refusal.code
    }
    expect(await codeOf(give(challenge.id, reference, { ...asked, reason: ' ' }))).toBe('reason-missing')
    expect(await codeOf(give(challenge.id, 'HEL-2021-ZZZZ-Z', asked))).toBe('reference-unknown')
    expect(await codeOf(give(challenge.id, reference, { personId: mine.leadId }))).toBe('own-team-deadline')
    expect(await codeOf(give(challenge.id, reference, { ...asked, closesAt: deadline }))).toBe(
      'deadline-earlier',
    )
    const beyond = new Date('2022-06-01T12:00:00Z')
    expect(await codeOf(give(challenge.id, reference, { ...asked, closesAt: beyond }))).toBe('calendar-order')
    await database.setClock(afterDeadline)
    await database.db.update(challenges).set({ state: 'judging' }).where(eq(challenges.id, challenge.id))
    expect(await codeOf(give(challenge.id, reference, asked))).toBe('judging-has-started')
  })

  it('comes too late once the proposals were opened, or this one has a verdict: nothing is sealed again', async () => {
    const { challenge, mine, organiser, reference } = await twoDrafts()
    expect((await submit(mine)).ok).toBe(true)
    await database.setClock(afterDeadline)
    const about = { challengeId: challenge.id, personId: organiser.id }
    expect(await unsealProposals(about, portsOf(database))).toBe(true)
    expect(await give(challenge.id, reference, { personId: organiser.id })).toMatchObject({
      refusal: { code: 'time-after-opening' },
    })
    await screenProposal(
      { ...about, proposalId: mine.proposalId, outcome: 'eligible', rule: '', reason: '', version: 1 },
      portsOf(database),
    )
    expect(await give(challenge.id, reference, { personId: organiser.id })).toMatchObject({
      refusal: { code: 'time-after-outcome' },
    })
    const recorded = await loadChallenge(database.db, challenge.id)
    expect(
      recorded && mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, new Date(afterDeadline)),
    ).toBe(true)
  })

  it('is bound in the database: never without a row that says why, never earlier, never in judging', async () => {
    const { challenge, mine, organiser } = await twoDrafts()
    const { proposalId } = mine
    const row = {
      proposalId,
      previousClosesAt: deadline,
      closesAt: later,
      reason: 'x',
      grantedBy: organiser.id,
    }
    const move = () =>
      database.db.update(proposals).set({ ownClosesAt: later }).where(eq(proposals.id, proposalId))
    expect(await constraintOf(move)).toBe('proposals_own_deadline')
    // The seal does not wait for it yet.
    expect(await constraintOf(() => database.db.insert(proposalExtensions).values(row))).toBe(
      'proposal_extensions_open',
    )
    const ofChallenge = eq(challenges.id, challenge.id)
    await database.db.update(challenges).set({ ownDeadlinesUntil: later }).where(ofChallenge)
    await database.db.insert(proposalExtensions).values(row)
    const sooner = { ...row, previousClosesAt: later, closesAt: new Date(afterDeadline) }
    expect(await constraintOf(() => database.db.insert(proposalExtensions).values(sooner))).toBe(
      'proposal_extensions_later',
    )
    expect(
      await constraintOf(() =>
        database.db.update(challenges).set({ ownDeadlinesUntil: null }).where(ofChallenge),
      ),
    ).toBe('challenges_own_deadlines_later')
  })
})

async function constraintOf(write: () => PromiseLike<unknown>): Promise<string> {
  try {
    await write()
    return 'written'
  } catch (error) {
    const cause = (error as Error).cause as { constraint?: string }
    return cause.constraint ?? String(error)
  }
}

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
