import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { challenges, messages, organisations, people, recordEntries, roleGrants } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { challengeFacts, grantOf, possibleOwners } from '#app/publish/data/challenge-facts.server.ts'
import { challengeSetup } from '#app/publish/data/challenge-setup.server.ts'
import { programmeChallenges } from '#app/publish/data/programme-challenges.server.ts'
import { versionOfFacts } from '#app/publish/data/versions.server.ts'
import { createProgramme } from '#app/publish/flows/create-programme.server.ts'
import {
  editChallengeFacts,
  type EditChallengeFacts,
} from '#app/publish/flows/edit-challenge-facts.server.ts'
import { addChallenge, removeDraftChallenge } from '#app/publish/flows/programme-challenges.server.ts'
import { publishNow, scheduleChallenge } from '#app/publish/flows/publish-challenge.server.ts'
import { approveChallenge, requestReview } from '#app/publish/flows/review-challenge.server.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let replanned: string[] = []
let ports: Ports
let author: string
let colleague: string

beforeEach(async () => {
  await database.setClock('2021-11-20T08:00:00Z')
  replanned = []
  ports = {
    db: database.db,
    clock: databaseClock,
    notices: {
      replan: async (_tx, { challengeId }) => void replanned.push(challengeId),
      readdress: async () => undefined,
      post: async () => undefined,
    },
  }
  author = await person('author')
  colleague = await person('colleague')
})

async function person(name: string): Promise<string> {
  const [row] = await database.db
    .insert(people)
    .values({ name, email: `${name}@haaste.test` })
    .returning({ id: people.id })
  return row?.id ?? ''
}

async function aProgramme(templateKey = 'china-finland-challenge-2021', slug = 'programme') {
  const created = await createProgramme(
    {
      templateKey,
      name: 'Programme',
      lang: 'en',
      slug,
      contactEmail: 'challenge@haaste.test',
      opening: { date: '2021-12-03', time: '09:00', zone: 'Europe/Helsinki' },
      by: author,
    },
    ports,
  )
  if (!created.ok) throw new Error(created.refusal.code)
  const [first] = created.value.challenges
  if (!first) throw new Error('no challenge')
  await database.db
    .insert(roleGrants)
    .values({ personId: colleague, role: 'organiser', programmeId: created.value.id })
  replanned = []
  return { programmeId: created.value.id, challengeId: first.id, all: created.value.challenges }
}

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code

const factsOf = (challengeId: string) => challengeFacts(database.db, challengeId)

const stateOf = async (challengeId: string) =>
  (
    await database.db
      .select({ state: challenges.state })
      .from(challenges)
      .where(eq(challenges.id, challengeId))
  )[0]?.state

async function edit(challengeId: string, change: Partial<EditChallengeFacts> = {}) {
  const version = versionOfFacts(await factsOf(challengeId))
  return editChallengeFacts(
    {
      challengeId,
      by: author,
      version,
      owner: null,
      minimumReviews: 3,
      pilotsOffered: 2,
      isSealed: true,
      graceMinutes: 0,
      appealDays: 14,
      embargoHours: 0,
      answerDays: 14,
      eligibility: { kinds: ['enterprise', 'university', 'research_institute'], countries: [] },
      grant: null,
      sdgGoals: [],
      ...change,
    },
    ports,
  )
}

describe('owner, reviews and pilots of a challenge', () => {
  it('are saved, with an owner among the parties', async () => {
    const { challengeId } = await aProgramme()
    const [party] = await possibleOwners(database.db, challengeId)
    const owner = { organisationId: party?.id ?? '' }
    const grant = { amount: 10_000, currency: 'EUR', vat: null }
    expect(
      codeOf(await edit(challengeId, { owner, minimumReviews: 5, isSealed: false, graceMinutes: 15, grant })),
    ).toBe('ok')
    expect(await factsOf(challengeId)).toEqual({
      consortium: 'allowed',
      maturityFrom: 1,
      maturityTo: 9,
      isOncePerOrganisation: false,
      grantAmount: 10_000,
      grantCurrency: 'EUR',
      ownerId: party?.id,
      minimumReviews: 5,
      pilotsOffered: 2,
      isSealed: false,
      graceMinutes: 15,
      appealDays: 14,
      embargoHours: 0,
      answerDays: 14,
      eligibleKinds: ['enterprise', 'university', 'research_institute'],
      eligibleCountries: [],
      ...{ grantVat: null, sdgGoals: [] },
    })
    expect((await challengeSetup(database.db, challengeId)).owner).toBe(party?.name)
    expect(replanned).toEqual([challengeId])
  })

  it('hold the money of a pilot with what it says of tax, and the goals in order', async () => {
    const { challengeId } = await aProgramme()
    const grant = { amount: 15_000, currency: 'EUR', vat: 'without' } as const
    expect(codeOf(await edit(challengeId, { grant, sdgGoals: [13, 11, 13] }))).toBe('ok')
    const facts = await factsOf(challengeId)
    expect(facts).toMatchObject({ grantAmount: 15_000, grantVat: 'without', sdgGoals: [11, 13] })
    expect(grantOf(facts)).toEqual(grant)
    expect(codeOf(await edit(challengeId, { grant: null }))).toBe('ok')
    expect(grantOf(await factsOf(challengeId))).toBeNull()
  })

  it('hold who may apply, in one order, and are not approved without it', async () => {
    const { challengeId } = await aProgramme()
    const eligibility = { kinds: ['individual', 'enterprise'], countries: ['SE', 'FI', 'SE'] } as const
    expect(codeOf(await edit(challengeId, { eligibility }))).toBe('ok')
    expect(await factsOf(challengeId)).toMatchObject({
      eligibleKinds: ['enterprise', 'individual'],
      eligibleCountries: ['FI', 'SE'],
    })
    expect(codeOf(await edit(challengeId, { eligibility: { kinds: [], countries: [] } }))).toBe('ok')
    await expect(
      database.ownerDb
        .update(challenges)
        .set({ approvedBy: colleague })
        .where(eq(challenges.id, challengeId)),
    ).rejects.toMatchObject({ cause: { constraint: 'challenges_eligibility_said' } })
  })

  it('take an owner that is typed, and know it the next time', async () => {
    const { challengeId, all } = await aProgramme()
    const owner = { name: 'City of Rannikko', kind: 'city', country: 'FI' } as const
    expect(codeOf(await edit(challengeId, { owner }))).toBe('ok')
    expect(codeOf(await edit(all[1]?.id ?? '', { owner: { ...owner, kind: 'other' } }))).toBe('ok')
    const named = await database.db
      .select({ id: organisations.id, kind: organisations.kind })
      .from(organisations)
      .where(eq(organisations.name, owner.name))
    expect(named).toHaveLength(1)
    expect(named[0]?.kind).toBe('city')
    expect((await factsOf(all[1]?.id ?? '')).ownerId).toBe(named[0]?.id)
    const offered = await possibleOwners(database.db, challengeId)
    expect(offered.map(({ id }) => id)).toContain(named[0]?.id)
    expect(offered).toHaveLength(8)
  })

  it('refuse an owner that was not offered', async () => {
    const { challengeId } = await aProgramme('blank-challenge')
    const [stranger] = await database.db
      .insert(organisations)
      .values({ name: 'Stranger', kind: 'other', createdBy: author })
      .returning({ id: organisations.id })
    expect(codeOf(await edit(challengeId, { owner: { organisationId: stranger?.id ?? '' } }))).toBe(
      'owner-unknown',
    )
    expect(await possibleOwners(database.db, challengeId)).toEqual([])
  })

  it('are not overwritten by somebody who has not seen them, who adds no organisation either', async () => {
    const { challengeId } = await aProgramme()
    const version = versionOfFacts(await factsOf(challengeId))
    expect(codeOf(await edit(challengeId, { minimumReviews: 4, version }))).toBe('ok')
    expect(codeOf(await edit(challengeId, { minimumReviews: 6, version }))).toBe('facts-changed')
    expect(codeOf(await edit(challengeId, { minimumReviews: 4, version }))).toBe('ok')
    const owner = { name: 'City of Nowhere', kind: 'city', country: null } as const
    expect(codeOf(await edit(challengeId, { owner, version }))).toBe('facts-changed')
    const all = await database.db.select({ name: organisations.name }).from(organisations)
    expect(all.map(({ name }) => name)).not.toContain(owner.name)
  })

  it('make an approved challenge a draft again, and stay once it is on the calendar or public', async () => {
    const { challengeId } = await aProgramme()
    const asking = { challengeId, by: author }
    const approve = async () => {
      await requestReview(asking, ports)
      await approveChallenge({ challengeId, by: colleague }, ports)
    }
    await approve()
    expect(codeOf(await edit(challengeId, { pilotsOffered: 3 }))).toBe('ok')
    expect(await stateOf(challengeId)).toBe('draft')
    await approve()
    expect(codeOf(await edit(challengeId, { pilotsOffered: 3 }))).toBe('ok')
    expect(await stateOf(challengeId)).toBe('approved')
    await scheduleChallenge(asking, ports)
    expect(codeOf(await edit(challengeId, { pilotsOffered: 4 }))).toBe('unschedule-first')
    await publishNow(asking, ports)
    expect(codeOf(await edit(challengeId, { pilotsOffered: 4 }))).toBe('brief-is-public')
    expect(await factsOf(challengeId)).toMatchObject({ pilotsOffered: 3 })
  })
})

describe('the challenges of a programme that has not opened', () => {
  const titled = { title: 'Clean harbour', slug: 'clean-harbour' }

  it('are joined by a draft on the same dates with the usual criteria', async () => {
    const { programmeId, challengeId, all } = await aProgramme()
    const added = await addChallenge({ programmeId, by: author, ...titled }, ports)
    if (!added.ok) throw new Error(added.refusal.code)
    const setup = await challengeSetup(database.db, added.value.id)
    expect(setup).toMatchObject({ slug: 'clean-harbour', number: all.length + 1, programmeId })
    expect(setup.title('fi')).toBe('Clean harbour')
    expect(setup.criteria.map(({ weight }) => weight)).toEqual([30, 25, 25, 20])
    expect(setup.criteria.every(({ texts }) => texts.length === 3)).toBe(true)
    const rows = await database.db
      .select()
      .from(challenges)
      .where(eq(challenges.programmeId, programmeId))
      .orderBy(asc(challenges.number))
    expect(rows.at(-1)).toMatchObject({ state: 'draft', createdBy: author, closesAt: rows[0]?.closesAt })
    expect(rows[0]?.id).toBe(challengeId)
    expect(replanned).toEqual([added.value.id])
    expect(codeOf(await addChallenge({ programmeId, by: author, ...titled }, ports))).toBe('slug-taken')
  })

  it('can be removed while they are drafts nobody has heard of, but for the last one', async () => {
    const { programmeId, challengeId } = await aProgramme('blank-challenge')
    const remove = (id: string) => removeDraftChallenge({ programmeId, challengeId: id, by: author }, ports)
    expect(codeOf(await remove(challengeId))).toBe('last-challenge')
    const added = await addChallenge({ programmeId, by: author, ...titled }, ports)
    if (!added.ok) throw new Error(added.refusal.code)
    expect(codeOf(await remove(added.value.id))).toBe('ok')
    expect(codeOf(await remove(added.value.id))).toBe('ok')
    const entries = await database.db
      .select({ type: recordEntries.type })
      .from(recordEntries)
      .where(eq(recordEntries.challengeId, added.value.id))
      .orderBy(recordEntries.seq)
    expect(entries.map(({ type }) => type)).toEqual(['ChallengeDrafted', 'ChallengeRemoved'])
    const listed = await programmeChallenges(database.db, { programmeId, lang: 'en', now: new Date(0) })
    expect(listed.challenges.map(({ id }) => id)).toEqual([challengeId])
  })

  it('of another programme cannot be removed from here', async () => {
    const { programmeId } = await aProgramme()
    const other = await aProgramme('china-finland-challenge-2021', 'other')
    expect(
      codeOf(await removeDraftChallenge({ programmeId, challengeId: other.challengeId, by: author }, ports)),
    ).toBe('ok')
    expect(await stateOf(other.challengeId)).toBe('draft')
  })

  it('stay when somebody has been told of them or they are no drafts any more', async () => {
    const { programmeId, challengeId } = await aProgramme()
    const remove = () => removeDraftChallenge({ programmeId, challengeId, by: author }, ports)
    await requestReview({ challengeId, by: author }, ports)
    expect(codeOf(await remove())).toBe('not-a-draft')
    await approveChallenge({ challengeId, by: colleague }, ports)
    await edit(challengeId, { minimumReviews: 4 })
    expect(await stateOf(challengeId)).toBe('draft')
    await database.db.insert(messages).values({
      key: 'review-requested/1',
      notice: 'review-requested',
      class: 'service',
      state: 'sent',
      programmeId,
      challengeId,
      personId: colleague,
      recipientName: 'Colleague',
      email: 'colleague@haaste.test',
      locale: 'en',
      zone: 'Europe/Helsinki',
      sendAt: new Date('2021-11-20T08:00:00Z'),
      sentAt: new Date('2021-11-20T08:00:00Z'),
      contentHash: 'a'.repeat(64),
    })
    expect(codeOf(await remove())).toBe('draft-is-known')
    expect(await stateOf(challengeId)).toBe('draft')
  })

  it('are joined by no other once one has opened', async () => {
    const { programmeId, challengeId } = await aProgramme()
    const asking = { challengeId, by: author }
    await requestReview(asking, ports)
    await approveChallenge({ challengeId, by: colleague }, ports)
    await scheduleChallenge(asking, ports)
    const before = await programmeChallenges(database.db, {
      programmeId,
      lang: 'en',
      now: await databaseClock.now(database.db),
    })
    expect(before.isOpen).toBe(false)
    await database.setClock('2021-12-03T07:00:00Z')
    expect(codeOf(await addChallenge({ programmeId, by: author, ...titled }, ports))).toBe(
      'programme-is-open',
    )
    const after = await programmeChallenges(database.db, {
      programmeId,
      lang: 'en',
      now: await databaseClock.now(database.db),
    })
    expect(after.isOpen).toBe(true)
  })
})
