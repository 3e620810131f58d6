import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  catalogueEntries,
  messages,
  programmeModules,
  pubCatalogueEntries,
  recordEntries,
} from '#db/schema/index.ts'
import { catalogueChoices, publicCatalogue, publicEntry } from '#app/matchmaking/data/catalogue.server.ts'
import { entriesToCheck } from '#app/matchmaking/data/desk.server.ts'
import { ownEntries, profileSource, profileSources } from '#app/matchmaking/data/entries.server.ts'
import { checkEntry } from '#app/matchmaking/flows/check-entry.server.ts'
import { withdrawEntry } from '#app/matchmaking/flows/withdraw-entry.server.ts'
import { changeEntry, mostOwnEntries, writeEntry } from '#app/matchmaking/flows/write-entry.server.ts'
import { announcedWorld } from '#test/announce/announced-world.ts'
import { canaries, decidingWorld } from '#test/announce/deciding-world.ts'
import { useDatabase } from '#test/setup/database.ts'
import { aCatalogue, aGiven, anEntry, aWaitingEntry, type Catalogue } from './a-catalogue.ts'

const database = useDatabase()
const all = { words: '', kind: null, theme: '', country: '', page: 1 } as const

describe('an entry', () => {
  let world: Catalogue
  beforeEach(async () => {
    await database.setClock('2022-02-01T10:00:00Z')
    world = await aCatalogue(database)
  })
  const shown = async (filters = {}) =>
    (await publicCatalogue(database.publicDb, world.programmeId, { ...all, ...filters })).entries.map(
      ({ title }) => title,
    )

  it('waits until an organiser has read it, and its owner hears what was said', async () => {
    const id = await aWaitingEntry(world, { by: world.cityId, kind: 'need' })
    expect(await shown()).toEqual([])
    expect(await entriesToCheck(database.db, world.programmeId)).toMatchObject([{ id, wasChecked: false }])
    const check = { programmeId: world.programmeId, id, by: world.organiserId }
    const returned = { verdict: 'return', reason: 'Which part of the city?' } as const
    expect((await checkEntry({ ...check, version: 1, verdict: returned }, world.ports)).ok).toBe(true)
    expect(await shown()).toEqual([])
    const today = '2022-02-01'
    const own = { programmeId: world.programmeId, personId: world.cityId, today }
    expect(await ownEntries(database.db, own)).toMatchObject([
      { state: 'returned', returnReason: 'Which part of the city?' },
    ])
    const given = aGiven({ body: 'We look for it in the harbour.' })
    const change = { programmeId: world.programmeId, by: world.cityId, id, given }
    expect(await changeEntry({ ...change, version: 1 }, world.ports)).toMatchObject({
      refusal: { code: 'entry-changed' },
    })
    expect(await changeEntry({ ...change, version: 2 }, world.ports)).toMatchObject({
      value: { state: 'waiting' },
    })
    // What was read before the change is not what is let in.
    const approve = { verdict: 'approve' } as const
    expect(await checkEntry({ ...check, version: 2, verdict: approve }, world.ports)).toMatchObject({
      refusal: { code: 'entry-changed' },
    })
    expect((await checkEntry({ ...check, version: 3, verdict: approve }, world.ports)).ok).toBe(true)
    expect(await shown()).toEqual(['Heat from waste water'])
    expect(await checkEntry({ ...check, version: 4, verdict: approve }, world.ports)).toMatchObject({
      refusal: { code: 'entry-checked' },
    })
    const mails = await database.db
      .select()
      .from(messages)
      .where(eq(messages.notice, 'catalogue.checked'))
      .orderBy(messages.plannedAt)
    expect(
      mails.map(({ notice, email, data }) => [notice, email, (data as { isApproved: boolean }).isApproved]),
    ).toEqual([
      ['catalogue.checked', 'canary-city@match.example', false],
      ['catalogue.checked', 'canary-city@match.example', true],
    ])
  })

  it('is told of to every organiser once a day, and to nobody else', async () => {
    const waiting = async () =>
      (await database.db.select().from(messages).where(eq(messages.notice, 'catalogue.waiting'))).map(
        ({ email, data }) => [email, (data as { title: string }).title],
      )
    await aWaitingEntry(world, { by: world.cityId, kind: 'need', title: 'First' })
    await aWaitingEntry(world, { by: world.teamId, kind: 'profile', title: 'Second' })
    expect(await waiting()).toEqual([['organiser@match.example', 'First']])
    await database.setClock('2022-02-02T10:00:00Z')
    await aWaitingEntry(world, { by: world.cityId, kind: 'need', title: 'Third' })
    expect((await waiting()).map(([, title]) => title).sort()).toEqual(['First', 'Third'])
  })

  it('that is changed leaves the page until it was read again, and one taken back is gone at once and for good', async () => {
    const id = await anEntry(world, { by: world.cityId, kind: 'need' })
    const own = { programmeId: world.programmeId, by: world.cityId, id }
    expect((await changeEntry({ ...own, version: 2, given: aGiven() }, world.ports)).ok).toBe(true)
    expect(await shown()).toEqual([])
    const verdict = { verdict: 'approve' } as const
    const check = { programmeId: world.programmeId, id, version: 3, by: world.organiserId, verdict }
    expect((await checkEntry(check, world.ports)).ok).toBe(true)
    expect(await withdrawEntry({ ...own, by: world.teamId }, world.ports)).toMatchObject({
      refusal: { code: 'entry-gone' },
    })
    expect(await shown()).toHaveLength(1)
    // Whoever has agreed may stop agreeing, whatever the organisers do with the catalogue.
    await database.db.update(programmeModules).set({ openedAt: null })
    expect((await withdrawEntry(own, world.ports)).ok).toBe(true)
    await database.db.update(programmeModules).set({ openedAt: new Date('2021-12-01T00:00:00Z') })
    expect(await shown()).toEqual([])
    expect(await publicEntry(database.publicDb, own)).toBeNull()
    await expect(
      database.db
        .update(catalogueEntries)
        .set({ state: 'public', withdrawnAt: null })
        .where(eq(catalogueEntries.id, id)),
    ).rejects.toThrow()
  })

  it('is found by its words, kind, theme and country, needs first', async () => {
    await anEntry(world, {
      by: world.teamId,
      kind: 'profile',
      title: 'Storage',
      themes: ['heat', 'rock'],
      country: 'CN',
    })
    await anEntry(world, {
      by: world.teamId,
      kind: 'offer',
      title: 'Desks 100%',
      themes: ['landing'],
      country: 'CN',
    })
    await anEntry(world, {
      by: world.cityId,
      kind: 'need',
      title: 'Quiet',
      themes: ['noise'],
      site: 'Harbour',
    })
    expect(await shown()).toEqual(['Quiet', 'Storage', 'Desks 100%'])
    expect(await shown({ kind: 'offer' })).toEqual(['Desks 100%'])
    expect(await shown({ theme: 'rock' })).toEqual(['Storage'])
    expect(await shown({ country: 'CN' })).toEqual(['Storage', 'Desks 100%'])
    expect(await shown({ words: 'HARBOUR quiet' })).toEqual(['Quiet'])
    expect(await shown({ words: '100%' })).toEqual(['Desks 100%'])
    expect(await shown({ words: '%' })).toEqual(['Desks 100%'])
    expect(await shown({ words: 'nothing' })).toEqual([])
    expect(await shown({ page: 2 })).toEqual([])
    const choices = await catalogueChoices(database.publicDb, world.programmeId)
    expect(choices.themes).toEqual(['heat', 'landing', 'noise', 'rock'])
    expect([...choices.countries].sort()).toEqual(['CN', 'SE'])
  })

  it.each([
    ['en', 'Storing heat below streets', ['store', 'stored', 'street', 'HEAT']],
    ['fi', 'Hiljainen katu vanhassa kaupungissa', ['kaupunki', 'kaupunkien', 'vanhat']],
    ['sv', 'Dagvatten under gatorna', ['gata', 'gator', 'dagvattens', 'vatten']],
    ['zh-CN', '城市地下热能储存', ['热能', '地下热能', '储存']],
  ] as const)('is found in %s by other forms of its words: %s', async (language, title, asked) => {
    await anEntry(world, { by: world.teamId, kind: 'profile', language, title, body: '–', themes: ['x'] })
    for (const words of asked) expect(await shown({ words }), words).toEqual([title])
    for (const words of ['bridge', '桥梁', 'silta']) expect(await shown({ words }), words).toEqual([])
  })

  it('holds on its last day by the clock of the programme, and not a day longer', async () => {
    await anEntry(world, { by: world.cityId, kind: 'need', untilOn: '2022-02-10' })
    await database.setClock('2022-02-10T22:59:00Z')
    expect(await shown()).toHaveLength(1)
    await database.setClock('2022-02-10T23:00:30Z')
    expect(await shown()).toEqual([])
    const given = aGiven({ untilOn: '2022-02-10' })
    const late = {
      programmeId: world.programmeId,
      by: world.cityId,
      kind: 'need',
      proposalId: null,
      given,
    } as const
    expect(await writeEntry(late, world.ports)).toMatchObject({ refusal: { code: 'entry-over' } })
  })

  it('is neither written nor read where match-making is not open, nor in another programme', async () => {
    const id = await anEntry(world, { by: world.cityId, kind: 'need' })
    const elsewhere = await aCatalogue(database, { slug: 'elsewhere', openedAt: null })
    expect(await publicEntry(database.publicDb, { programmeId: elsewhere.programmeId, id })).toBeNull()
    const new_ = { by: world.cityId, kind: 'need', proposalId: null, given: aGiven() } as const
    expect(await writeEntry({ ...new_, programmeId: elsewhere.programmeId }, world.ports)).toMatchObject({
      refusal: { code: 'matchmaking-closed' },
    })
    const check = { id, version: 2, by: world.organiserId, verdict: { verdict: 'approve' } } as const
    expect(await checkEntry({ ...check, programmeId: elsewhere.programmeId }, world.ports)).toMatchObject({
      refusal: { code: 'entry-gone' },
    })
    await database.db.delete(programmeModules).where(eq(programmeModules.programmeId, world.programmeId))
    expect(await shown()).toEqual([])
    expect(await checkEntry({ ...check, programmeId: world.programmeId }, world.ports)).toMatchObject({
      refusal: { code: 'matchmaking-closed' },
    })
  })

  it('is shown no more when the account behind it is gone, and nobody has more than fit', async () => {
    for (let count = 0; count < mostOwnEntries; count++)
      await aWaitingEntry(world, { by: world.teamId, kind: 'need' })
    const more = {
      programmeId: world.programmeId,
      by: world.teamId,
      kind: 'need',
      proposalId: null,
      given: aGiven(),
    } as const
    expect(await writeEntry(more, world.ports)).toMatchObject({ refusal: { code: 'entries-many' } })
    await anEntry(world, { by: world.cityId, kind: 'need' })
    await database.ownerDb.execute(sql`update catalogue_entries set owner_id = null`)
    expect(await shown()).toEqual([])
  })

  it('stands in the record without a name, an address or a word of it', async () => {
    const id = await anEntry(world, { by: world.cityId, kind: 'need', body: 'canary-body' })
    await withdrawEntry({ programmeId: world.programmeId, by: world.cityId, id }, world.ports)
    const entries = await database.db.select().from(recordEntries).orderBy(recordEntries.seq)
    expect(entries.map(({ type }) => type)).toEqual([
      'CatalogueEntryWritten',
      'CatalogueEntryChecked',
      'CatalogueEntryWithdrawn',
    ])
    const bodies = entries.map(({ body }) => body).join()
    expect(bodies).not.toMatch(/canary/i)
    expect(bodies).not.toContain(world.cityId)
  })
})

describe('a profile of a proposal', () => {
  const opened = (programmeId: string) =>
    database.db
      .insert(programmeModules)
      .values({ programmeId, module: 'matchmaking', openedAt: new Date('2021-12-01T00:00:00Z') })

  it('is written by the lead from what was public, whatever was decided, and needs no check', async () => {
    const world = await announcedWorld(database)
    const { programmeId, proposalIds, leadIds } = world
    await opened(programmeId)
    for (const [index, proposalId] of proposalIds.entries()) {
      const personId = leadIds[index]!
      const [source, ...others] = await profileSources(database.db, { programmeId, personId })
      expect(others).toEqual([])
      expect(source).toMatchObject({ proposalId, isLead: true, isAnnounced: true })
      // Outcome, reasons, feedback and the jury's words have no way in.
      expect(JSON.stringify(source)).not.toContain('CANARY')
      const { title, organisation, country } = source!
      const given = aGiven({ title, organisation, country: country ?? 'FI', body: 'What we do.' })
      const profile = { programmeId, by: personId, kind: 'profile', proposalId, given } as const
      expect(await writeEntry(profile, world.ports)).toMatchObject({ value: { state: 'public' } })
      expect(await writeEntry(profile, world.ports)).toMatchObject({ refusal: { code: 'profile-exists' } })
      expect(await profileSources(database.db, { programmeId, personId })).toEqual([])
    }
    const rows = await database.publicDb.select().from(pubCatalogueEntries)
    expect(rows).toHaveLength(proposalIds.length)
    const said = JSON.stringify(rows)
    for (const canary of Object.values(canaries)) expect(said).not.toContain(canary)
    for (const proposalId of proposalIds) expect(said).not.toContain(proposalId)
    // Whoever stops agreeing may agree again.
    const [own] = await ownEntries(database.db, { programmeId, personId: leadIds[0]!, today: '2022-01-14' })
    await withdrawEntry({ programmeId, by: leadIds[0]!, id: own!.id }, world.ports)
    expect(await profileSources(database.db, { programmeId, personId: leadIds[0]! })).toHaveLength(1)
  })

  it('is refused before the announcement, to everybody but the lead, and by the database too', async () => {
    const world = await decidingWorld(database)
    const { programmeId, proposalIds, leadIds } = world
    await opened(programmeId)
    const early = { programmeId, kind: 'profile', proposalId: proposalIds[0]!, given: aGiven() } as const
    expect(await profileSources(database.db, { programmeId, personId: leadIds[0]! })).toEqual([])
    expect(await writeEntry({ ...early, by: leadIds[0]! }, world.ports)).toMatchObject({
      refusal: { code: 'profile-early' },
    })
    expect(await writeEntry({ ...early, by: leadIds[1]! }, world.ports)).toMatchObject({
      refusal: { code: 'entry-gone' },
    })
    expect(await writeEntry({ ...early, by: leadIds[0]!, kind: 'need' }, world.ports)).toMatchObject({
      refusal: { code: 'entry-gone' },
    })
    expect(
      await profileSource(database.db, { programmeId, personId: leadIds[1]!, proposalId: proposalIds[0]! }),
    ).toBeNull()
    const row: typeof catalogueEntries.$inferInsert = {
      ...aGiven(),
      ...{ programmeId, kind: 'profile', proposalId: proposalIds[0]!, ownerId: leadIds[0]!, state: 'public' },
      ...{ themes: ['heat'], consentVersion: 1, consentedAt: new Date() },
    }
    await expect(database.db.insert(catalogueEntries).values(row)).rejects.toMatchObject({
      cause: { constraint: 'catalogue_entries_announced' },
    })
  })
})
