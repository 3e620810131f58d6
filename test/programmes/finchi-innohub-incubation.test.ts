import { eq } from 'drizzle-orm'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { cohorts, incubationMilestones, recordEntries } from '#db/schema/index.ts'
import { lapseOffers } from '#app/incubation/flows/answer-place.server.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { theBuild } from '#test/http/site.ts'
import { useDatabase } from '#test/setup/database.ts'
import { anOpenIncubation, applyFor, mailTo, stateOf, type Walk } from './incubation-walk.ts'

/*
 * The base in Beijing as its organisers would run it: applications at any time, a cohort that is full, a waiting list that
 * moves up by itself, and graduates on the public page. Everything through the gate.
 */

const database = useDatabase({ keepsRows: true })
let build: ServerBuild
let walk: Walk

const names = [
  'Aalto Robotics',
  'Byte Sauna',
  'Cobalt Sight',
  'Delta Voice',
  'Eira Health',
  'Fjord Optics',
] as const
const teams: Record<string, Awaited<ReturnType<typeof applyFor>>> = {}
const pageOf = (name: string) => `${walk.organise}/applications/${teams[name]?.id}`

beforeAll(async () => {
  build = await theBuild()
  await database.setClock('2026-01-05T02:00:00Z')
  walk = await anOpenIncubation(database, build, {
    templateKey: 'finchi-innohub-incubation',
    slug: 'beijing-base',
    openingOn: '2026-02-02',
  })
  await walk.post(`${walk.organise}/cohorts`, walk.cookie, {
    ...{ intent: 'add', name: 'First landing', startsOn: '2026-03-02', endsOn: '2026-08-28' },
    ...{ capacity: '5', mostPerTheme: '' },
  })
}, 900_000)

describe('the base in Beijing', () => {
  it('is a public programme without a single challenge, and tells where it stands and how it came about', async () => {
    const programme = await walk.read(`/en/programmes/${walk.slug}`)
    expect(programme).toContain('Haidian District')
    expect(programme).toContain('November 2025')
    expect(programme).toContain('memorandum of understanding in Helsinki in May')
    expect(programme).toContain('Finnish InnoHub')
    const page = await walk.read(walk.publicPage)
    expect(page).toContain('Start-ups from Finland and the rest of Europe')
    expect(page).toContain('Applications are taken at any time')
    expect(page).toContain('5 of 5 places free')
    expect(page).toContain('No. Your company stays yours.')
  })

  it('reads in Finnish, Swedish and Chinese as well', async () => {
    const inLanguage = (lang: string) => walk.read(walk.publicPage.replace('/en/', `/${lang}/`))
    expect(await inLanguage('fi')).toContain('suomalaisille ja muille eurooppalaisille')
    expect(await inLanguage('sv')).toContain('startupföretag från Finland och övriga Europa')
    expect(await inLanguage('zh-CN')).toContain('面向芬兰及欧洲其他国家的初创企业')
  })

  it('takes applications in January and in July alike: there is no deadline', async () => {
    for (const name of names) teams[name] = await applyFor(database, walk, name)
    await database.setClock('2026-01-06T02:00:00Z')
    expect(await walk.read(walk.publicPage)).toContain('Applications are taken at any time')
  })

  it('fills its cohort to the last place and not beyond', async () => {
    const [cohort] = await database.db.select().from(cohorts)
    for (const name of names.slice(0, 5)) {
      await walk.post(pageOf(name), walk.cookie, { intent: 'offer', cohort: cohort?.id ?? '', answerOn: '' })
    }
    const sixth = await walk.refused(pageOf('Fjord Optics'), walk.cookie, {
      ...{ intent: 'offer', cohort: cohort?.id ?? '', answerOn: '' },
    })
    expect(sixth.status).toBe(409)
    expect(sixth.words).toContain('Every place of cohort 1 is held')
    expect(await walk.read(walk.publicPage)).toContain('Full: all 5 places are taken')
    await walk.post(pageOf('Fjord Optics'), walk.cookie, { intent: 'wait' })
  })

  it('lets the waiting list move up when a place is given back, without anybody’s hand', async () => {
    for (const name of names.slice(0, 4)) {
      const { cookie, page } = teams[name]!
      await walk.post(page, cookie, { intent: 'accept' })
    }
    const { cookie, page } = teams['Eira Health']!
    await walk.post(page, cookie, { intent: 'refuse' })
    const next = teams['Fjord Optics']!
    expect(await stateOf(database, next.id)).toBe('offered')
    const [mail] = await mailTo(database, next.personId, 'intake.offered')
    expect(mail?.data).toMatchObject({ hasMovedUp: true, cohort: { number: 1 } })
    expect(await walk.read(next.page, next.cookie)).toContain('A place is held for you')
    await walk.post(next.page, next.cookie, { intent: 'accept' })
  })

  it('takes a place back from whoever does not answer', async () => {
    const [cohort] = await database.db.select().from(cohorts)
    await walk.post(`${walk.organise}/cohorts`, walk.cookie, {
      ...{ intent: 'change', cohort: cohort?.id ?? '', version: '1', name: 'First landing' },
      ...{ startsOn: '2026-03-02', endsOn: '2026-08-28', capacity: '6', mostPerTheme: '' },
    })
    teams['Glacier AI'] = await applyFor(database, walk, 'Glacier AI', { country: 'SE' })
    await walk.post(pageOf('Glacier AI'), walk.cookie, {
      ...{ intent: 'offer', cohort: cohort?.id ?? '', answerOn: '2026-01-20' },
    })
    await database.setClock('2026-01-20T15:59:00Z')
    expect(await lapseOffers({ ...walk.site.ports, log: silentLog })).toBe(1)
    expect(await stateOf(database, teams['Glacier AI'].id)).toBe('lapsed')
    expect(await walk.read(walk.publicPage)).toContain('1 of 6 places free')
  })

  it('graduates a cohort: milestones reported, one waived, and five names on the public page', async () => {
    const joined = [...names.slice(0, 4), 'Fjord Optics']
    for (const name of joined) {
      await walk.post(pageOf(name), walk.cookie, {
        ...{ intent: 'add-milestone', title: 'A first customer in Haidian', dueOn: '2026-06-30' },
      })
      const { id, page, cookie } = teams[name]!
      const [step] = await database.db
        .select()
        .from(incubationMilestones)
        .where(eq(incubationMilestones.applicationId, id))
      const early = await walk.refused(pageOf(name), walk.cookie, { intent: 'graduate' })
      expect(early.words).toContain('Not settled yet: A first customer in Haidian')
      if (name === 'Fjord Optics') {
        await walk.post(pageOf(name), walk.cookie, {
          ...{ intent: 'waive', milestone: step!.id, reason: 'It sells through a partner.' },
        })
      } else {
        await walk.post(page, cookie, {
          ...{ intent: 'report', milestone: step!.id, version: '1', report: 'A hospital pays for it.' },
        })
        await walk.post(pageOf(name), walk.cookie, { intent: 'done', milestone: step!.id })
      }
      await walk.post(pageOf(name), walk.cookie, { intent: 'graduate' })
    }
    const page = await walk.read(walk.publicPage)
    for (const name of joined) expect(page).toContain(`${name} · Finland · Cohort 1`)
    expect(page).not.toContain('Eira Health')
    expect(page).not.toContain('Glacier AI')
    // Seven applied, five came to the end; the two others are too few to be told.
    expect(page).toContain('In figures')
    expect(page).toMatch(/Applied\s+7/)
    expect(page).not.toMatch(/Graduated\s+5/)
  })

  it('goes on as it began: in July it is still open, and every step stands in an unbroken record', async () => {
    await database.setClock('2026-07-15T02:00:00Z')
    const late = await applyFor(database, walk, 'Midsummer Sensors')
    expect(await stateOf(database, late.id)).toBe('submitted')
    const types = (await database.db.select({ type: recordEntries.type }).from(recordEntries)).map(
      ({ type }) => type,
    )
    for (const type of ['PlaceOffered', 'PlaceAccepted', 'PlaceOfferLapsed', 'StartUpGraduated'])
      expect(types).toContain(type)
    expect(await verifyRecord(database.db, walk.programmeId)).toMatchObject({ isWhole: true })
  })
})
