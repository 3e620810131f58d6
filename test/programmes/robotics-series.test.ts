import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { programmeSessions } from '#db/schema/index.ts'
import { openModulesOf } from '#app/publish/data/modules.server.ts'
import { publishSession } from '#app/publish/flows/edit-session.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { publishedSchema } from '#app/series/core/published.ts'
import { seriesSetup, seriesTeamRows } from '#app/series/data/series.server.ts'
import { moveRound } from '#app/series/flows/change-round.server.ts'
import { changeJurors } from '#app/series/flows/change-series.server.ts'
import { confirmEntries, enterResults, enterSheet } from '#app/series/flows/enter-results.server.ts'
import { proposeStandings, publishStandings } from '#app/series/flows/publish-standings.server.ts'
import { registerTeam, withdrawTeam } from '#app/series/flows/register-team.server.ts'
import { startSeries } from '#app/series/flows/start-series.server.ts'
import { seriesEntries } from '#app/series/data/entries.server.ts'
import type { ResultStatus } from '#app/series/core/measured.ts'
import { hosts, organisers } from '#test/scenarios/cast.ts'
import { fine } from '#test/series/series-world.ts'
import { useDatabase } from '#test/setup/database.ts'
import { foundedFrom } from './road.ts'

const database = useDatabase()

type Outcome = string | Exclude<ResultStatus, 'measured'>

/**
 * The China-Finland joint robotics innovation programme: a programme without any challenge, two venues with clocks of their
 * own, two rounds, and two teams with the same total that the stated rule parts by the last round.
 */
it(
  'a series counts rounds in two cities to one table, parts a tie by the rule that was stated, and shows each way to a place',
  { timeout: 900_000 },
  async () => {
    const road = await foundedFrom(database, {
      ...{ template: 'robotics-series', slug: 'robotics', name: 'Joint robotics' },
      opensOn: '2026-03-02',
    })
    const { programmeId, ports, page } = road
    expect(road.challenges).toEqual([])
    const [aino, lin, captain] = [
      await road.personId(organisers.aino.email),
      await road.personId(organisers.lin.email),
      await road.personId(hosts.henna.email),
    ]
    await fine(startSeries({ programmeId, by: aino, contentLocale: 'en', from: 'robotics' }, ports))
    await fine(switchModule({ programmeId, module: 'series', step: 'open', by: aino }, ports))
    expect(await openModulesOf(database.publicDb, 'robotics')).toEqual(['series'])
    const setup = async () => {
      const found = await seriesSetup(database.db, programmeId)
      if (!found) throw new Error('there is no series')
      return found
    }
    const { version, rounds, criteria } = await setup()
    await fine(
      changeJurors({ programmeId, by: aino, version, rows: [{ from: null, name: 'Someone' }] }, ports),
    )
    const workshops = await database.db
      .select({ id: programmeSessions.id, place: programmeSessions.place })
      .from(programmeSessions)
      .where(eq(programmeSessions.programmeId, programmeId))
    expect(workshops.map(({ place }) => place).sort()).toEqual(['Beijing', 'Helsinki'])
    for (const { id } of workshops) await publishSession(id, ports)

    // What is told of the programme, in its own words and on both clocks, before anybody has raced.
    const about = await page('/en/programmes/robotics')
    expect(about).toContain('announced in November 2025')
    expect(about).toContain('/en/programmes/robotics/standings')
    const before = await page('/en/programmes/robotics/standings')
    expect(before).toContain('Nothing has been published yet')
    expect(before).toMatch(/Beijing<\/strong>.*?22 March 2026.*?10:00.*?UTC\+8/s)
    expect(before).toMatch(/Helsinki<\/strong>.*?22 March 2026.*?10:00.*?UTC\+2/s)
    expect(before).toMatch(/21 April 2026.*?10:00.*?UTC\+3/s)
    expect(before).toContain('Workshop in Beijing')
    expect(before).toContain('Workshop in Helsinki')
    expect(before).toContain('10, 8, 6, 5, 4, 3, 2, 1')

    await database.setClock('2026-02-01T08:00:00Z')
    const names = ['Red Lantern', 'Otso', 'Great Wall', 'Saimaa', 'Ilves']
    for (const [index, name] of names.entries())
      await fine(
        registerTeam(
          {
            ...{ programmeId, by: captain, name, organisation: `${name} lab`, members: 4 },
            ...{ country: index % 2 === 0 ? 'CN' : 'FI', venueId: null, isNamed: name !== 'Saimaa' },
          },
          ports,
        ),
      )
    await fine(withdrawTeam({ programmeId, number: 5, by: captain, of: captain }, ports))

    const round = async (position: number, outcomes: Readonly<Record<number, Outcome>>) => {
      await fine(moveRound({ programmeId, by: aino, position, step: 'open' }, ports))
      const { jurors } = await setup()
      const roundId = rounds[position - 1]?.id ?? ''
      for (const [number, outcome] of Object.entries(outcomes)) {
        const team = Number(number)
        const status = /^\d/.test(outcome) ? 'measured' : (outcome as ResultStatus)
        const value = status === 'measured' ? outcome : null
        const row = { attempt: 1, status, value, penalty: '0', reason: '' }
        await fine(enterResults({ programmeId, by: aino, position, team, rows: [row] }, ports))
        const points = Object.fromEntries(criteria.map(({ id }) => [id, '7.5']))
        const jurorId = jurors[0]?.id ?? ''
        await fine(enterSheet({ programmeId, by: aino, position, team, jurorId, points, reason: '' }, ports))
        const teamId = (await seriesTeamRows(database.db, programmeId))[team - 1]?.id
        const entries = await seriesEntries(database.db, { programmeId, roundId })
        const own = (all: readonly { id: string; teamId: string }[]) =>
          all.filter((entry) => entry.teamId === teamId).map(({ id }) => id)
        await fine(
          confirmEntries(
            {
              ...{ programmeId, by: lin, position, team },
              ...{ results: own(entries.results), sheets: own(entries.sheets) },
            },
            ports,
          ),
        )
      }
      await fine(moveRound({ programmeId, by: aino, position, step: 'finish' }, ports))
      const { hash } = await fine(proposeStandings({ programmeId, by: aino, position, reason: '' }, ports))
      expect(await page('/en/programmes/robotics/standings')).not.toContain(hash.slice(0, 8))
      await fine(publishStandings({ programmeId, by: lin, hash }, ports))
    }
    await database.setClock('2026-03-22T16:00:00Z')
    await round(2, { 1: '41.20', 2: '44.05', 3: '50', 4: 'did_not_finish' })
    await database.setClock('2026-04-21T15:00:00Z')
    // Red Lantern and Otso have changed places: 10 and 8.6 each, one round won each.
    await round(3, { 1: '40.10', 2: '39.95', 3: '45' })

    const file: unknown = JSON.parse(await page('/en/programmes/robotics/standings.json'))
    const { standings, rounds: published } = publishedSchema.parse(file)
    expect(standings.map(({ team, place, total, tie }) => [team, place, total?.exact, tie])).toEqual([
      [2, 1, '93/5', 'last-round'],
      [1, 2, '93/5', 'last-round'],
      [3, 3, '72/5', null],
      [4, 4, '3/1', null],
    ])
    // Who did not finish was not in the final, and has no zero there.
    expect(standings[3]?.parts[1]).toEqual({ isStarter: false, worth: null, isCounted: false })
    expect(published[0]?.rows[3]).toMatchObject({ team: 4, status: 'did_not_finish', value: null })

    for (const [lang, words] of [
      ['en', ['After Final.', 'Ahead or behind by the last round', 'Not in this round']],
      ['fi', ['Järjestyksen ratkaisi viimeinen kierros']],
      ['sv', ['Sista omgången avgjorde ordningen']],
      ['zh-CN', ['总分相同，按最后一轮得分分先后']],
    ] as const) {
      const told = await page(`/${lang}/programmes/robotics/standings`)
      for (const word of [...words, 'Red Lantern', 'Otso']) expect(told).toContain(word)
      expect(told).not.toContain('Saimaa')
    }
    const csv = await page('/en/programmes/robotics/standings.csv')
    expect(csv.split('\r\n').map((line) => line.split(',').slice(0, 3).join())).toEqual([
      '\ufeff"place","team","name"',
      '"1","2","Otso"',
      '"2","1","Red Lantern"',
      '"3","3","Great Wall"',
      '"4","4",""',
      '',
    ])
    expect(csv).toContain('"93/5"')
  },
)
