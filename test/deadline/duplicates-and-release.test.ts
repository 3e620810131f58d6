import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { messages, proposals, recordEntries } from '#db/schema/index.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { readProposalQuery } from '#app/deadline/core/proposal-list.ts'
import { likeProposals, unlikeOriginal } from '#app/deadline/data/duplicates.server.ts'
import { proposalList } from '#app/deadline/data/proposal-list.server.ts'
import { markDuplicate, takeBackDuplicate } from '#app/deadline/flows/mark-duplicate.server.ts'
import { releaseScreening } from '#app/deadline/flows/release-screening.server.ts'
import { screenProposal } from '#app/deadline/flows/screen-proposal.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft, completeAnswers } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, anOpenChallenge, portsOf } from '#test/apply/apply-world.ts'

const database = useDatabase()

async function handIn(challengeId: string, answers: Partial<Record<string, string>> = {}, name?: string) {
  const draft = await aDraft(database.db, {
    challengeId,
    answers: { ...completeAnswers, ...(answers as Record<string, string>) },
    ...(name && { organisation: { name } }),
  })
  const { proposalId, leadId: personId } = draft
  const input = { proposalId, personId, role: 'lead', draftVersion: 1, requestId: randomUUID() } as const
  const result = await submitProposal(input, portsOf(database))
  if (!result.ok) throw new Error(result.refusal.code)
  return draft
}

async function aScreener() {
  return (await aPerson(database.db)).id
}

const rowOf = async (id: string) => {
  const [row] = await database.db.select().from(proposals).where(eq(proposals.id, id))
  if (!row) throw new Error('there is no such proposal')
  return row
}

const reason = 'It repeats another.'

describe('duplicates', () => {
  it('are suggested by name, title and summary, in Finnish and Chinese, never the reader’s own', async () => {
    const { id } = await anOpenChallenge(database)
    const summary = 'Aurinkopaneelit koulujen katoille koko kaupungissa ensi kesänä.'
    const one = await handIn(id, { title: 'Puistot kuntoon Vallilassa', summary })
    const again = await handIn(id, { title: 'Puistot kuntoon, Vallilassa!', summary: 'Muuta.' })
    const chinese = await handIn(id, {
      title: '社群治理這個不太一樣的坑',
      summary: '不同。',
      language: 'zh-CN',
    })
    const likewise = await handIn(id, {
      title: '「社群治理」這個不太一樣的坑',
      summary: '另外。',
      language: 'zh-CN',
    })
    const other = await handIn(id, { title: 'Something else', summary: 'Nothing alike at all in here.' })
    const like = async (proposalId: string, personId?: string) =>
      (
        await likeProposals(database.db, {
          challengeId: id,
          proposalId,
          personId: personId ?? (await aScreener()),
        })
      ).map(({ reference, likenesses }) => [reference, likenesses])
    expect(await like(one.proposalId)).toEqual([[again.reference, ['title']]])
    expect(await like(chinese.proposalId)).toEqual([[likewise.reference, ['title']]])
    expect(await like(other.proposalId)).toEqual([])
    expect(await like(one.proposalId, again.leadId)).toEqual([])
  })

  it('show both titles before it is said, where the two do not look alike', async () => {
    const { id: challengeId } = await anOpenChallenge(database)
    const solar = 'Aurinkopaneelit koulujen katoille koko kaupungissa ensi kesänä.'
    const one = await handIn(challengeId, { title: 'Puistot kuntoon Vallilassa', summary: solar })
    const again = await handIn(challengeId, { title: 'Puistot kuntoon, Vallilassa!', summary: 'Muuta.' })
    const other = await handIn(challengeId, { title: 'Something else', summary: 'Nothing alike in here.' })
    const personId = await aScreener()
    const named = (original: string, by = personId) =>
      unlikeOriginal(database.db, { challengeId, proposalId: one.proposalId, personId: by, original })
    expect(await named(again.reference)).toBe(null)
    expect(await named('HEL-2021-NONE-0')).toBe(null)
    expect(await named(other.reference)).toMatchObject({
      title: 'Puistot kuntoon Vallilassa',
      originalTitle: 'Something else',
    })
    expect(await named(other.reference, other.leadId)).toBe(null)
  })

  it('are marked by a person, kept, and may be taken back', async () => {
    const { id: challengeId } = await anOpenChallenge(database)
    const [one, other] = [await handIn(challengeId), await handIn(challengeId)]
    const personId = await aScreener()
    await database.setClock(afterDeadline)
    const asked = { challengeId, proposalId: other.proposalId, personId, version: 1, reason }
    const mark = (original: string, over: Partial<typeof asked> = {}) =>
      markDuplicate({ ...asked, original, ...over }, portsOf(database))
    expect(await mark('HEL-2021-NONE-0')).toEqual({ ok: false, refusal: { code: 'original-unknown' } })
    expect(await mark(other.reference)).toEqual({ ok: false, refusal: { code: 'original-unknown' } })
    expect(await mark(one.reference, { version: 2 })).toMatchObject({
      refusal: { code: 'version-changed' },
    })
    expect((await mark(one.reference)).ok).toBe(true)
    expect(await rowOf(other.proposalId)).toMatchObject({
      ...{ state: 'submitted', screening: 'ineligible', screeningRule: '2', screeningReason: reason },
      duplicateOf: one.proposalId,
    })
    expect(await mark(other.reference, { proposalId: one.proposalId })).toEqual({
      ok: false,
      refusal: { code: 'original-is-duplicate' },
    })
    const query = readProposalQuery(new URLSearchParams('show=duplicate'))
    expect((await proposalList(database.db, { challengeId, personId }, query)).rows).toMatchObject([
      { id: other.proposalId, standing: 'duplicate' },
    ])
    const { reason: _, ...marking } = asked
    expect((await takeBackDuplicate(marking, portsOf(database))).ok).toBe(true)
    expect(await rowOf(other.proposalId)).toMatchObject({ screening: null, duplicateOf: null })
    expect(await takeBackDuplicate(marking, portsOf(database))).toMatchObject({
      refusal: { code: 'not-duplicate' },
    })
    const entries = await database.db
      .select({ type: recordEntries.type })
      .from(recordEntries)
      .where(eq(recordEntries.proposalId, other.proposalId))
      .orderBy(recordEntries.seq)
    expect(entries.map(({ type }) => type)).toEqual([
      'ProposalSubmitted',
      'ProposalMarkedDuplicate',
      'DuplicateMarkTakenBack',
    ])
  })

  it('that are marked as each other’s at once: one of the two', async () => {
    const { id: challengeId } = await anOpenChallenge(database)
    const [one, other] = [await handIn(challengeId), await handIn(challengeId)]
    const personId = await aScreener()
    await database.setClock(afterDeadline)
    const mark = (proposalId: string, original: string) =>
      markDuplicate({ challengeId, proposalId, personId, version: 1, reason, original }, portsOf(database))
    const results = await Promise.all([
      mark(one.proposalId, other.reference),
      mark(other.proposalId, one.reference),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const [marked, original] = results[0].ok ? [one, other] : [other, one]
    await expect(
      database.db
        .update(proposals)
        .set({ duplicateOf: marked.proposalId })
        .where(eq(proposals.id, original.proposalId)),
    ).rejects.toThrow()
  })
})

describe('telling the teams', () => {
  const told = (notice: string) =>
    database.db
      .select({ about: messages.proposalId, to: messages.personId, state: messages.state })
      .from(messages)
      .where(and(eq(messages.notice, notice)))
  const filters = readProposalQuery(new URLSearchParams())

  async function screened() {
    const { id: challengeId } = await anOpenChallenge(database)
    const [good, bad, open] = [
      await handIn(challengeId),
      await handIn(challengeId),
      await handIn(challengeId),
    ]
    const personId = await aScreener()
    await database.setClock(afterDeadline)
    const say = (proposalId: string, outcome: 'eligible' | 'ineligible') =>
      screenProposal(
        { challengeId, proposalId, personId, outcome, rule: '3', reason: 'Not about it.', version: 1 },
        portsOf(database),
      )
    await say(good.proposalId, 'eligible')
    await say(bad.proposalId, 'ineligible')
    const tell = (shown = { eligible: 1, ineligible: 1 }) =>
      releaseScreening({ challengeId, personId, filters, shown }, portsOf(database))
    return { challengeId, good, bad, open, say, tell }
  }

  it('says what is screened to all at once, once, and leaves out the rest', async () => {
    const { good, bad, open, tell } = await screened()
    expect(await told('screening.ineligible')).toEqual([])
    expect(await tell({ eligible: 2, ineligible: 1 })).toEqual({
      ok: false,
      refusal: { code: 'list-changed' },
    })
    expect(await tell()).toEqual({ ok: true, value: { told: 2 } })
    expect(await told('screening.eligible')).toMatchObject([{ about: good.proposalId, to: good.leadId }])
    expect(await told('screening.ineligible')).toMatchObject([{ about: bad.proposalId, to: bad.leadId }])
    expect((await rowOf(open.proposalId)).screeningReleasedAt).toBeNull()
    expect(await tell()).toEqual({ ok: false, refusal: { code: 'nothing-to-tell' } })
    expect(await tell({ eligible: 0, ineligible: 0 })).toMatchObject({ ok: false })
    const entries = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'ScreeningReleased'))
    expect(entries).toHaveLength(1)
    expect(JSON.parse(entries[0]?.body ?? '')).toMatchObject({
      eligible: 1,
      ineligible: 1,
      references: [good.reference, bad.reference].toSorted(),
    })
  })

  it('is done once when two press at the same moment', async () => {
    const { tell } = await screened()
    const results = await Promise.all([tell(), tell()])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await told('screening.ineligible')).toHaveLength(1)
  })

  it('tells another outcome at once to who was told, and takes the unsent first one back', async () => {
    const { bad, say, tell } = await screened()
    await tell()
    await say(bad.proposalId, 'eligible')
    const lines = await told('screening.ineligible')
    expect(lines.filter(({ state }) => state === 'planned')).toEqual([])
    const now = (await told('screening.eligible')).filter(({ about }) => about === bad.proposalId)
    expect(now).toMatchObject([{ state: 'planned' }])
  })
})
