import { asc } from 'drizzle-orm'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { cohorts, intakeApplications, intakes, messages } from '#db/schema/index.ts'
import { draftOf, draftSchema } from '#app/incubation/core/application-form.ts'
import { sendApplication } from '#app/incubation/flows/send-application.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { theBuild } from '#test/http/site.ts'
import { useDatabase } from '#test/setup/database.ts'
import { anOpenIncubation, applyFor, stateOf, themeNamed, whole, type Walk } from './incubation-walk.ts'

/*
 * The incubator of a city: six themes, one batch that closes at an instant, a cohort that keeps its themes in balance, and
 * mentors who help with one of them. Everything through the gate.
 */

const database = useDatabase({ keepsRows: true })
let build: ServerBuild
let walk: Walk
const teams: Record<string, Awaited<ReturnType<typeof applyFor>>> = {}
const pageOf = (name: string) => `${walk.organise}/applications/${teams[name]?.id}`

const themes = [
  'Circular economy',
  'Energy efficiency',
  'Education technology',
  'Built environment',
  'Health and well-being',
  'Smart mobility',
]

beforeAll(async () => {
  build = await theBuild()
  await database.setClock('2026-01-12T08:00:00Z')
  walk = await anOpenIncubation(database, build, {
    templateKey: 'urban-tech-helsinki',
    slug: 'urban-tech',
    openingOn: '2026-02-02',
  })
}, 900_000)

describe('the incubator in Helsinki', () => {
  it('names its six themes and answers the question of equity before anybody applies', async () => {
    const page = await walk.read(walk.publicPage)
    for (const theme of themes) expect(page).toContain(theme)
    expect(page).toContain('Does the incubator take a share? No. Your company stays yours.')
    expect(page).toContain('clean or sustainable answer')
  })

  it('tells how large a share is, where one is taken, and refuses a share that is none', async () => {
    const [intake] = await database.db.select().from(intakes)
    const form = {
      ...{ intent: 'intake', kind: 'batch', zone: 'Europe/Helsinki', answerDays: '7', 'languages[]': 'en' },
      ...{ 'opensAt.date': '2026-02-02', 'opensAt.time': '09:00' },
      ...{ 'closesAt.date': '2026-03-27', 'closesAt.time': '16:00' },
      ...{ equity: 'share', offered: 'A mentor for your theme.', forWhom: 'Young companies.' },
    }
    const settings = `${walk.organise}/settings`
    const wrong = await walk.refused(settings, walk.cookie, { ...form, version: '1', equityPercent: '0' })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('Give the share in percent')
    expect(wrong.body).toContain('A mentor for your theme.')
    await walk.post(settings, walk.cookie, {
      ...form,
      version: String(intake?.version),
      equityPercent: '7,5',
    })
    expect(await walk.read(walk.publicPage)).toContain('Yes, 7.5 % of the company.')
    await walk.post(settings, walk.cookie, { ...form, version: '2', equity: 'none', equityPercent: '' })
    expect(await walk.read(walk.publicPage)).toContain('No. Your company stays yours.')
  })

  it('keeps a draft that comes before the opening, word for word, and says when it opens', async () => {
    const person = await aPerson(database.db)
    const cookie = await walk.site.signIn(person.id)
    const theme = await themeNamed(database, walk.programmeId, 'Smart mobility')
    const early = await walk.refused(`${walk.publicPage}/apply`, cookie, {
      ...whole,
      name: 'Early Bus',
      theme,
    })
    expect(early.status).toBe(409)
    expect(early.words).toContain('Applications are taken from')
    expect(early.body).toContain('Four engineers and a nurse.')
    const again = await walk.site.send({ path: `${walk.publicPage}/apply`, as: cookie })
    expect(again.body).toContain('Early Bus')
    expect(again.body).toContain('Four engineers and a nurse.')
  })

  it('closes at 16:00 in Helsinki to the millisecond', async () => {
    const [intake] = await database.db.select().from(intakes)
    expect(intake?.closesAt?.toISOString()).toBe('2026-03-27T14:00:00.000Z')
    await database.setClock('2026-06-01T00:00:00Z')
    const theme = await themeNamed(database, walk.programmeId, 'Built environment')
    const sendAt = async (name: string, instant: string) => {
      const { id: personId } = await aPerson(database.db)
      const draft = draftOf(draftSchema.parse({ ...whole, name, theme }))
      const ports = { ...walk.site.ports, clock: { now: async () => new Date(instant) } }
      const sent = await sendApplication({ programmeId: walk.programmeId, personId, draft }, ports)
      return sent.ok ? 'taken' : sent.refusal.code
    }
    expect(await sendAt('Last Beam', '2026-03-27T13:59:59.999Z')).toBe('taken')
    expect(await sendAt('Late Beam', '2026-03-27T14:00:00.000Z')).toBe('intake-closed')
    const page = await walk.read(walk.publicPage)
    expect(page).toContain('This intake closed')
    expect(page).not.toContain('Apply</a>')
    await database.setClock('2026-03-02T08:00:00Z')
  })

  it('wants a theme of everybody', async () => {
    const person = await aPerson(database.db)
    const cookie = await walk.site.signIn(person.id)
    const without = await walk.refused(`${walk.publicPage}/apply`, cookie, { ...whole, name: 'No Theme' })
    expect(without.status).toBe(422)
    expect(without.words).toContain('Choose a theme.')
    expect(without.body).toContain('No Theme')
  })

  it('keeps the themes of a cohort in balance, and passes over whoever would tip it', async () => {
    await walk.post(`${walk.organise}/cohorts`, walk.cookie, {
      ...{ intent: 'add', name: 'Spring', startsOn: '2026-04-13', endsOn: '2026-10-30' },
      ...{ capacity: '3', mostPerTheme: '1' },
    })
    const [cohort] = await database.db.select().from(cohorts).orderBy(asc(cohorts.number))
    const mobility = { theme: await themeNamed(database, walk.programmeId, 'Smart mobility') }
    const health = { theme: await themeNamed(database, walk.programmeId, 'Health and well-being') }
    teams['Tram Twin'] = await applyFor(database, walk, 'Tram Twin', mobility)
    teams['Bike Bay'] = await applyFor(database, walk, 'Bike Bay', mobility)
    teams['Calm Ward'] = await applyFor(database, walk, 'Calm Ward', health)
    const offer = { intent: 'offer', cohort: cohort?.id ?? '', answerOn: '' }
    await walk.post(pageOf('Tram Twin'), walk.cookie, offer)
    const second = await walk.refused(pageOf('Bike Bay'), walk.cookie, offer)
    expect(second.words).toContain('as many start-ups of this theme as it takes')
    await walk.post(pageOf('Bike Bay'), walk.cookie, { intent: 'wait' })
    await walk.post(pageOf('Calm Ward'), walk.cookie, { intent: 'wait' })
    await walk.post(`${walk.organise}/cohorts`, walk.cookie, { intent: 'fill', cohort: cohort?.id ?? '' })
    // The one of another theme, though it was sent later; a place stays free.
    expect(await stateOf(database, teams['Calm Ward'].id)).toBe('offered')
    expect(await stateOf(database, teams['Bike Bay'].id)).toBe('waiting')
    const page = await walk.read(walk.publicPage)
    expect(page).toContain('1 of 3 places free')
    expect(page).toContain('at most 1 start-up per theme')
  })

  it('matches a mentor of the theme, who reads their own start-up and no other', async () => {
    const { cookie, page, id } = teams['Tram Twin']!
    await walk.post(page, cookie, { intent: 'accept' })
    const theme = await themeNamed(database, walk.programmeId, 'Smart mobility')
    await walk.post(`${walk.organise}/mentors`, walk.cookie, {
      ...{ intent: 'invite', name: 'Maija Mentori', email: 'maija@people.example', locale: 'en' },
      ...{ mostTeams: '1', 'themes[]': theme },
    })
    const mails = await database.db.select().from(messages)
    const token = String(mails.find(({ notice }) => notice === 'mentor.invite')?.data['token'])
    const yes = await walk.site.send({
      ...{ path: `/en/invitations/${token}`, method: 'POST', form: { intent: 'accept' } },
    })
    expect(yes.location).toBe('/en/mentoring')
    const mentor = yes.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    expect(await walk.read(walk.publicPage)).toContain('Smart mobility 1 mentor')
    const desk = await walk.read(pageOf('Tram Twin'), walk.cookie)
    expect(desk).toContain('Maija Mentori · 0 of 1 start-ups · helps with this theme')
    const [, mentorId] = /<option value="([0-9a-f-]{36})"/.exec(
      (await walk.site.send({ path: pageOf('Tram Twin'), as: walk.cookie })).body,
    ) ?? ['', '']
    await walk.post(pageOf('Tram Twin'), walk.cookie, { intent: 'match', mentor: mentorId ?? '' })
    expect(await walk.read('/en/mentoring', mentor)).toContain('Tram Twin')
    expect(await walk.read(`/en/mentoring/${id}`, mentor)).toContain('Four engineers and a nurse.')
    const others = await walk.site.send({ path: `/en/mentoring/${teams['Calm Ward']!.id}`, as: mentor })
    expect(others.status).toBe(404)
    const theirs = await walk.site.send({ path: page, as: mentor })
    expect(theirs.status).toBe(404)
    await walk.post(pageOf('Tram Twin'), walk.cookie, { intent: 'unmatch', mentor: mentorId ?? '' })
    expect((await walk.site.send({ path: `/en/mentoring/${id}`, as: mentor })).status).toBe(404)
  })

  it('closes to everybody when its module is closed: the page, the form and every application', async () => {
    const rows = await database.db.select({ id: intakeApplications.id }).from(intakeApplications)
    expect(rows.length).toBeGreaterThan(3)
    const { cookie, page } = teams['Tram Twin']!
    expect((await walk.site.send({ path: page, as: cookie })).status).toBe(200)
    const stranger = await walk.site.signIn((await aPerson(database.db)).id)
    expect((await walk.site.send({ path: page, as: stranger })).status).toBe(404)
    await walk.post(`/en/organise/programmes/${walk.slug}/modules`, walk.cookie, {
      ...{ intent: 'close', module: 'incubation' },
    })
    for (const path of [walk.publicPage, `${walk.publicPage}/apply`, page])
      expect((await walk.site.send({ path, as: cookie })).status).toBe(404)
  })
})
