import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { proposalDocuments, proposals, recordEntries } from '#db/schema/index.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { withdrawProposal } from '#app/apply/flows/withdraw-proposal.server.ts'
import { readProposalQuery, writeProposalQuery } from '#app/deadline/core/proposal-list.ts'
import { chosenFrom, pageSize, proposalList } from '#app/deadline/data/proposal-list.server.ts'
import { askCompletion } from '#app/deadline/flows/ask-completion.server.ts'
import { screenMany } from '#app/deadline/flows/screen-many.server.ts'
import { screenProposal } from '#app/deadline/flows/screen-proposal.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft, completeAnswers } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, anOpenChallenge, portsOf } from '#test/apply/apply-world.ts'

const database = useDatabase()

type Facts = { title?: string; summary?: string; language?: string; name?: string; country?: string }

async function handIn(challengeId: string, { title, summary, language, name, country }: Facts = {}) {
  const draft = await aDraft(database.db, {
    challengeId,
    answers: {
      ...completeAnswers,
      ...(title && { title }),
      ...(summary && { summary }),
      ...(language && { language }),
    },
    organisation: { ...(name && { name }), ...(country && { country }) },
  })
  await submit(draft, 1)
  return draft
}

async function submit(draft: { proposalId: string; leadId: string }, draftVersion: number) {
  const { proposalId, leadId: personId } = draft
  const input = { proposalId, personId, role: 'lead', draftVersion, requestId: randomUUID() } as const
  const result = await submitProposal(input, portsOf(database))
  if (!result.ok) throw new Error(result.refusal.code)
}

async function listed(challengeId: string, asked = '', personId?: string) {
  const reader = personId ?? (await aPerson(database.db)).id
  const query = readProposalQuery(new URLSearchParams(asked))
  return proposalList(database.db, { challengeId, personId: reader }, query)
}
const references = async (challengeId: string, asked: string) =>
  (await listed(challengeId, asked)).rows.map(({ reference }) => reference)

const verdict = (challengeId: string, proposalId: string, personId: string, version = 1) =>
  screenProposal(
    { challengeId, proposalId, personId, outcome: 'eligible', rule: '', reason: '', version },
    portsOf(database),
  )

describe('the list of proposals', () => {
  it('has what was handed in, never a draft, and marks the reader’s own', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await handIn(challenge.id)
    await aDraft(database.db, { challengeId: challenge.id })
    const { rows, numbers } = await listed(challenge.id, '', draft.leadId)
    expect(rows).toMatchObject([
      { id: draft.proposalId, title: 'Heat that stays in the block', isOwn: true, standing: 'unscreened' },
    ])
    expect(numbers.show).toEqual({
      ...{ all: 1, unscreened: 0, eligible: 0, ineligible: 0 },
      ...{ duplicate: 0, asked: 0, withdrawn: 0 },
    })
  })

  it('is found by words in Finnish and Chinese, by organisation, reference and part of a word', async () => {
    const { id } = await anOpenChallenge(database)
    const park = await handIn(id, {
      title: 'Puistot kuntoon',
      summary: 'Vallilan varikko asukkaille ja kaupungin lapsille.',
      language: 'fi',
      name: 'Kiertokulku Oy',
      country: 'FI',
    })
    const talk = await handIn(id, {
      title: '「社群治理」這個不太一樣的坑',
      summary: '从去中心到多中心。',
      language: 'zh-CN',
      name: '青港能源',
      country: 'CN',
    })
    for (const words of ['puisto', 'lapset', 'kaupunki', 'KIERTOKULKU', 'varik', park.reference, 'vallila'])
      expect([words, await references(id, `q=${words}`)]).toEqual([words, [park.reference]])
    for (const words of ['社群', '治理', '多中心', '青港', talk.reference.toLowerCase()])
      expect([words, await references(id, `q=${words}`)]).toEqual([words, [talk.reference]])
    expect(await references(id, 'q=harbour')).toEqual([])
    expect(await references(id, 'q=puisto&country=CN')).toEqual([])
    expect(await references(id, 'language=zh-CN')).toEqual([talk.reference])
  })

  it('shows what was withdrawn by its name alone, and does not find it by its words', async () => {
    const { id } = await anOpenChallenge(database)
    const draft = await handIn(id, { title: 'Quiet harbour' })
    await withdrawProposal(
      { proposalId: draft.proposalId, personId: draft.leadId, role: 'lead' },
      portsOf(database),
    )
    expect((await listed(id)).rows).toEqual([])
    expect((await listed(id, 'show=withdrawn')).rows).toMatchObject([{ title: null, standing: 'withdrawn' }])
    expect(await references(id, 'show=withdrawn&q=harbour')).toEqual([])
    expect(await references(id, `show=withdrawn&q=${draft.reference}`)).toEqual([draft.reference])
  })

  it('says which were handed in anew after they had been screened', async () => {
    await database.setClock('2021-12-10T10:00:00Z')
    const challenge = await anOpenChallenge(database)
    const draft = await handIn(challenge.id)
    const screener = await aPerson(database.db)
    await database.setClock(afterDeadline)
    expect((await verdict(challenge.id, draft.proposalId, screener.id)).ok).toBe(true)
    expect((await listed(challenge.id, 'show=eligible')).rows).toMatchObject([{ isChanged: false }])
    await database.setClock('2021-12-10T10:00:00Z')
    await database.db.update(proposals).set({ draftVersion: 2 }).where(eq(proposals.id, draft.proposalId))
    await submit(draft, 2)
    const { rows, numbers } = await listed(challenge.id, 'changed=yes')
    expect(rows).toMatchObject([{ isChanged: true, standing: 'unscreened', version: 2 }])
    expect(numbers.changed).toBe(1)
  })

  it.each(['', 'order=title', 'order=organisation', 'order=received'])(
    'leaves none out and shows none twice over its pages (%s)',
    async (asked) => {
      const { id } = await anOpenChallenge(database)
      const all: string[] = []
      for (let number = 0; number < pageSize + 3; number += 1)
        all.push(
          (await handIn(id, { title: `Same title ${number % 3}`, name: `Name ${number % 4}` })).reference,
        )
      const seen: string[] = []
      let query = readProposalQuery(new URLSearchParams(asked))
      for (let page = 0; page < 3; page += 1) {
        const { rows, next } = await listed(id, writeProposalQuery(query))
        seen.push(...rows.map(({ reference }) => reference))
        if (!next) break
        query = { ...query, after: next }
      }
      expect(seen).toHaveLength(all.length)
      expect(seen.toSorted()).toEqual(all.toSorted())
    },
  )

  it('skips nothing when the last of a page is screened before the next is asked for', async () => {
    const { id } = await anOpenChallenge(database)
    for (let number = 0; number < pageSize + 2; number += 1) await handIn(id)
    const first = await listed(id)
    const last = first.rows.at(-1)
    await database.setClock(afterDeadline)
    await verdict(id, last?.id ?? '', (await aPerson(database.db)).id)
    const after = writeProposalQuery({ ...readProposalQuery(new URLSearchParams()), after: first.next })
    const unseen = (await listed(id, after)).rows.filter(({ standing }) => standing === 'unscreened')
    expect(unseen).toHaveLength(2)
  })

  it('is written by triggers alone', async () => {
    await expect(database.db.delete(proposalDocuments)).rejects.toThrow()
  })
})

describe('saying of several that they are eligible', () => {
  it('takes those as they stood in the list and leaves out the own, the changed and the finished', async () => {
    const challenge = await anOpenChallenge(database)
    const [one, other, changed, own] = [
      await handIn(challenge.id),
      await handIn(challenge.id),
      await handIn(challenge.id),
      await handIn(challenge.id),
    ]
    await database.setClock(afterDeadline)
    const chosen = [one, other, own].map(({ proposalId }) => ({ id: proposalId, version: 1 }))
    const input = {
      challengeId: challenge.id,
      personId: own.leadId,
      chosen: [...chosen, { id: changed.proposalId, version: 2 }],
    }
    expect(await screenMany(input, portsOf(database))).toEqual({
      ok: true,
      value: {
        screened: 2,
        left: [
          { reference: own.reference, why: 'own' },
          { reference: changed.reference, why: 'changed' },
        ],
      },
    })
    expect(await screenMany(input, portsOf(database))).toMatchObject({ value: { screened: 0 } })
    const entries = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'ProposalScreened'))
    expect(entries.map(({ proposalId }) => proposalId).toSorted()).toEqual(
      [one.proposalId, other.proposalId].toSorted(),
    )
    expect((await listed(challenge.id, 'show=eligible')).numbers.show.eligible).toBe(2)
  })

  it('leaves a verdict and an open request as they are, and names them', async () => {
    const challenge = await anOpenChallenge(database)
    const [out, asked, fresh] = [
      await handIn(challenge.id),
      await handIn(challenge.id),
      await handIn(challenge.id),
    ]
    await database.setClock(afterDeadline)
    const personId = (await aPerson(database.db)).id
    const about = (proposalId: string) => ({ challengeId: challenge.id, proposalId, personId, version: 1 })
    const said = { outcome: 'ineligible', rule: '3', reason: 'No plan.' } as const
    await screenProposal({ ...about(out.proposalId), ...said }, portsOf(database))
    const dueAt = new Date('2021-12-27T14:00:00Z')
    const request = { questions: ['plan'], message: 'Where?', dueAt }
    expect((await askCompletion({ ...about(asked.proposalId), ...request }, portsOf(database))).ok).toBe(true)
    const chosen = [out, asked, fresh].map(({ proposalId }) => ({ id: proposalId, version: 1 }))
    const result = await screenMany({ challengeId: challenge.id, personId, chosen }, portsOf(database))
    expect(result).toMatchObject({ value: { screened: 1 } })
    expect(result.ok && new Set(result.value.left)).toEqual(
      new Set([
        { reference: out.reference, why: 'ineligible' },
        { reference: asked.reference, why: 'asked' },
      ]),
    )
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, out.proposalId))
    expect(row).toMatchObject({ screening: 'ineligible', screeningRule: '3', screeningReason: 'No plan.' })
  })

  it('does nothing before the deadline', async () => {
    const challenge = await anOpenChallenge(database)
    const { proposalId } = await handIn(challenge.id)
    const personId = (await aPerson(database.db)).id
    expect(
      await screenMany(
        { challengeId: challenge.id, personId, chosen: [{ id: proposalId, version: 1 }] },
        portsOf(database),
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'sealed-until-deadline' } })
  })

  it('means by the whole list what was in it when it was shown', async () => {
    const challenge = await anOpenChallenge(database)
    const before = await handIn(challenge.id, { country: 'FI' })
    await handIn(challenge.id, { country: 'SE' })
    const scope = { challengeId: challenge.id, personId: (await aPerson(database.db)).id }
    const seenAt = new Date('2021-12-10T12:00:00Z')
    await database.setClock('2021-12-11T10:00:00Z')
    await handIn(challenge.id, { country: 'FI' })
    const query = readProposalQuery(new URLSearchParams('country=FI'))
    const chosen = (besides: readonly 'eligible'[] = []) =>
      chosenFrom(database.db, scope, query, { seenAt, limit: 10, besides })
    expect(await chosen()).toEqual([{ id: before.proposalId, version: 1 }])
    await database.setClock(afterDeadline)
    await verdict(challenge.id, before.proposalId, scope.personId)
    expect(await chosen()).toEqual([{ id: before.proposalId, version: 1 }])
    expect(await chosen(['eligible'])).toEqual([])
  })
})
