import { asc } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { recordEntries } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { publicProgramme } from '#app/desks/data/public-programme.server.ts'
import { PROGRAMME_MODULES, type ModuleStep } from '#app/publish/core/modules.ts'
import { programmeFileText, readProgrammeFile } from '#app/publish/core/programme-file.ts'
import { modulesOf, moduleStates, openModulesOf } from '#app/publish/data/modules.server.ts'
import { programmePlan } from '#app/publish/data/programme-plan.server.ts'
import { importProgramme } from '#app/publish/flows/import-programme.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const ports = (): Ports => ({ db: database.db, clock: databaseClock, notices: realNotices })
const now = new Date('2027-01-04T08:00:00Z')

let programmeId: string
let slug: string
let by: string

beforeEach(async () => {
  await database.setClock(now)
  const programme = await insertProgramme(database.db, { name: 'North' })
  programmeId = programme.id
  slug = programme.slug
  by = (await aPerson(database.db)).id
})

const step = (wanted: ModuleStep) =>
  switchModule({ programmeId, module: 'partnership', step: wanted, by }, ports())
async function fileText() {
  const plan = await programmePlan(database.db, programmeId)
  if (!plan) throw new Error('the programme is gone')
  return programmeFileText(plan)
}
const isPublic = async () => (await publicProgramme(database.publicDb, { slug, lang: 'en', now })) !== null

it('is read by the public while it is open, and no sooner', async () => {
  expect(await step('switch-on')).toEqual({ ok: true, value: 'prepared' })
  expect(await modulesOf(database.db, programmeId)).toEqual(['partnership'])
  expect(await openModulesOf(database.publicDb, slug)).toEqual([])
  expect(await isPublic()).toBe(false)

  await step('open')
  expect(await openModulesOf(database.publicDb, slug)).toEqual(['partnership'])
  expect(await isPublic()).toBe(true)
  const open = (await moduleStates(database.db, programmeId)).get('partnership')
  expect(open?.state).toBe('open')
  expect(open?.openedAt?.getTime()).toBeGreaterThanOrEqual(now.getTime())

  await step('close')
  expect(await isPublic()).toBe(false)
  await step('switch-off')
  expect(await modulesOf(database.db, programmeId)).toEqual([])
  const entries = await database.db
    .select({ type: recordEntries.type, body: recordEntries.body })
    .from(recordEntries)
    .orderBy(asc(recordEntries.seq))
  expect(entries.map(({ type }) => type)).toEqual([
    'ModuleSwitchedOn',
    'ModuleOpened',
    'ModuleClosed',
    'ModuleSwitchedOff',
  ])
})

it('is switched once where two organisers press at the same moment', async () => {
  const both = await Promise.all([step('switch-on'), step('switch-on')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: { code: 'module-moved' } })
  expect(await step('close')).toEqual({ ok: false, refusal: { code: 'module-moved' } })
})

it('travels with the file of its programme, switched on and not open; a programme with nothing in it does not', async () => {
  const empty = readProgrammeFile(await fileText())
  expect(empty).toMatchObject({ refusal: { problems: [{ path: 'challenges', code: 'wrong-value' }] } })

  await step('switch-on')
  await step('open')
  const text = await fileText()
  const imported = await importProgramme({ text, slug: 'elsewhere', by }, ports())
  if (!imported.ok) throw new Error(imported.refusal.code)
  const states = await moduleStates(database.db, imported.value.id)
  expect([...states]).toEqual([['partnership', { state: 'prepared', openedAt: null }]])
})

it('knows the modules the database knows', async () => {
  for (const module of PROGRAMME_MODULES) {
    expect(await switchModule({ programmeId, module, step: 'switch-on', by }, ports())).toMatchObject({
      ok: true,
    })
  }
  expect(await modulesOf(database.db, programmeId)).toEqual(PROGRAMME_MODULES)
})
