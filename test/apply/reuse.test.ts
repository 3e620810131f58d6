import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { draftAnswers, proposals } from '#db/schema/index.ts'
import { draftAnswersOf } from '#app/apply/data/proposals.server.ts'
import { reusableProposals, reuseOf } from '#app/apply/data/reuses.server.ts'
import { reuseProposal } from '#app/apply/flows/reuse-proposal.server.ts'
import { startProposal } from '#app/apply/flows/start-proposal.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft, completeAnswers } from '#test/factories/a-proposal.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, anOpenChallenge, portsOf } from './apply-world.ts'

const database = useDatabase()
const ports = () => portsOf(database)

/** Somebody with a complete earlier proposal in Finnish, and an empty draft in another challenge. */
async function aReturningTeam(answers: Readonly<Record<string, string>> = { language: 'en' }) {
  const earlierChallenge = await anOpenChallenge(database)
  const challenge = await insertChallenge(database.db, { state: 'open' })
  const person = await aPerson(database.db)
  const earlier = await aDraft(database.db, {
    challengeId: earlierChallenge.id,
    leadId: person.id,
    answers: { ...completeAnswers, language: 'fi', title: 'x'.repeat(130) },
  })
  const draft = await aDraft(database.db, { challengeId: challenge.id, leadId: person.id, answers })
  return { person, earlier, draft, challenge }
}

const reuse = (draft: { proposalId: string; leadId: string }, sourceId: string) =>
  reuseProposal({ proposalId: draft.proposalId, personId: draft.leadId, role: 'lead', sourceId }, ports())

describe('beginning from an earlier proposal', () => {
  it('copies answers to the same questions word for word, too long ones too, and says what it left', async () => {
    const { earlier, draft } = await aReturningTeam()
    expect(await reuse(draft, earlier.proposalId)).toEqual({ ok: true, value: { copied: 13 } })
    const answers = await draftAnswersOf(database.db, draft.proposalId)
    const { truth: _truth, authority: _authority, ...kept } = completeAnswers
    expect(answers).toEqual({ ...kept, language: 'fi', title: 'x'.repeat(130) })
    expect(await reuseOf(database.db, draft.proposalId)).toMatchObject({
      sourceId: earlier.proposalId,
      reference: earlier.reference,
      left: [
        { question: 'authority', reason: 'given-anew' },
        { question: 'truth', reason: 'given-anew' },
      ],
    })
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, draft.proposalId))
    expect(row).toMatchObject({ title: 'x'.repeat(130), language: 'fi', draftVersion: 2 })
  })

  it('copies once, also when pressed twice at the same moment', async () => {
    const { earlier, draft } = await aReturningTeam()
    const both = await Promise.all([1, 2].map(() => reuse(draft, earlier.proposalId)))
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'draft-begun' } })
    const rows = await database.db
      .select()
      .from(draftAnswers)
      .where(eq(draftAnswers.proposalId, draft.proposalId))
    expect(rows.find(({ question }) => question === 'title')?.version).toBe(1)
  })

  it('overwrites nothing that is written', async () => {
    const { earlier, draft } = await aReturningTeam({ summary: 'Ours.' })
    expect(await reuse(draft, earlier.proposalId)).toMatchObject({ refusal: { code: 'draft-begun' } })
    expect(await draftAnswersOf(database.db, draft.proposalId)).toEqual({ summary: 'Ours.' })
  })

  it('offers one’s own alone: not another team’s, not the draft itself, nothing empty', async () => {
    const { person, earlier, draft, challenge } = await aReturningTeam()
    const foreign = await aDraft(database.db, { challengeId: challenge.id })
    const asked = { personId: person.id, exceptId: draft.proposalId }
    const offered = await reusableProposals(database.db, asked)
    expect(offered.map(({ id }) => id)).toEqual([earlier.proposalId])
    for (const source of [foreign.proposalId, draft.proposalId, randomUUID()])
      expect(await reuse(draft, source)).toMatchObject({ refusal: { code: 'reuse-unknown' } })
  })

  it('is over with the deadline, and not for viewers', async () => {
    const { earlier, draft } = await aReturningTeam()
    const { proposalId, leadId: personId } = draft
    const asked = { proposalId, personId, sourceId: earlier.proposalId }
    expect(await reuseProposal({ ...asked, role: 'viewer' }, ports())).toMatchObject({
      refusal: { code: 'team-role-needed' },
    })
    await database.setClock(afterDeadline)
    expect(await reuse(draft, earlier.proposalId)).toMatchObject({ refusal: { code: 'deadline-passed' } })
  })

  it('can be asked for with the start, and a foreign one starts nothing', async () => {
    const { person, earlier } = await aReturningTeam()
    const challenge = await insertChallenge(database.db, { state: 'open' })
    const start = (source: string) =>
      startProposal(
        {
          challengeId: challenge.id,
          personId: person.id,
          applicant: { name: 'Etelä Oy', kind: 'enterprise', country: 'FI', website: null },
          language: 'sv',
          requestId: randomUUID(),
          reuse: source,
        },
        ports(),
      )
    const before = await database.db.select().from(proposals)
    expect(await start(randomUUID())).toMatchObject({ refusal: { code: 'reuse-unknown' } })
    expect(await database.db.select().from(proposals)).toHaveLength(before.length)
    const started = await start(earlier.proposalId)
    if (!started.ok) throw new Error(started.refusal.code)
    const answers = await draftAnswersOf(database.db, started.value.proposalId)
    expect(answers).toMatchObject({ plan: completeAnswers.plan, language: 'fi' })
  })
})
