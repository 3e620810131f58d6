import { eq } from 'drizzle-orm'
import { frameworkNeeds, programmeParties, roleGrants } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { agreeTerm } from '#app/partnership/flows/agree-term.server.ts'
import { keepGoal } from '#app/partnership/flows/keep-goal.server.ts'
import { keepNeed } from '#app/partnership/flows/keep-need.server.ts'
import { nameSpeaker, writeFramework } from '#app/partnership/flows/write-framework.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import type { useDatabase } from '#test/setup/database.ts'

type Database = ReturnType<typeof useDatabase>

export const now = new Date('2022-02-01T08:00:00Z')
export const term = { startsOn: '2020-09-03', endsOn: '2025-12-31' }

/** What was accepted, or an error with the code of the refusal. */
export async function done<Value>(
  asked: Promise<{ ok: true; value: Value } | { ok: false; refusal: { code: string } }>,
): Promise<Value> {
  const result = await asked
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`)
  return result.value
}

/**
 * A city and an institute that organise a programme together, with a framework, a term, a goal and a need, opened to the
 * public. Two speak for the city, one for the institute; a researcher of the institute is a partner, a guest of nobody.
 */
export async function aPartnership(database: Database) {
  await database.setClock(now)
  const { db } = database
  const ports: Ports = { db, clock: databaseClock, notices: realNotices }
  const programme = await insertProgramme(db, { name: 'City and institute' })
  const programmeId = programme.id
  const city = (await anOrganisation(db, { name: 'City of Esimerkki', kind: 'city' })).id
  const institute = (await anOrganisation(db, { name: 'Institute of Things', kind: 'research_institute' })).id
  await db.insert(programmeParties).values([
    { programmeId, organisationId: city, relation: 'organiser', position: 1 },
    { programmeId, organisationId: institute, relation: 'organiser', position: 2 },
  ])
  const person = async (name: string, role: 'organiser' | 'operator' | 'partner') => {
    const { id } = await aPerson(db, { name })
    await db.insert(roleGrants).values({ personId: id, role, programmeId })
    return id
  }
  const mayor = await person('Mayor', 'organiser')
  const deputy = await person('Deputy', 'organiser')
  const director = await person('Director', 'organiser')
  const operator = await person('Operator', 'operator')
  const researcher = await person('Researcher', 'partner')
  const guest = await person('Guest', 'partner')
  for (const step of ['switch-on', 'open'] as const)
    await done(switchModule({ programmeId, module: 'partnership', step, by: mayor }, ports))
  const by = mayor
  await done(
    writeFramework(
      {
        ...{ programmeId, by, version: 0, purpose: 'A city that emits less.' },
        ...{ contentLocale: 'en', noticeMonths: 6 },
      },
      ports,
    ),
  )
  await done(agreeTerm({ programmeId, by, ...term }, ports))
  for (const [personId, organisationId] of [
    [mayor, city],
    [deputy, city],
    [operator, city],
    [director, institute],
    [researcher, institute],
  ] as const)
    await done(nameSpeaker({ programmeId, by, personId, organisationId }, ports))
  await done(
    keepGoal(
      {
        ...{ programmeId, by, standing: null, name: 'Emissions', unit: 'kt CO2e', baseline: '1000' },
        ...{ baselineYear: 2019, baselineBasis: 'reported', target: '200', targetYear: 2030 },
      },
      ports,
    ),
  )
  const need = { title: 'Heat for schools', description: 'Twelve schools burn oil.', year: 2022 }
  await done(keepNeed({ programmeId, by, standing: null, ...need }, ports))
  const [listed] = await db.select().from(frameworkNeeds).where(eq(frameworkNeeds.programmeId, programmeId))
  return {
    ...{ ports, programmeId, slug: programme.slug, city, institute, needId: listed!.id },
    people: { mayor, deputy, director, operator, researcher, guest },
  }
}

export type PartnershipWorld = Awaited<ReturnType<typeof aPartnership>>

/** A project as the researcher proposes it. */
export const aProject = ({ programmeId, needId, city, institute, people }: PartnershipWorld) => ({
  ...{ programmeId, by: people.researcher, standing: null, needId },
  ...{ title: 'Heat pumps in twelve schools', plan: 'Measure one winter, then build.' },
  ...{ contentLocale: 'en' as const, currency: 'EUR', vat: 'without' as const },
  shares: [
    { organisationId: city, amount: 40_000 },
    { organisationId: institute, amount: 25_000 },
  ],
  ...{ startsOn: '2022-03-01', endsOn: '2023-06-30' },
})
