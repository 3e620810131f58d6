import { beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { frameworkGoals, frameworkNeeds, partnershipProjects } from '#db/schema/index.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { aPartnership, done, type PartnershipWorld } from '#test/partnership/partnership-world.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/* A partnership as its people live it, page by page, through the gate. */

const database = useDatabase({ keepsRows: true })
let world: PartnershipWorld
let site: Site
let desk: string
const cookies = {} as Record<keyof PartnershipWorld['people'] | 'stranger', string>

beforeAll(async () => {
  site = openSite(await theBuild(), database)
  world = await aPartnership(database)
  desk = `/en/organise/programmes/${world.slug}/partnership`
  const stranger = await aPerson(database.db)
  for (const [name, id] of Object.entries({ ...world.people, stranger: stranger.id }))
    cookies[name as keyof typeof cookies] = await site.signIn(id)
}, 900_000)

const read = (path: string, as?: keyof typeof cookies) => site.send({ path, ...(as && { as: cookies[as] }) })
const send = (path: string, as: keyof typeof cookies, form: Record<string, string>) =>
  site.send({ path, as: cookies[as], method: 'POST', form })
const versionOf = async (number = 1) => {
  const [row] = await database.db
    .select({ version: partnershipProjects.version })
    .from(partnershipProjects)
    .where(eq(partnershipProjects.number, number))
  return String(row?.version ?? 0)
}

const proposal = () => ({
  ...{ version: '0', needId: world.needId, title: 'Heat pumps in twelve schools' },
  ...{ plan: 'Measure one winter,\nthen build.', contentLocale: 'en', currency: 'eur', vat: 'without' },
  ...{ [`shares.${world.city}`]: '40 000', [`shares.${world.institute}`]: '25000' },
  ...{ startsOn: '2022-03-01', endsOn: '2026-06-30' },
})

describe('a partnership', () => {
  it('shows everybody its term with the days left, its goal drawn and its needs, in four languages', async () => {
    const page = await read(`/en/programmes/${world.slug}/partnership`)
    expect(page.status).toBe(200)
    for (const shown of [
      'A city that emits less.',
      'Heat for schools',
      '1,430 days left',
      '<svg class="line-figure"',
    ])
      expect(page.body).toContain(shown)
    expect(page.body).toContain('The report for 2020 was due on 31 March 2021.')
    for (const [lang, left] of [
      ['fi', 'päivää jäljellä'],
      ['sv', 'dagar kvar'],
      ['zh-CN', '还剩'],
    ])
      expect((await read(`/${lang}/programmes/${world.slug}/partnership`)).body).toContain(left)
  })

  it('is not there for a programme without it, nor are its pages for people who have no part in it', async () => {
    expect((await read('/en/programmes/no-such-programme/partnership')).status).toBe(404)
    for (const page of ['', '/goals', '/needs', '/projects', '/reports', '/reports/2021', '/proposals']) {
      expect((await read(desk + page, 'stranger')).status, page).toBe(404)
      expect((await read(desk + page, 'mayor')).status, page).toBe(200)
    }
    expect((await read(`${desk}/reports/2019`, 'mayor')).status).toBe(404)
    expect((await read(`${desk}/projects/9`, 'mayor')).status).toBe(404)
    expect((await read(`${desk}/goals`, 'researcher')).status).toBe(404)
  })

  it('takes a proposal from a partner and keeps what was typed where something is wrong', async () => {
    const page = `${desk}/proposals`
    expect((await read(page, 'guest')).body).toContain('It is not said for which party you speak')
    const wrong = await send(page, 'researcher', {
      ...proposal(),
      [`shares.${world.city}`]: 'a lot',
      startsOn: '',
    })
    expect(wrong.status).toBe(422)
    for (const shown of [
      'value="a lot"',
      'Measure one winter,',
      'Write a whole amount',
      'Give a day that exists',
    ])
      expect(wrong.body).toContain(shown)
    const late = await send(page, 'researcher', { ...proposal(), startsOn: '2026-02-01' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('The framework ends on 31 December 2025.')
    expect(late.body).toContain('Heat pumps in twelve schools')
    expect((await send(page, 'researcher', proposal())).status).toBe(303)
    expect((await read(`${page}/1`, 'researcher')).body).toContain('It waits for a decision.')
    expect((await read(`${page}/1`, 'mayor')).status).toBe(404)
    expect((await read(`/en/programmes/${world.slug}/partnership/projects/1`)).status).toBe(404)
  })

  it('has it decided by two sides, with the sum on the public page only then', async () => {
    const page = `${desk}/projects/1`
    const remarked = await read(page, 'mayor')
    expect(remarked.body).toContain('It ends after the framework, whose last day is 31 December 2025.')
    const decision = async () => ({
      ...{ intent: 'decide', version: await versionOf(), outcome: 'agreed' },
      ...{ reasons: 'It fits.', [`shares.${world.city}`]: '30 000', [`shares.${world.institute}`]: '' },
    })
    const without = await send(page, 'mayor', { ...(await decision()), reasons: ' ' })
    expect(without.status).toBe(422)
    expect((await send(page, 'mayor', await decision())).status).toBe(303)
    const confirm = async (as: keyof typeof cookies) =>
      send(page, as, { intent: 'confirm', version: await versionOf() })
    const same = await confirm('deputy')
    expect(same.status).toBe(409)
    expect(same.body).toContain('speaks for City of Esimerkki too')
    expect((await read(`/en/programmes/${world.slug}/partnership`)).body).not.toContain('Heat pumps')
    expect((await confirm('director')).status).toBe(303)
    const all = await read(`/en/programmes/${world.slug}/partnership`)
    for (const shown of ['Heat pumps in twelve schools', '€30,000', 'Taken up'])
      expect(all.body).toContain(shown)
    const one = await read(`/en/programmes/${world.slug}/partnership/projects/1`)
    for (const shown of ['Agreed by two people', 'It fits.', '€30,000', 'without value added tax'])
      expect(one.body).toContain(shown)
    expect(one.body).not.toContain('Mayor')
    expect(
      (await send(page, 'mayor', { intent: 'step', title: 'First winter', dueOn: '2022-12-01' })).status,
    ).toBe(303)
    const stopped = await send(page, 'mayor', {
      intent: 'move',
      version: await versionOf(),
      to: 'stopped',
      reason: '',
    })
    expect(stopped.status).toBe(409)
    expect(
      (await send(page, 'mayor', { intent: 'move', version: await versionOf(), to: 'running' })).status,
    ).toBe(303)
  })

  it('reports a year, published by another person, with the value drawn and what it rests on', async () => {
    const [goal] = await database.db.select().from(frameworkGoals)
    const page = `${desk}/reports/2021`
    const draft = {
      ...{ intent: 'draft', version: '0', body: 'Two schools changed.' },
      ...{
        [`values.${goal!.id}.value`]: '900',
        [`values.${goal!.id}.basis`]: '',
        [`values.${goal!.id}.note`]: '',
      },
    }
    const bare = await send(page, 'mayor', draft)
    expect(bare.status).toBe(422)
    expect(bare.body).toContain('A value needs both a number and what it rests on')
    expect((await send(page, 'mayor', { ...draft, [`values.${goal!.id}.basis`]: 'measured' })).status).toBe(
      303,
    )
    expect((await read(page, 'mayor')).body).toContain('You wrote this draft.')
    expect((await send(page, 'director', { intent: 'publish', version: '1' })).status).toBe(303)
    const seen = await read(`/en/programmes/${world.slug}/partnership`)
    for (const shown of [
      '900 kt CO2e in 2021, measured',
      '13% of the way to the target',
      'Two schools changed.',
    ])
      expect(seen.body).toContain(shown)
  })

  it('renews and refuses what overlaps, in words of the reader', async () => {
    const overlap = await send(desk, 'mayor', {
      intent: 'term',
      startsOn: '2025-12-31',
      endsOn: '2028-12-31',
    })
    expect(overlap.status).toBe(409)
    expect(overlap.body).toContain('The next one can begin on 1 January 2026 or later.')
    expect(overlap.body).toContain('value="2028-12-31"')
    expect((await read(desk, 'mayor')).body).toContain('Organisers hear of the end on 30 June 2025.')
    expect(
      (await send(desk, 'mayor', { intent: 'term', startsOn: '2026-01-01', endsOn: '2028-12-31' })).status,
    ).toBe(303)
    const seen = await read(`/en/programmes/${world.slug}/partnership`)
    expect(seen.body).toContain('Term 2: 1 January 2026 to 31 December 2028')
  })

  it('lists needs, closes one with a reason, and says where a goal has no baseline', async () => {
    const add = {
      intent: 'need',
      needId: '',
      version: '0',
      title: 'Night buses',
      description: 'Nobody gets home.',
    }
    expect((await send(`${desk}/needs`, 'mayor', { ...add, year: 'soon' })).body).toContain('four digits')
    expect((await send(`${desk}/needs`, 'mayor', { ...add, year: '2024' })).status).toBe(303)
    const [need] = await database.db
      .select()
      .from(frameworkNeeds)
      .where(eq(frameworkNeeds.title, 'Night buses'))
    const close = {
      intent: 'need-state',
      needId: need!.id,
      version: '1',
      to: 'closed',
      reason: 'A company runs them.',
    }
    expect((await send(`${desk}/needs`, 'mayor', close)).status).toBe(303)
    const goal = {
      ...{ goalId: '', version: '0', name: 'Night rides', unit: 'rides', target: '5000', targetYear: '2025' },
      ...{ baseline: '', baselineYear: '', baselineBasis: '' },
    }
    expect((await send(`${desk}/goals`, 'mayor', { ...goal, baseline: '3' })).status).toBe(409)
    expect((await send(`${desk}/goals`, 'mayor', goal)).status).toBe(303)
    const seen = await read(`/en/programmes/${world.slug}/partnership`)
    for (const shown of ['Closed: A company runs them.', 'There is no baseline:'])
      expect(seen.body).toContain(shown)
  })

  it('is gone for the public when the module is closed, and for organisers when it is off', async () => {
    const { programmeId, people, ports } = world
    const step = (wanted: 'close' | 'switch-off') =>
      done(switchModule({ programmeId, module: 'partnership', step: wanted, by: people.mayor }, ports))
    await step('close')
    for (const page of ['', '/projects/1'])
      expect((await read(`/en/programmes/${world.slug}/partnership${page}`)).status).toBe(404)
    expect((await read(desk, 'mayor')).body).toContain('The public does not read this yet.')
    await step('switch-off')
    for (const page of ['', '/goals', '/needs', '/projects', '/projects/1', '/reports', '/proposals'])
      expect((await read(desk + page, 'mayor')).status, page).toBe(404)
    const sent = await send(desk, 'mayor', { intent: 'term', startsOn: '2030-01-01', endsOn: '2031-01-01' })
    expect(sent.status).toBe(409)
  })
})
