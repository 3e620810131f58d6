import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import {
  frameworkGoals,
  frameworkNeeds,
  messages,
  organisations,
  partnershipProjects,
} from '#db/schema/index.ts'
import { agreeTerm } from '#app/partnership/flows/agree-term.server.ts'
import { confirmDecision, decideProject } from '#app/partnership/flows/decide-project.server.ts'
import { keepGoal } from '#app/partnership/flows/keep-goal.server.ts'
import { keepNeed } from '#app/partnership/flows/keep-need.server.ts'
import { proposeProject } from '#app/partnership/flows/propose-project.server.ts'
import { nameSpeaker, writeFramework } from '#app/partnership/flows/write-framework.server.ts'
import { publishReport, writeReport } from '#app/partnership/flows/write-report.server.ts'
import { grantRole } from '#app/people/flows/change-roles.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { hosts, organisers } from '#test/scenarios/cast.ts'
import { useDatabase } from '#test/setup/database.ts'
import { done } from '#test/partnership/partnership-world.ts'
import { foundedFrom } from './road.ts'

const database = useDatabase()

/** Espoo and VTT, 2020 to 2025: needs of the city, projects agreed one by one with their own money, a report each year. */
it(
  'a framework of six years has no money of its own: two sides decide each project with its budget, and its end is told in time',
  { timeout: 900_000 },
  async () => {
    const road = await foundedFrom(database, {
      ...{ template: 'espoo-vtt-partnership', slug: 'espoo-vtt', name: 'Espoo and VTT' },
      opensOn: '2020-10-12',
    })
    expect(road.challenges).toEqual([])
    const { programmeId, ports } = road
    await database.setClock('2020-09-03T10:00:00Z')
    const city = await road.personId(organisers.aino.email)
    const institute = await road.personId(organisers.lin.email)
    const researcher = await road.personId(hosts.henna.email)
    const by = city
    await grantRole({ personId: researcher, role: 'partner', programmeId, challengeId: null, by }, ports)
    const partyId = async (name: string) => {
      const [party] = await database.db.select().from(organisations).where(eq(organisations.name, name))
      if (!party) throw new Error(`the template has no ${name}`)
      return party.id
    }
    const espoo = await partyId('City of Espoo')
    const vtt = await partyId('VTT Technical Research Centre of Finland')
    const framework = {
      ...{ programmeId, by, version: 0, contentLocale: 'en' as const, noticeMonths: 6 },
      purpose: 'Concrete solutions for a carbon-neutral city.',
    }
    await done(writeFramework(framework, ports))
    await done(agreeTerm({ programmeId, by, startsOn: '2020-09-03', endsOn: '2025-12-31' }, ports))
    for (const [personId, organisationId] of [
      [city, espoo],
      [institute, vtt],
      [researcher, vtt],
    ] as const)
      await done(nameSpeaker({ programmeId, by, personId, organisationId }, ports))
    const goal = {
      ...{ name: 'Emissions of the city', unit: 'kt CO2e', baseline: '1000', baselineYear: 2019 },
      ...{ baselineBasis: 'modelled' as const, target: '200', targetYear: 2030 },
    }
    await done(keepGoal({ programmeId, by, standing: null, ...goal }, ports))
    const need = { title: 'Heat for schools', description: 'Twelve schools burn oil.', year: 2022 }
    await done(keepNeed({ programmeId, by, standing: null, ...need }, ports))
    await done(switchModule({ programmeId, module: 'partnership', step: 'open', by }, ports))

    // The city lists what it needs; the institute answers, and both decide on the money of that project alone.
    const [listed] = await database.db.select().from(frameworkNeeds)
    const shares = [
      { organisationId: espoo, amount: 40_000 },
      { organisationId: vtt, amount: 25_000 },
    ]
    const project = {
      ...{
        programmeId,
        by: researcher,
        standing: null,
        needId: listed!.id,
        title: 'Heat pumps in twelve schools',
      },
      ...{ plan: 'Measure one winter, then build.', contentLocale: 'en' as const, currency: 'EUR' },
      ...{ vat: 'without' as const, shares, startsOn: '2021-01-01', endsOn: '2026-06-30' },
    }
    await done(proposeProject(project, ports))
    const page = () => road.page('/en/programmes/espoo-vtt/partnership')
    expect(await page()).not.toContain('Heat pumps')
    const versionOf = async () => (await database.db.select().from(partnershipProjects))[0]!.version
    const decision = {
      programmeId,
      number: 1,
      outcome: 'agreed' as const,
      reasons: 'It serves the carbon goal.',
      shares,
    }
    await done(decideProject({ ...decision, by: city, version: await versionOf() }, ports))
    const confirmed = { programmeId, number: 1, version: await versionOf() }
    expect(await confirmDecision({ ...confirmed, by: city }, ports)).toMatchObject({ ok: false })
    await done(confirmDecision({ ...confirmed, by: institute }, ports))

    const seen = await page()
    for (const shown of ['€65,000', 'without value added tax', 'Taken up', 'City of Espoo', 'VTT'])
      expect(seen).toContain(shown)
    expect(seen).toContain('3 September 2020 to 31 December 2025')
    const one = await road.page('/en/programmes/espoo-vtt/partnership/projects/1')
    for (const shown of [
      '€40,000',
      '€25,000',
      'This budget was decided for this project alone.',
      'It serves the carbon goal.',
    ])
      expect(one).toContain(shown)

    // A report a year, against the goal, signed by both.
    await database.setClock('2022-01-20T10:00:00Z')
    const [kept] = await database.db.select().from(frameworkGoals)
    const values = [{ goalId: kept!.id, value: '900', basis: 'measured' as const, note: '' }]
    await done(
      writeReport(
        { programmeId, by: city, year: 2021, version: 0, body: 'Two schools changed.', values },
        ports,
      ),
    )
    await done(publishReport({ programmeId, by: institute, year: 2021, version: 1 }, ports))
    const reported = await page()
    for (const shown of ['900 kt CO2e in 2021, measured', '13% of the way', 'The report for 2020 was due'])
      expect(reported).toContain(shown)

    // Its end is told half a year before, to both, and no more once it is renewed.
    const expiring = async () =>
      database.db
        .select({ sendAt: messages.sendAt, state: messages.state, personId: messages.personId })
        .from(messages)
        .where(and(eq(messages.notice, 'partnership.expiring'), eq(messages.state, 'planned')))
    const planned = await expiring()
    expect(planned.map(({ personId }) => personId).sort()).toEqual([city, institute].sort())
    expect(planned.map(({ sendAt }) => sendAt.toISOString())).toEqual(
      Array(2).fill('2025-06-30T06:00:00.000Z'),
    )
    await done(agreeTerm({ programmeId, by, startsOn: '2026-01-01', endsOn: '2030-12-31' }, ports))
    expect((await expiring()).map(({ sendAt }) => sendAt.toISOString())).toEqual(
      Array(2).fill('2030-06-30T06:00:00.000Z'),
    )
    expect(await page()).toContain('Term 2: 1 January 2026 to 31 December 2030')
  },
)
