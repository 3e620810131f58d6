import { eq, like } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { introductions, introductionSteps, messages, recordEntries } from '#db/schema/index.ts'
import { publicIntroductions } from '#app/matchmaking/data/catalogue.server.ts'
import { introductionsLog, suggestionsIn } from '#app/matchmaking/data/desk.server.ts'
import { ownIntroductions } from '#app/matchmaking/data/introductions.server.ts'
import { answerIntroduction, showIntroduction } from '#app/matchmaking/flows/answer-introduction.server.ts'
import { askForIntroduction, suggestIntroduction } from '#app/matchmaking/flows/begin-introduction.server.ts'
import { noteOutcome } from '#app/matchmaking/flows/note-outcome.server.ts'
import { withdrawEntry } from '#app/matchmaking/flows/withdraw-entry.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import { aCatalogue, anEntry, type Catalogue } from './a-catalogue.ts'

const database = useDatabase()
let world: Catalogue
let needId: string
let profileId: string

beforeEach(async () => {
  await database.setClock('2022-02-01T10:00:00Z')
  world = await aCatalogue(database)
  needId = await anEntry(world, { by: world.cityId, kind: 'need', country: 'CN' })
  profileId = await anEntry(world, { by: world.teamId, kind: 'profile', title: 'Storage of heat' })
})

const suggest = (entryIds: [string, string] = [profileId, needId]) =>
  suggestIntroduction(
    { programmeId: world.programmeId, entryIds, note: 'You two.', by: world.organiserId },
    world.ports,
  )
const only = async () => (await database.db.select().from(introductions))[0]!
const answer = async (by: string, said: 'yes' | 'no') =>
  answerIntroduction({ programmeId: world.programmeId, id: (await only()).id, by, answer: said }, world.ports)
const mails = async () =>
  (
    await database.db
      .select()
      .from(messages)
      .where(like(messages.notice, 'intro.%'))
      .orderBy(messages.notice, messages.email)
  ).map(({ notice, email, state, data }) => ({ notice, email, state, said: JSON.stringify(data) }))
const ownOf = (personId: string) =>
  ownIntroductions(database.db, { programmeId: world.programmeId, personId })
const outcome = async (to: 'letter_of_intent' | 'pilot' | 'joint_venture' | 'declined', changes = {}) =>
  noteOutcome(
    {
      ...{ programmeId: world.programmeId, id: (await only()).id, by: world.organiserId, to },
      ...{ happenedOn: '2022-02-01', outcome: 'They signed.', ...changes },
    },
    world.ports,
  )

describe('suggested to both', () => {
  it('is found with its reasons, asked of both without an address, and not suggested again', async () => {
    const scope = { programmeId: world.programmeId, today: '2022-02-01' }
    expect((await suggestionsIn(database.db, scope)).suggestions).toMatchObject([
      {
        first: { id: needId },
        second: { id: profileId },
        reasons: [
          { kind: 'themes', words: ['heat'] },
          { kind: 'words' },
          { kind: 'two-countries', countries: ['CN', 'SE'] },
        ],
      },
    ])
    expect(await suggest()).toMatchObject({ value: { number: 1 } })
    expect(await suggestionsIn(database.db, scope)).toMatchObject({ count: 0, entries: 2 })
    expect(await suggest([needId, profileId])).toMatchObject({ refusal: { code: 'introduction-exists' } })
    const sent = await mails()
    expect(sent.map(({ notice, email }) => [notice, email])).toEqual([
      ['intro.catalogue_request', 'canary-city@match.example'],
      ['intro.catalogue_request', 'canary-team@match.example'],
    ])
    for (const { said } of sent) expect(said).not.toMatch(/canary/i)
    for (const personId of [world.cityId, world.teamId])
      expect(await ownOf(personId)).toMatchObject([{ standing: 'to-answer', name: null, email: null }])
  })

  it('gives each the other’s address with the second yes and never before, by page and by mail', async () => {
    await suggest()
    expect(await answer(world.cityId, 'yes')).toMatchObject({ value: { state: 'interested' } })
    expect(JSON.stringify([await ownOf(world.cityId), await ownOf(world.teamId)])).not.toMatch(/canary/i)
    expect(await answer(world.cityId, 'yes')).toMatchObject({ refusal: { code: 'introduction-answered' } })
    expect(await answer(world.teamId, 'yes')).toMatchObject({ value: { state: 'introduced' } })
    expect(await ownOf(world.cityId)).toMatchObject([
      { standing: 'made', name: 'Canary Team Person', email: 'canary-team@match.example' },
    ])
    expect(await ownOf(world.teamId)).toMatchObject([
      { standing: 'made', name: 'Canary City Person', email: 'canary-city@match.example' },
    ])
    const made = (await mails()).filter(({ notice }) => notice === 'intro.catalogue_made')
    expect(made).toHaveLength(2)
    expect(made[0]).toMatchObject({ email: 'canary-city@match.example' })
    expect(made[0]!.said).toContain('canary-team@match.example')
    expect(made[0]!.said).not.toContain('canary-city')
    expect(made[1]!.said).toContain('canary-city@match.example')
    expect(await answer(world.teamId, 'no')).toMatchObject({ refusal: { code: 'introduction-over' } })
    await expect(
      database.db.update(introductions).set({ secondAnswer: 'no', introducedAt: null, state: 'declined' }),
    ).rejects.toMatchObject({ cause: { constraint: 'introductions_answers_stay' } })
  })

  it('ends with one no: nothing is sent, and neither page nor record says who or why', async () => {
    await suggest()
    await answer(world.cityId, 'yes')
    const before = await mails()
    expect(await answer(world.teamId, 'no')).toMatchObject({ value: { state: 'declined' } })
    // Not a mail more; the requests that had not gone yet do not go.
    expect(await mails()).toEqual(before.map((mail) => ({ ...mail, state: 'cancelled' })))
    const [city] = await ownOf(world.cityId)
    const [team] = await ownOf(world.teamId)
    expect(city).toMatchObject({ standing: 'over', name: null, email: null })
    expect(team).toMatchObject({ standing: 'over', name: null, email: null })
    expect(Object.keys(city!).join()).not.toMatch(/answer/i)
    const said = (
      await database.db.select().from(recordEntries).where(eq(recordEntries.type, 'IntroductionMoved'))
    ).map(({ body }) => body)
    expect(said).toHaveLength(2)
    for (const body of said)
      for (const id of [world.cityId, world.teamId, 'first', 'second']) expect(body).not.toContain(id)
    expect(await answer(world.cityId, 'yes')).toMatchObject({ refusal: { code: 'introduction-over' } })
    await expect(
      database.db
        .update(introductions)
        .set({ secondAnswer: 'yes', introducedAt: new Date(), state: 'introduced' }),
    ).rejects.toMatchObject({ cause: { constraint: 'introductions_answers_stay' } })
  })

  it('ends when one of the entries is taken back, and its request does not go', async () => {
    await suggest()
    await withdrawEntry({ programmeId: world.programmeId, by: world.cityId, id: needId }, world.ports)
    expect(await only()).toMatchObject({ state: 'declined', firstAnswer: 'no' })
    expect((await mails()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
  })

  it('is answered by its sides alone', async () => {
    await suggest()
    const stranger = await aPerson(database.db)
    for (const by of [stranger.id, world.organiserId])
      expect(await answer(by, 'yes')).toMatchObject({ refusal: { code: 'entry-gone' } })
    expect(await ownOf(stranger.id)).toEqual([])
    const elsewhere = await aCatalogue(database, { slug: 'elsewhere' })
    const foreign = { programmeId: elsewhere.programmeId, id: (await only()).id, by: world.cityId }
    expect(await answerIntroduction({ ...foreign, answer: 'yes' }, world.ports)).toMatchObject({
      refusal: { code: 'entry-gone' },
    })
  })

  it('made by two who answer at once is made once', async () => {
    await suggest()
    const both = await Promise.all([answer(world.cityId, 'yes'), answer(world.teamId, 'yes')])
    expect(both.map((result) => result.ok && result.value.state).sort()).toEqual(['interested', 'introduced'])
    expect((await mails()).filter(({ notice }) => notice === 'intro.catalogue_made')).toHaveLength(2)
  })
})

describe('asked for by one side', () => {
  const ask = (changes = {}) =>
    askForIntroduction(
      {
        ...{ programmeId: world.programmeId, ownEntryId: profileId, otherEntryId: needId },
        ...{ note: 'We could help.', by: world.teamId, ...changes },
      },
      world.ports,
    )

  it('is their yes, and the other side alone is asked', async () => {
    expect(await ask()).toMatchObject({ ok: true })
    expect((await mails()).map(({ email }) => email)).toEqual(['canary-city@match.example'])
    expect(await ownOf(world.teamId)).toMatchObject([{ standing: 'waiting', email: null }])
    expect(await ownOf(world.cityId)).toMatchObject([
      { standing: 'to-answer', email: null, note: 'We could help.' },
    ])
    expect(await answer(world.cityId, 'yes')).toMatchObject({ value: { state: 'introduced' } })
  })

  it.each([
    ['with somebody else’s entry', () => ({ by: world.cityId }), 'entry-gone'],
    ['to oneself', () => ({ otherEntryId: profileId }), 'entry-gone'],
    ['to nothing', () => ({ otherEntryId: world.cityId }), 'entry-gone'],
  ])('is refused %s', async (_, changes, code) => {
    expect(await ask(changes())).toMatchObject({ refusal: { code } })
  })

  it('is refused between two of a kind and between two of one owner', async () => {
    const other = await anEntry(world, { by: world.cityId, kind: 'profile' })
    expect(await ask({ otherEntryId: other })).toMatchObject({ refusal: { code: 'introduction-kinds' } })
    const own = await anEntry(world, { by: world.teamId, kind: 'need' })
    expect(await ask({ otherEntryId: own })).toMatchObject({ refusal: { code: 'introduction-own' } })
  })
})

describe('what came of it', () => {
  const make = async () => {
    await suggest()
    await answer(world.cityId, 'yes')
    await answer(world.teamId, 'yes')
  }

  it('is noted step by step with its day and its words, and stays as noted', async () => {
    await suggest()
    expect(await outcome('letter_of_intent')).toMatchObject({ refusal: { code: 'introduction-not-made' } })
    await answer(world.cityId, 'yes')
    await answer(world.teamId, 'yes')
    await database.setClock('2022-03-01T10:00:00Z')
    expect(await outcome('letter_of_intent', { happenedOn: '2022-03-02' })).toMatchObject({
      refusal: { code: 'introduction-day-late' },
    })
    expect(await outcome('letter_of_intent', { happenedOn: '2022-01-31' })).toMatchObject({
      refusal: { code: 'introduction-day-early' },
    })
    expect((await outcome('letter_of_intent', { happenedOn: '2022-02-20' })).ok).toBe(true)
    expect((await outcome('pilot', { happenedOn: '2022-03-01', outcome: 'A winter in one block.' })).ok).toBe(
      true,
    )
    expect(await outcome('letter_of_intent')).toMatchObject({ refusal: { code: 'introduction-step-back' } })
    const [logged] = await introductionsLog(database.db, world.programmeId)
    expect(logged!.steps).toEqual([
      { number: 1, state: 'suggested', happenedOn: '2022-02-01', outcome: '' },
      { number: 2, state: 'interested', happenedOn: '2022-02-01', outcome: '' },
      { number: 3, state: 'introduced', happenedOn: '2022-02-01', outcome: '' },
      { number: 4, state: 'letter_of_intent', happenedOn: '2022-02-20', outcome: 'They signed.' },
      { number: 5, state: 'pilot', happenedOn: '2022-03-01', outcome: 'A winter in one block.' },
    ])
    expect(JSON.stringify(logged)).not.toMatch(/canary/i)
    await expect(database.db.delete(introductionSteps)).rejects.toThrow()
    await expect(database.db.update(introductionSteps).set({ outcome: 'Better' })).rejects.toThrow()
  })

  it('is public by name only while both agree, and in numbers only where five can hide each other', async () => {
    const show = async (by: string, shows: boolean) =>
      showIntroduction({ programmeId: world.programmeId, id: (await only()).id, by, shows }, world.ports)
    const told = () => publicIntroductions(database.publicDb, world.programmeId)
    await suggest()
    expect(await show(world.cityId, true)).toMatchObject({ refusal: { code: 'introduction-not-made' } })
    await answer(world.cityId, 'yes')
    await answer(world.teamId, 'yes')
    await outcome('letter_of_intent')
    expect(await told()).toEqual({ counts: { made: null, states: null }, shown: [] })
    await show(world.cityId, true)
    expect((await told()).shown).toEqual([])
    expect(await show(world.organiserId, true)).toMatchObject({ refusal: { code: 'entry-gone' } })
    await show(world.teamId, true)
    expect((await told()).shown).toMatchObject([
      {
        state: 'letter_of_intent',
        happenedOn: '2022-02-01',
        outcome: 'They signed.',
        firstCountry: 'CN',
        secondCountry: 'SE',
      },
    ])
    expect(JSON.stringify(await told())).not.toMatch(/canary/i)
    await show(world.cityId, false)
    expect((await told()).shown).toEqual([])
    await show(world.cityId, true)
    await withdrawEntry({ programmeId: world.programmeId, by: world.teamId, id: profileId }, world.ports)
    expect((await told()).shown).toEqual([])
  })

  it('tells the public how many there were from the fifth on', async () => {
    await make()
    for (let count = 0; count < 4; count++) {
      const other = await anEntry(world, { by: world.teamId, kind: 'offer', title: `Offer ${count}` })
      const asked = {
        programmeId: world.programmeId,
        ownEntryId: other,
        otherEntryId: needId,
        note: '',
        by: world.teamId,
      }
      await askForIntroduction(asked, world.ports)
      const rows = await database.db
        .select()
        .from(introductions)
        .where(eq(introductions.secondEntryId, other))
      const { id } = rows[0]!
      await answerIntroduction(
        { programmeId: world.programmeId, id, by: world.cityId, answer: 'yes' },
        world.ports,
      )
    }
    expect((await publicIntroductions(database.publicDb, world.programmeId)).counts).toEqual({
      made: 5,
      states: { cells: [{ item: 'introduced', count: 5 }], others: null },
    })
  })
})
