import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { challenges, draftAnswers, proposals, pubSetRules, teamMembers } from '#db/schema/index.ts'
import { changeConsortium } from '#app/apply/flows/change-consortium.server.ts'
import { startProposal } from '#app/apply/flows/start-proposal.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { screenProposal } from '#app/deadline/flows/screen-proposal.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft, completeAnswers } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, portsOf, whileOpen } from './apply-world.ts'

const database = useDatabase()
const ports = () => portsOf(database)
const aalto = { name: 'Aalto', country: 'FI', part: 'Measures', contactName: null, hasAgreed: true } as const

type Set = Partial<
  Pick<typeof challenges.$inferInsert, 'maturityFrom' | 'maturityTo' | 'isOncePerOrganisation'>
>

async function anOpenOne(set: Set) {
  await database.setClock(whileOpen)
  return insertChallenge(database.db, { state: 'open', ...set })
}

type StartInput = Parameters<typeof startProposal>[0]

const start = (challengeId: string, personId: string, asked: Partial<StartInput> = {}) =>
  startProposal(
    {
      ...{ challengeId, personId, language: 'en', requestId: randomUUID() },
      applicant: { name: 'Pohjoinen Oy', kind: 'enterprise', country: 'FI', website: null },
      ...asked,
    },
    ports(),
  )

async function submit({ proposalId, leadId: personId }: { proposalId: string; leadId: string }) {
  const [row] = await database.db.select().from(proposals).where(eq(proposals.id, proposalId))
  const asked = { proposalId, personId, role: 'lead', draftVersion: row!.draftVersion } as const
  return submitProposal({ ...asked, requestId: randomUUID() }, ports())
}

const answer = (proposalId: string, value: string) =>
  database.db
    .update(draftAnswers)
    .set({ value })
    .where(sql`proposal_id = ${proposalId} and question = 'maturity'`)

/** A draft that says so much of its solution before it begins. */
const aDraftAt = (challengeId: string, maturity: number) =>
  aDraft(database.db, { challengeId, maturity, answers: { ...completeAnswers, maturity: String(maturity) } })

describe('the maturity of the solution', () => {
  it('is checked before anything is written, and is an answer of the draft', async () => {
    const { id } = await anOpenOne({ maturityFrom: 4, maturityTo: 6 })
    const person = await aPerson(database.db)
    expect(await start(id, person.id)).toEqual({
      ok: false,
      refusal: { code: 'maturity-unsaid', rule: '4.1' },
    })
    expect(await start(id, person.id, { maturity: 3 })).toEqual({
      ...{ ok: false, refusal: { code: 'not-mature-enough', rule: '4.1', from: 4 } },
    })
    expect(await start(id, person.id, { maturity: 7 })).toMatchObject({
      refusal: { code: 'too-mature', to: 6 },
    })
    expect(await database.db.select().from(proposals)).toEqual([])
    const begun = await start(id, person.id, { maturity: 5 })
    if (!begun.ok) throw new Error(begun.refusal.code)
    const written = await database.db
      .select({ question: draftAnswers.question, value: draftAnswers.value })
      .from(draftAnswers)
    expect(written).toContainEqual({ question: 'maturity', value: '5' })
  })

  it('is checked again when it is handed in, with what the team answers then', async () => {
    const { id } = await anOpenOne({ maturityFrom: 4, maturityTo: 6 })
    const draft = await aDraftAt(id, 5)
    await answer(draft.proposalId, '9')
    expect(await submit(draft)).toEqual({ ok: false, refusal: { code: 'too-mature', rule: '4.1', to: 6 } })
    await answer(draft.proposalId, '6')
    expect(await submit(draft)).toMatchObject({ ok: true })
    const [row] = await database.db.select().from(proposals)
    expect(row!.maturity).toBe(6)
  })

  it('is bound in the database', async () => {
    const { id } = await anOpenOne({ maturityFrom: 4 })
    await expect(aDraftAt(id, 3)).rejects.toThrow()
    const draft = await aDraftAt(id, 4)
    await expect(database.db.update(proposals).set({ maturity: null })).rejects.toThrow()
    await expect(database.db.update(challenges).set({ maturityTo: 3 })).rejects.toThrow()
    expect(await submit(draft)).toMatchObject({ ok: true })
  })
})

describe('one proposal per organisation', () => {
  it('counts those it is a partner in, of which the person knows', async () => {
    const { id: challengeId } = await anOpenOne({ isOncePerOrganisation: true })
    const mine = await aDraft(database.db, { challengeId, organisation: { name: 'Pohjoinen' } })
    const add = { do: 'add', partner: aalto } as const
    const asked = { proposalId: mine.proposalId, personId: mine.leadId, role: 'lead', change: add } as const
    expect(await changeConsortium(asked, ports())).toMatchObject({ ok: true })
    const applicant = { name: ' AALTO', kind: 'university', country: 'FI', website: null } as const
    expect(await start(challengeId, mine.leadId, { applicant })).toEqual({
      ...{ ok: false, refusal: { code: 'part-taken', rule: '2.1', organisation: ' AALTO' } },
    })
    const elsewhere = { ...applicant, country: 'SE' }
    expect(await start(challengeId, mine.leadId, { applicant: elsewhere })).toMatchObject({ ok: true })
    // Somebody else is told nothing of it.
    const stranger = await aPerson(database.db)
    expect(await start(challengeId, stranger.id, { applicant })).toMatchObject({ ok: true })
  })

  it('keeps a partner out of a consortium while it applies itself', async () => {
    const { id: challengeId } = await anOpenOne({ isOncePerOrganisation: true })
    const own = await aDraft(database.db, { challengeId, organisation: { name: 'Aalto', country: 'FI' } })
    const lead = { challengeId, leadId: own.leadId }
    const other = await aDraft(database.db, { ...lead, organisation: { name: 'Pohjoinen' } })
    const asked = { proposalId: other.proposalId, personId: own.leadId, role: 'lead' } as const
    const add = { ...asked, change: { do: 'add', partner: aalto } } as const
    expect(await changeConsortium(add, ports())).toEqual({
      ...{ ok: false, refusal: { code: 'part-taken', rule: '2.1', organisation: 'Aalto' } },
    })
  })

  it('lets one of two in when both are handed in at once, and the other once it is withdrawn', async () => {
    const challenge = await anOpenOne({ isOncePerOrganisation: true })
    const [one, other] = await twoOfTheSame(challenge.id)
    const results = await Promise.all([submit(one), submit(other)])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    const refused = results.find(({ ok }) => !ok)
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'part-taken', rule: '2.1', organisation: 'Aalto' },
    })
    const [first, second] = results[0].ok ? [one, other] : [other, one]
    await database.db
      .update(proposals)
      .set({ state: 'withdrawn', withdrawnAt: new Date(whileOpen) })
      .where(eq(proposals.id, first.proposalId))
    expect(await submit(second)).toMatchObject({ ok: true })
  })

  it('compares only proposals that share somebody, and only where the challenge asks it', async () => {
    for (const [isOncePerOrganisation, isShared] of [
      [true, false],
      [false, true],
    ] as const) {
      const { id } = await anOpenOne({ isOncePerOrganisation })
      for (const draft of await twoOfTheSame(id, isShared))
        expect(await submit(draft)).toMatchObject({ ok: true })
    }
  })
})

/** Two drafts of organisations with one name; somebody is in both teams. */
async function twoOfTheSame(challengeId: string, isShared = true) {
  const organisation = { name: 'Aalto', country: 'FI' }
  const one = await aDraft(database.db, { challengeId, organisation })
  const other = await aDraft(database.db, { challengeId, organisation })
  if (isShared)
    await database.db.insert(teamMembers).values({
      proposalId: other.proposalId,
      personId: one.leadId,
      role: 'viewer',
      joinedAt: new Date(whileOpen),
    })
  return [one, other] as const
}

describe('the numbers of what is set', () => {
  it('are public, and screened by where they are set', async () => {
    const challenge = await anOpenOne({ maturityFrom: 4 })
    const plain = await anOpenOne({})
    expect(await database.publicDb.select().from(pubSetRules)).toEqual([
      {
        ...{ challengeId: challenge.id, consortium: 'allowed' },
        ...{ maturityFrom: 4, maturityTo: 9, isOncePerOrganisation: false },
      },
    ])
    const drafts = [await aDraftAt(challenge.id, 4), await aDraftAt(plain.id, 4)]
    for (const draft of drafts) expect(await submit(draft)).toMatchObject({ ok: true })
    await database.setClock(afterDeadline)
    const screener = await aPerson(database.db)
    const by = async (challengeId: string, proposalId: string, rule: string) => {
      const verdict = { outcome: 'ineligible', rule, reason: 'A sketch.', version: 1 } as const
      const asked = { challengeId, proposalId, personId: screener.id, ...verdict }
      const result = await screenProposal(asked, ports())
      return result.ok ? 'said' : result.refusal.code
    }
    expect(await by(challenge.id, drafts[0]!.proposalId, '2.1')).toBe('rule-unknown')
    expect(await by(challenge.id, drafts[0]!.proposalId, '4.1')).toBe('said')
    expect(await by(plain.id, drafts[1]!.proposalId, '4.1')).toBe('rule-unknown')
    await expect(
      database.db
        .update(proposals)
        .set({ screening: 'ineligible', screeningRule: '4.1', screeningReason: 'x' })
        .where(eq(proposals.id, drafts[1]!.proposalId)),
    ).rejects.toThrow()
  })
})
