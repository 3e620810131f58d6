import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { measurements, pilotFiles, pilots, roleGrants } from '#db/schema/index.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aPilotFile } from '#test/factories/a-pilot-file.ts'
import { aPdf } from '#test/factories/file-bytes.ts'
import { someFileKeeping } from '#test/factories/some-files.ts'
import { useDatabase } from '#test/setup/database.ts'
import { pilotWorld } from '#test/pilot/pilot-world.ts'
import { openSite, theBuild, type Reply, type Site } from './site.ts'

/* Annexes and evidence as browsers send and save them, by plain forms, through the real gate. */

const database = useDatabase()
let site: Site

beforeAll(async () => {
  site = openSite(await theBuild(), database)
}, 900_000)

let world: Awaited<ReturnType<typeof pilotWorld>>
let measurementId: string

beforeEach(async () => {
  world = await pilotWorld(database, { isPublished: true })
  const [value] = await database.db
    .insert(measurements)
    .values({
      ...{ measureId: world.measureId, value: '812', unit: 'MWh', basis: 'measured' },
      measuredOn: '2022-02-09',
    })
    .returning()
  measurementId = value!.id
})

const at = (page: string) => `/en/hosting/${world.pilot.slug}/${page}`
const as = (personId: string | null) => site.signIn(personId!)
const kept = () => database.db.select().from(pilotFiles)

async function upload(
  page: string,
  personId: string | null,
  {
    fields = {},
    bytes = aPdf(),
    name = 'meter.pdf',
    field = 'file',
  }: { fields?: Record<string, string>; bytes?: Buffer; name?: string; field?: string } = {},
): Promise<Reply> {
  const multipart = new FormData()
  for (const [key, value] of Object.entries(fields)) multipart.set(key, value)
  multipart.set(field, new File([new Uint8Array(bytes)], name))
  return site.send({ path: at(page), method: 'POST', as: await as(personId), multipart })
}

const post = async (fileId: string, intent: string, personId: string | null) =>
  site.send({ path: at(`files/${fileId}`), method: 'POST', as: await as(personId), form: { intent } })

describe('evidence', () => {
  const given = () => ({ fields: { measurementId } })

  it('is uploaded by a side, saved by sides and organisers as it came, and by nobody else', async () => {
    const reply = await upload('evidence', world.leadId, given())
    expect([reply.status, reply.location]).toEqual([303, at('evidence')])
    const [file] = await kept()
    expect(file).toMatchObject({
      sha256: createHash('sha256').update(aPdf()).digest('hex'),
      isOffered: false,
    })
    const stranger = await aPerson(database.db)
    const screener = await aPerson(database.db)
    const { programmeId } = world
    await database.db.insert(roleGrants).values([
      { programmeId, personId: screener.id, role: 'screener' },
      { programmeId, personId: world.organiserId, role: 'organiser' },
    ])
    const readers: [string | null, number][] = [
      [world.leadId, 200],
      [world.pilot.managerId, 200],
      [world.pilot.hostContactId, 200],
      [world.organiserId, 200],
      [stranger.id, 404],
      [screener.id, 404],
    ]
    for (const [personId, status] of readers) {
      const saved = await site.send({ path: at(`files/${file!.id}`), as: await as(personId) })
      expect(saved.status).toBe(status)
    }
    const saved = await site.send({ path: at(`files/${file!.id}`), as: await as(world.leadId) })
    expect(Buffer.from(saved.bytes).equals(aPdf())).toBe(true)
    expect(Object.fromEntries(saved.headers)).toMatchObject({
      'content-disposition': `attachment; filename="meter.pdf"; filename*=UTF-8''meter.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect((await site.send({ path: at(`files/${file!.id}`) })).status).not.toBe(200)
    expect((await site.send({ path: at('evidence'), as: await as(stranger.id) })).status).toBe(404)
    expect((await upload('evidence', stranger.id, given())).status).toBe(404)
  })

  it('is on the public page and saved by anybody once it is offered and confirmed, and not before', async () => {
    await upload('evidence', world.leadId, { fields: { measurementId, isOffered: 'yes' } })
    const [file] = await kept()
    const address = `/en/pilots/${world.pilot.slug}/evidence/${file!.id}`
    const page = `/en/pilots/${world.pilot.slug}`
    expect((await site.send({ path: address })).status).toBe(404)
    expect((await site.send({ path: page })).body).not.toContain('meter.pdf')
    const waiting = await site.send({ path: at('evidence'), as: await as(world.pilot.managerId) })
    expect(waiting.body).toContain('Confirm for the public: meter.pdf')
    expect((await post(file!.id, 'confirm', world.leadId)).status).toBe(404)
    const byHost = await post(file!.id, 'confirm', world.pilot.hostContactId)
    expect(byHost.location).toBe(`${at('evidence')}?refused=manager-confirms`)
    const told = await site.send({ path: byHost.location!, as: await as(world.pilot.hostContactId) })
    expect(told.body).toContain('The pilot manager confirms what becomes public.')
    expect((await site.send({ path: address })).status).toBe(404)
    expect((await post(file!.id, 'confirm', world.pilot.managerId)).status).toBe(303)
    const saved = await site.send({ path: address })
    expect(saved.status).toBe(200)
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment/)
    const shown = (await site.send({ path: page })).body
    expect(shown).toContain('meter.pdf')
    expect(shown).toContain(file!.sha256)
    await database.db.update(pilots).set({ isPublished: false }).where(eq(pilots.id, world.pilotId))
    expect((await site.send({ path: address })).status).toBe(404)
    await database.db.update(pilots).set({ isPublished: true }).where(eq(pilots.id, world.pilotId))
    await post(file!.id, 'take-back', world.leadId)
    expect((await site.send({ path: address })).status).toBe(404)
  })

  it('says what is wrong with what was sent, with what was chosen still there, and keeps nothing', async () => {
    const cases: [Parameters<typeof upload>[2], number, string][] = [
      [
        { ...given(), bytes: Buffer.from('<html></html>'), name: 'meter.pdf' },
        422,
        'not one of the files we take',
      ],
      [
        { ...given(), bytes: Buffer.concat([aPdf(), Buffer.alloc(20_000_000, 32)]) },
        413,
        'larger than 20 MB',
      ],
      [{ ...given(), bytes: Buffer.alloc(0), name: '' }, 422, 'Choose a file first.'],
      [{ fields: { measurementId: 'no-id' } }, 422, 'Choose the value this file shows.'],
      [{ fields: { measurementId: world.pilotId } }, 422, 'Choose the value this file shows.'],
      [{}, 422, 'Choose the value this file shows.'],
    ]
    for (const [sent, status, sentence] of cases) {
      const reply = await upload('evidence', world.leadId, sent)
      expect([reply.status, sentence]).toEqual([status, sentence])
      expect(reply.body).toContain(sentence)
    }
    const ticked = await upload('evidence', world.leadId, {
      fields: { measurementId, isOffered: 'yes' },
      bytes: Buffer.from('no'),
    })
    expect(ticked.body).toMatch(/name="isOffered"[^>]*checked/)
    expect(await kept()).toEqual([])
    expect(readdirSync(someFileKeeping().incoming)).toEqual([])
  })

  it('of another pilot is not there, and nothing is added after the end', async () => {
    const file = await aPilotFile(database.db, { pilotId: world.pilotId, measurementId })
    const mine = world
    const other = await pilotWorld(database)
    world = other
    for (const personId of [other.leadId, other.pilot.managerId, mine.leadId]) {
      expect((await site.send({ path: at(`files/${file.id}`), as: await as(personId) })).status).toBe(404)
      expect((await post(file.id, 'remove', personId)).status).toBe(404)
    }
    expect((await upload('evidence', other.leadId, given())).status).toBe(422)
    world = mine
    for (const id of ['not-an-id', '00000000-0000-4000-8000-000000000000']) {
      expect((await site.send({ path: at(`files/${id}`), as: await as(mine.leadId) })).status).toBe(404)
      const path = `/en/pilots/${mine.pilot.slug}/evidence/${id}`
      expect((await site.send({ path })).status).toBe(404)
    }
    await database.db
      .update(pilots)
      .set({ state: 'stopped', stopReason: 'The roof leaked' })
      .where(eq(pilots.id, mine.pilotId))
    const late = await upload('evidence', mine.leadId, { ...given(), bytes: aPdf({ info: '/Title (late)' }) })
    expect(late.status).toBe(409)
    expect(late.body).toContain('The pilot has ended.')
    expect(await kept()).toHaveLength(1)
  })
})

describe('annexes', () => {
  it('are added and removed by parties alone, and the page says what goes along', async () => {
    const { managerId } = world.pilot
    const added = await upload('annexes?kind=letter_of_intent', managerId, { field: 'file-letter_of_intent' })
    expect([added.status, added.location]).toEqual([303, at('annexes')])
    const [file] = await kept()
    expect(file).toMatchObject({ paperKind: 'letter_of_intent', measurementId: null })
    expect((await upload('annexes?kind=agreement', world.leadId)).status).toBe(404)
    expect((await post(file!.id, 'remove', world.leadId)).status).toBe(404)
    expect((await post(file!.id, 'offer', managerId)).status).toBe(404)
    const form = await site.send({ path: at('agreement'), as: await as(managerId) })
    expect(form.body).toContain(`name="seen" value="${file!.sha256}"`)
    expect(form.body).toContain('These files go along and are part of what is signed:')
    // The team reads what goes along, and changes nothing of it.
    expect((await site.send({ path: at(`files/${file!.id}`), as: await as(world.leadId) })).status).toBe(200)
    const wrong = await upload('annexes?kind=agreement', managerId, { bytes: Buffer.from('no') })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('not one of the files we take')
    expect((await post(file!.id, 'remove', managerId)).location).toBe(at('annexes'))
    expect((await kept()).filter(({ removedAt }) => removedAt === null)).toEqual([])
  })
})
