import { and, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { broadcasts, messageHolds, messages, programmes, recordEntries, wordings } from '#db/schema/index.ts'
import { dayIn } from '#app/notify/core/moments.ts'
import { writeWave } from '#app/notify/core/wave.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'
import { aWorld, type World } from './world.ts'

/* What an organiser does with the mail of a programme, through the gate: holding, testing, own words. */

const database = useDatabase({ keepsRows: true })

let site: Site
let world: World
let organiser: string
const desk = '/en/organise/programmes/north/messages'

beforeAll(async () => {
  site = openSite(await theBuild(), database)
  world = await aWorld(database)
  organiser = await site.signIn(world.people.organiser!)
}, 900_000)

beforeEach(async () => {
  await database.ownerDb.delete(messageHolds)
})

const north = async () =>
  (await database.db.select().from(programmes).where(eq(programmes.slug, 'north')))[0]!

/** A message of north that still waits, about a proposal or not. */
async function aWave() {
  const { id: programmeId, zone } = await north()
  const [row] = await database.ownerDb
    .update(messages)
    .set({ state: 'planned', reason: null })
    .where(and(eq(messages.programmeId, programmeId), eq(messages.notice, 'proposal.submitted')))
    .returning()
  const { notice, challengeId, sendAt } = row!
  return { row: row!, wave: `${desk}/wave${writeWave({ notice, challengeId, day: dayIn(sendAt, zone) })}` }
}

describe('a wave', () => {
  it('says to whom, how it reads, and is held and released by its buttons', async () => {
    const { wave } = await aWave()
    const page = await site.send({ path: wave, as: organiser })
    expect(page.status).toBe(200)
    expect(page.body).toContain('Who gets it')
    expect(page.body).toContain('<pre')
    const held = await site.send({
      path: wave,
      as: organiser,
      method: 'POST',
      form: { intent: 'hold', reason: 'A wrong date' },
    })
    expect(held.status).toBe(303)
    expect((await site.send({ path: wave, as: organiser })).body).toContain('A wrong date')
    expect((await site.send({ path: desk, as: organiser })).body).toContain('A wrong date')
    expect(
      (await site.send({ path: wave, as: organiser, method: 'POST', form: { intent: 'release' } })).status,
    ).toBe(303)
    expect((await site.send({ path: wave, as: organiser })).body).not.toContain('A wrong date')
  })

  it('is not held without a reason', async () => {
    const { wave } = await aWave()
    const answer = await site.send({
      path: wave,
      as: organiser,
      method: 'POST',
      form: { intent: 'hold', reason: ' ' },
    })
    expect(answer.status).toBe(422)
    expect(await database.db.select().from(messageHolds)).toEqual([])
  })

  it('is there only where something goes', async () => {
    for (const search of ['', '?notice=proposal.submitted&day=2001-01-01', '?notice=no.such&day=2021-12-22'])
      expect((await site.send({ path: `${desk}/wave${search}`, as: organiser })).status).toBe(404)
  })

  it('goes to its viewer as a test in four languages', async () => {
    const { wave } = await aWave()
    expect(
      (await site.send({ path: wave, as: organiser, method: 'POST', form: { intent: 'test' } })).status,
    ).toBe(303)
    const tests = await database.db
      .select({ personId: messages.personId, locale: messages.locale })
      .from(messages)
      .where(eq(messages.notice, 'mail.test'))
    expect(tests).toHaveLength(4)
    expect(new Set(tests.map(({ personId }) => personId))).toEqual(new Set([world.people.organiser]))
  })
})

describe('all mail', () => {
  it('of the programme or of one of its challenges is paused and goes on', async () => {
    const form = { intent: 'hold', challenge: '', reason: 'The server moves' }
    expect((await site.send({ path: desk, as: organiser, method: 'POST', form })).status).toBe(303)
    expect((await site.send({ path: desk, as: organiser, method: 'POST', form })).status).toBe(409)
    expect((await site.send({ path: desk, as: organiser })).body).toContain('The server moves')
    const release = { intent: 'release', challenge: '' }
    expect((await site.send({ path: desk, as: organiser, method: 'POST', form: release })).status).toBe(303)
    expect((await site.send({ path: desk, as: organiser, method: 'POST', form: release })).status).toBe(409)
  })

  it('of a challenge elsewhere is not theirs to pause', async () => {
    const form = { intent: 'hold', challenge: '6a0f5e0e-1111-4222-8333-444455556666', reason: 'No' }
    expect((await site.send({ path: desk, as: organiser, method: 'POST', form })).status).toBe(404)
  })
})

describe('the words of a mail', () => {
  const page = `${desk}/words/proposal.submitted?language=fi`
  const words = { subject: 'Kiitos', body: 'Kiitos, {{name}}!', seen: '0' }

  it('with an unknown field are refused by name, with everything typed', async () => {
    const form = { ...words, intent: 'save', body: 'Hei {{nobody}}, kiitos **paljon**' }
    const { status, body } = await site.send({ path: page, as: organiser, method: 'POST', form })
    expect(status).toBe(422)
    expect(body).toContain('There is no merge field nobody in this mail.')
    expect(body).toContain('Hei {{nobody}}, kiitos **paljon**')
    expect(await database.db.select().from(wordings)).toEqual([])
  })

  it('are previewed without being saved', async () => {
    const { status, body } = await site.send({
      path: page,
      as: organiser,
      method: 'POST',
      form: { ...words, intent: 'preview' },
    })
    expect(status).toBe(200)
    expect(body).toContain('Kiitos, Aino Esimerkki!')
    expect(await database.db.select().from(wordings)).toEqual([])
  })

  it('are saved, told as incomplete, and taken back', async () => {
    expect(
      (await site.send({ path: page, as: organiser, method: 'POST', form: { ...words, intent: 'save' } }))
        .status,
    ).toBe(303)
    const { body } = await site.send({ path: page, as: organiser })
    expect(body).toContain('Not in every language')
    expect(body).toContain('<ins>')
    const stale = await site.send({
      path: page,
      as: organiser,
      method: 'POST',
      form: { ...words, intent: 'save', body: 'Muuta' },
    })
    expect(stale.status).toBe(409)
    expect(stale.body).toContain('Muuta')
    const reset = { ...words, intent: 'reset', seen: '1' }
    expect((await site.send({ path: page, as: organiser, method: 'POST', form: reset })).status).toBe(303)
    const types = (await database.db.select().from(recordEntries)).map(({ type }) => type)
    expect(types).toEqual(expect.arrayContaining(['WordingChanged', 'WordingReset']))
  })

  it('of mails that hold secrets are nobody’s to change', async () => {
    for (const notice of ['account.sign_in', 'jury.invite', 'mail.test'])
      expect((await site.send({ path: `${desk}/words/${notice}`, as: organiser })).status).toBe(404)
  })
})

describe('a message to many', () => {
  const post = (path: string, as: string, form: Record<string, string>) =>
    site.send({ path, as, method: 'POST', form })
  const written = {
    intent: 'save',
    audience: 'jury',
    challenge: '',
    'texts.en.subject': 'The jury meets in the library',
    'texts.en.body': 'Dear {{name}}, we meet in the **library**.',
    'texts.fi.subject': 'Tuomaristo kokoontuu',
    'texts.fi.body': 'Hei {{name}}.',
    'texts.sv.subject': 'Juryn möts',
    'texts.sv.body': 'Hej {{name}}.',
    'texts.zh-CN.subject': '评审团开会',
    'texts.zh-CN.body': '{{name}}，您好！',
  }

  it('is written, shown, not agreed to by its writer, agreed to by another and undone', async () => {
    const saved = await post(`${desk}/broadcasts/new`, organiser, written)
    expect(saved.status).toBe(303)
    const page = saved.location!
    expect((await post(page, organiser, { intent: 'ask' })).status).toBe(303)
    const { body } = await site.send({ path: page, as: organiser })
    expect(body).toContain('cannot be the second person')
    const [row] = await database.db.select().from(broadcasts)
    const seen = row!.seenHash!
    expect(body).toContain(seen)
    const own = await post(page, organiser, { intent: 'approve', seen })
    expect(own.status).toBe(409)
    expect(own.body).toContain('a second organiser has to')
    const second = await site.signIn(world.people.operator!)
    expect((await post(page, second, { intent: 'approve', seen: 'b'.repeat(64) })).status).toBe(409)
    expect((await post(page, second, { intent: 'approve', seen })).status).toBe(303)
    expect((await post(page, organiser, { intent: 'undo' })).status).toBe(303)
    expect((await site.send({ path: page, as: second })).body).toContain('It was undone')
    expect((await site.send({ path: `${desk}/broadcasts`, as: second })).body).toContain('Undone')
  })

  it('with an unknown field is refused by name, beside the language, with everything typed', async () => {
    const form = { ...written, 'texts.fi.body': 'Hei {{nobody}}!' }
    const { status, body } = await post(`${desk}/broadcasts/new`, organiser, form)
    expect(status).toBe(422)
    expect(body).toContain('There is no merge field nobody in this mail.')
    expect(body).toContain('Hei {{nobody}}!')
    expect(body).toContain('评审团开会')
  })

  it('of another programme is not there', async () => {
    const [row] = await database.db.select().from(broadcasts)
    const south = await site.signIn(world.people['organiser elsewhere']!)
    const path = `/en/organise/programmes/south/messages/broadcasts/${row!.id}`
    expect((await site.send({ path, as: south })).status).toBe(404)
    expect((await post(path, south, { intent: 'undo' })).status).toBe(404)
  })
})
