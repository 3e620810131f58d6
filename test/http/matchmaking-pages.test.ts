import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { catalogueEntries, introductions, programmeModules } from '#db/schema/index.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aCatalogue, type Catalogue } from '#test/matchmaking/a-catalogue.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/*
 * Match-making over HTTP, without script: a city posts a need, a team describes what it can do, the organiser lets both in and
 * suggests them to each other, both say yes. Names and addresses of people begin with "canary": nobody finds them before.
 */

const database = useDatabase({ keepsRows: true })
const languages = ['en', 'fi', 'sv', 'zh-CN'] as const

let site: Site
let world: Catalogue
const as: Record<'organiser' | 'city' | 'team' | 'stranger', string> = {} as never

beforeAll(async () => {
  await database.setClock('2022-02-01T10:00:00Z')
  site = openSite(await theBuild(), database)
  world = await aCatalogue(database)
  as.organiser = await site.signIn(world.organiserId)
  as.city = await site.signIn(world.cityId)
  as.team = await site.signIn(world.teamId)
  as.stranger = await site.signIn((await aPerson(database.db)).id)
}, 900_000)

const catalogue = (rest = '', lang = 'en') => `/${lang}/programmes/match/catalogue${rest}`
const desk = (page: string, lang = 'en') => `/${lang}/organise/programmes/match/${page}`
const get = (path: string, who?: string) => site.send({ path, ...(who && { as: who }) })
const post = (path: string, who: string, form: Record<string, string>) =>
  site.send({ path, method: 'POST', as: who, form })

const typed = {
  organisation: 'City of Shenbei',
  title: 'Heat below the street',
  body: 'We look for somebody who stores heat below a street.',
  language: 'en',
  themes: 'heat, energy',
  country: 'CN',
  site: 'Harbour district',
  maturity: '6',
  untilOn: '',
  version: '0',
}
const entryOf = async (title: string) =>
  (await database.db.select().from(catalogueEntries).where(eq(catalogueEntries.title, title)))[0]!
const only = async () => (await database.db.select().from(introductions))[0]!

/** Whoever has no part in it, in each language and as data too. */
async function nobodyReadsCanaries() {
  const pages = [catalogue(), catalogue('?q=canary')]
  const entries = (await database.db.select().from(catalogueEntries)).map(({ id }) => catalogue(`/${id}`))
  for (const path of [...pages, ...entries])
    for (const who of [undefined, as.stranger, as.city, as.team, as.organiser])
      expect(mainOf((await get(path, who)).body).match(/canary-|Canary /g), path).toBeNull()
  for (const path of [desk('matchmaking'), desk('introductions')])
    expect(mainOf((await get(path, as.organiser)).body).match(/canary-|Canary /g), path).toBeNull()
}

/** The page itself: who is signed in stands above it. */
const mainOf = (body: string) => body.slice(body.indexOf('<main'), body.indexOf('</main>'))

describe('an empty catalogue', () => {
  it('says so in four languages, with the ways to begin; desk and log too', async () => {
    for (const lang of languages) {
      for (const [path, who] of [
        [catalogue('', lang), undefined],
        [catalogue('/own', lang), as.city],
        [desk('matchmaking', lang), as.organiser],
        [desk('introductions', lang), as.organiser],
        [catalogue('/own/new?kind=need', lang), as.city],
        [catalogue('/own/new?kind=offer', lang), as.city],
        [catalogue('/own/new?kind=profile', lang), as.city],
      ] as const) {
        const { status, body } = await get(path, who)
        expect(status, path).toBe(200)
        expect(body).not.toMatch(/>(catalogue|own|desk|log|write|fields|how|told|kinds)\.[a-z.-]+</)
      }
    }
    expect((await get(catalogue())).body).toContain('Nothing stands here yet')
    expect((await get('/en/programmes/match')).body).toContain('href="/en/programmes/match/catalogue"')
  })

  it('asks to sign in where one writes, and knows nothing of organisers’ pages to others', async () => {
    expect((await get(catalogue('/own'))).location).toContain('/sign-in')
    for (const page of ['matchmaking', 'introductions'])
      expect((await get(desk(page), as.city)).status).toBe(404)
  })
})

describe('a need', () => {
  const path = catalogue('/own/new?kind=need')

  it('without consent or themes comes back with a sentence at each and with all that was typed', async () => {
    const { status, body } = await post(path, as.city, { ...typed, themes: '', country: '' })
    expect(status).toBe(422)
    expect(body).toContain('Without your agreement it cannot stand in the catalogue.')
    expect(body).toContain('Choose a country.')
    for (const words of [typed.title, typed.body, typed.organisation, typed.site])
      expect(body).toContain(words)
    const late = await post(path, as.city, { ...typed, consent: 'yes', untilOn: '2022-01-31' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('The last day has passed.')
    expect(late.body).toContain(typed.body)
  })

  it('is sent, waits, comes back with a reason, is changed, and is let in', async () => {
    const sent = await post(path, as.city, { ...typed, consent: 'yes' })
    expect([sent.status, sent.location]).toEqual([303, catalogue('/own')])
    const { id } = await entryOf(typed.title)
    expect((await get(catalogue(`/${id}`))).status).toBe(404)
    expect((await get(catalogue('/own'), as.city)).body).toContain('Being read by the organisers')
    expect((await get(catalogue('/own'), as.stranger)).body).not.toContain(typed.title)
    expect((await get(catalogue(`/own/${id}`), as.stranger)).status).toBe(404)
    expect((await post(catalogue(`/own/${id}`), as.stranger, { ...typed, consent: 'yes' })).status).toBe(404)
    expect((await get(desk('matchmaking'), as.organiser)).body).toContain(typed.body)
    const back = { intent: 'return', entry: id, version: '1' }
    const none = await post(desk('matchmaking'), as.organiser, { ...back, reason: '' })
    expect(none.status).toBe(422)
    const returned = await post(desk('matchmaking'), as.organiser, { ...back, reason: 'Which street?' })
    expect(returned.status).toBe(303)
    const form = await get(catalogue(`/own/${id}`), as.city)
    expect(form.body).toContain('Which street?')
    const body = `${typed.body} It is Quay Street.`
    const changed = { ...typed, body, version: '2', consent: 'yes' }
    expect((await post(catalogue(`/own/${id}`), as.city, changed)).status).toBe(303)
    expect(
      (await post(desk('matchmaking'), as.city, { intent: 'approve', entry: id, version: '3' })).status,
    ).toBe(404)
    const stale = await post(desk('matchmaking'), as.organiser, {
      intent: 'approve',
      entry: id,
      version: '2',
    })
    expect(stale.status).toBe(409)
    expect(stale.body).toContain('was changed meanwhile')
    expect(
      (await post(desk('matchmaking'), as.organiser, { intent: 'approve', entry: id, version: '3' })).status,
    ).toBe(303)
    for (const lang of languages) {
      const { status, body: shown } = await get(catalogue(`/${id}`, lang))
      expect(status).toBe(200)
      expect(shown).toContain('Quay Street')
      expect(shown).toContain('Harbour district')
    }
    await nobodyReadsCanaries()
  })
})

describe('an introduction', () => {
  it('is suggested with reasons, and gives no address while one side has not said yes', async () => {
    const profile = {
      ...typed,
      organisation: 'Bergvärme AB',
      title: 'Heat in rock',
      country: 'SE',
      maturity: '7',
    }
    await post(catalogue('/own/new?kind=profile'), as.team, { ...profile, consent: 'yes' })
    const { id: second } = await entryOf('Heat in rock')
    await post(desk('matchmaking'), as.organiser, { intent: 'approve', entry: second, version: '1' })
    const { id: first } = await entryOf(typed.title)
    const found = await get(desk('matchmaking'), as.organiser)
    expect(found.body).toContain('Both name: energy and heat')
    expect(found.body).toContain('Far enough: level 7, and at least 6 is asked for')
    const suggestion = { intent: 'suggest', first, second, note: 'You two.' }
    expect((await post(desk('matchmaking'), as.organiser, suggestion)).status).toBe(303)
    expect((await post(desk('matchmaking'), as.organiser, suggestion)).body).toContain(
      'These two were brought together before',
    )
    for (const who of [as.city, as.team]) {
      const { body } = await get(catalogue('/own'), who)
      expect(body).toContain('Waits for your answer')
      expect(body).toContain('Both name: energy and heat')
      expect(body).not.toMatch(/canary-(city|team)/)
    }
    await nobodyReadsCanaries()
    const { id: introduction } = await only()
    for (const who of [as.stranger, as.organiser])
      expect((await post(catalogue('/own'), who, { intent: 'yes', introduction })).status).toBe(404)
    expect((await post(catalogue('/own'), as.city, { intent: 'yes', introduction })).status).toBe(303)
    for (const who of [as.city, as.team])
      expect((await get(catalogue('/own'), who)).body).not.toMatch(/canary-(city|team)/)
    const data = await site.send({
      path: catalogue('/own'),
      as: as.team,
      data: 'matchmaking/pages/own-catalogue',
    })
    expect(data.body).not.toMatch(/canary-city/)
  })

  it('is made with the second yes: each reads the other, and nobody else anybody', async () => {
    const { id: introduction } = await only()
    expect((await post(catalogue('/own'), as.team, { intent: 'yes', introduction })).status).toBe(303)
    const city = (await get(catalogue('/own'), as.city)).body
    expect(city).toContain('canary-team@match.example')
    const team = (await get(catalogue('/own'), as.team)).body
    expect(team).toContain('canary-city@match.example')
    expect((await get(catalogue('/own'), as.stranger)).body).not.toMatch(/canary-/)
    await nobodyReadsCanaries()
  })

  it('has an outcome, which the public reads by name when both agree', async () => {
    const { id: introduction } = await only()
    const step = {
      introduction,
      to: 'letter_of_intent',
      happenedOn: '2022-02-02',
      outcome: 'Signed on the quay.',
    }
    const early = await post(desk('introductions'), as.organiser, step)
    expect(early.status).toBe(409)
    expect(early.body).toContain('That day is still to come.')
    expect(early.body).toContain('Signed on the quay.')
    expect(
      (await post(desk('introductions'), as.organiser, { ...step, happenedOn: '2022-02-01' })).status,
    ).toBe(303)
    for (const lang of languages)
      expect((await get(desk('introductions', lang), as.organiser)).status).toBe(200)
    expect((await get(catalogue())).body).not.toContain('Signed on the quay.')
    expect((await get(catalogue())).body).toContain('Fewer than five introductions have been made.')
    for (const who of [as.city, as.team]) await post(catalogue('/own'), who, { intent: 'show', introduction })
    const shown = (await get(catalogue())).body
    expect(shown).toContain('Signed on the quay.')
    expect(shown).toContain('Letter of intent')
    await nobodyReadsCanaries()
  })
})

describe('what somebody has agreed to', () => {
  it('is taken back at once, and from a closed catalogue too', async () => {
    const { id } = await entryOf('Heat in rock')
    await database.db.update(programmeModules).set({ openedAt: null })
    expect((await get(catalogue())).status).toBe(404)
    expect((await get(catalogue(`/${id}`))).status).toBe(404)
    expect((await get(catalogue('/own'), as.stranger)).status).toBe(404)
    expect((await get(catalogue('/own'), as.team)).body).toContain('The catalogue is closed at present')
    const withdraw = { intent: 'withdraw', entry: id }
    expect((await post(catalogue('/own'), as.city, withdraw)).status).toBe(404)
    expect((await post(catalogue('/own'), as.team, withdraw)).status).toBe(303)
    await database.db.update(programmeModules).set({ openedAt: new Date('2021-12-01T00:00:00Z') })
    expect((await get(catalogue(`/${id}`))).status).toBe(404)
    expect((await get(catalogue())).body).not.toContain('Signed on the quay.')
    expect((await get(catalogue())).body).not.toContain('Heat in rock')
  })
})
