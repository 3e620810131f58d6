import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { introductions, messages, programmeModules, pubCatalogueEntries } from '#db/schema/index.ts'
import { handOverLead } from '#app/apply/flows/change-team.server.ts'
import { ownEntries } from '#app/matchmaking/data/entries.server.ts'
import { ownIntroductions } from '#app/matchmaking/data/introductions.server.ts'
import { answerIntroduction } from '#app/matchmaking/flows/answer-introduction.server.ts'
import { suggestIntroduction } from '#app/matchmaking/flows/begin-introduction.server.ts'
import { checkEntry } from '#app/matchmaking/flows/check-entry.server.ts'
import { followLeads } from '#app/matchmaking/flows/follow-leads.server.ts'
import { changeEntry, writeEntry } from '#app/matchmaking/flows/write-entry.server.ts'
import { announcedWorld } from '#test/announce/announced-world.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import { useDatabase } from '#test/setup/database.ts'
import { aGiven } from './a-catalogue.ts'

const database = useDatabase()
const given = aGiven({ title: 'Heat of the yard', body: 'What we do.' })

/** A profile of an announced proposal and the need of a city, suggested to each other. */
async function aSuggestedProfile() {
  const world = await announcedWorld(database)
  const { programmeId, proposalIds, leadIds, organiserId, ports } = world
  const { db } = database
  await db
    .insert(programmeModules)
    .values({ programmeId, module: 'matchmaking', openedAt: new Date('2021-12-01T00:00:00Z') })
  const [proposalId, leadId] = [proposalIds[0]!, leadIds[0]!]
  const write = async (by: string, kind: 'profile' | 'need', from: string | null) => {
    const written = await writeEntry({ programmeId, by, kind, proposalId: from, given }, ports)
    if (!written.ok) throw new Error(written.refusal.code)
    return written.value.id
  }
  const profileId = await write(leadId, 'profile', proposalId)
  const cityId = (await aPerson(db, { name: 'City person' })).id
  const needId = await write(cityId, 'need', null)
  const check = { programmeId, id: needId, version: 1, by: organiserId }
  await checkEntry({ ...check, verdict: { verdict: 'approve' } }, ports)
  await suggestIntroduction({ programmeId, entryIds: [profileId, needId], note: '', by: organiserId }, ports)
  const next = await aTeamMember(db, { proposalId, role: 'editor', name: 'Next lead' })
  const only = async () => (await db.select().from(introductions))[0]!
  return {
    ...{ ...world, profileId, cityId, leadId, nextId: next.id, only },
    handOver: () => handOverLead({ proposalId, by: leadId, memberId: next.id }, ports),
    follow: () => followLeads({ ...ports, log: silentLog }),
    answer: async (by: string) =>
      answerIntroduction({ programmeId, id: (await only()).id, by, answer: 'yes' }, ports),
    agree: (version: number) =>
      changeEntry({ programmeId, by: next.id, id: profileId, version, given }, ports),
    shown: async () =>
      (await database.publicDb.select().from(pubCatalogueEntries)).map(({ kind }) => kind).sort(),
  }
}

let world: Awaited<ReturnType<typeof aSuggestedProfile>>
beforeEach(async () => {
  world = await aSuggestedProfile()
})

it('goes to the new lead, who is asked, and is read by nobody until they agree', async () => {
  const { programmeId, nextId, leadId, shown } = world
  expect(await world.follow()).toBe(0)
  expect(await shown()).toEqual(['need', 'profile'])
  expect(await world.handOver()).toMatchObject({ ok: true })
  expect(await world.follow()).toBe(1)
  expect(await world.follow()).toBe(0)
  expect(await shown()).toEqual(['need'])
  const mails = await database.db.select().from(messages).where(eq(messages.notice, 'catalogue.handed_over'))
  expect(mails).toMatchObject([{ personId: nextId, data: { title: given.title, entry: world.profileId } }])
  const own = (personId: string) => ownEntries(database.db, { programmeId, personId, today: '2022-01-14' })
  expect(await own(leadId)).toEqual([])
  expect(await own(nextId)).toMatchObject([{ state: 'handed_over', returnReason: '' }])
  expect(await world.agree(2)).toMatchObject({ ok: true, value: { state: 'public' } })
  expect(await shown()).toEqual(['need', 'profile'])
})

it('takes no yes along: the new lead answers themselves, and the one before no more', async () => {
  await world.answer(world.leadId)
  expect((await world.only()).state).toBe('interested')
  await world.handOver()
  await world.follow()
  expect(await world.only()).toMatchObject({ state: 'suggested', firstAnswer: null, secondAnswer: null })
  expect(await world.answer(world.leadId)).toMatchObject({ refusal: { code: 'entry-gone' } })
  await world.answer(world.cityId)
  expect((await world.only()).state).toBe('interested')
  expect(await world.answer(world.nextId)).toMatchObject({ value: { state: 'introduced' } })
})

it('keeps the yes of the other side', async () => {
  await world.answer(world.cityId)
  await world.handOver()
  await world.follow()
  expect((await world.only()).state).toBe('interested')
})

it('tells nobody the address of a new lead before they have agreed, also where the one before was introduced', async () => {
  const { programmeId, cityId } = world
  await world.answer(world.leadId)
  await world.answer(cityId)
  const seen = async () => (await ownIntroductions(database.db, { programmeId, personId: cityId }))[0]?.name
  const before = await seen()
  expect(before).not.toBeNull()
  await world.handOver()
  await world.follow()
  expect(await seen()).toBeNull()
  await world.agree(2)
  expect(await seen()).toBe('Next lead')
})
