/** A competition series in the demo: told through its flows, each step at its instant, from its founding to its final. */
import type { Db } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { personWithEmail } from '#app/people/data/people.server.ts'
import { grantRole } from '#app/people/flows/change-roles.server.ts'
import type { Result } from '#app/platform/result.ts'
import { createProgramme } from '#app/publish/flows/create-programme.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import type { ResultStatus } from '#app/series/core/measured.ts'
import { attemptsOf, seriesEntries, sheetsOf } from '#app/series/data/entries.server.ts'
import { seriesSetup, seriesTeamRows } from '#app/series/data/series.server.ts'
import { moveRound } from '#app/series/flows/change-round.server.ts'
import { changeJurors } from '#app/series/flows/change-series.server.ts'
import { confirmEntries, enterResults, enterSheet } from '#app/series/flows/enter-results.server.ts'
import { proposeStandings, publishStandings } from '#app/series/flows/publish-standings.server.ts'
import { registerTeam, withdrawTeam } from '#app/series/flows/register-team.server.ts'
import { startSeries } from '#app/series/flows/start-series.server.ts'
import { hosts, organisers } from '#test/scenarios/cast.ts'

export type SeriesStep = { readonly at: Date; readonly take: (db: Db, ports: Ports) => Promise<void> }

const slug = 'robots-in-two-cities'

type Team = {
  readonly name: string
  readonly organisation: string
  readonly country: string
  readonly members: number
  readonly isNamed: boolean
}
const team = (
  name: string,
  organisation: string,
  country: string,
  members: number,
  isNamed = true,
): Team => ({
  ...{ name, organisation, country, members, isNamed },
})

/** Invented schools and firms; the sixth does not want to be named, the eighth gives up in time. */
const teams: readonly Team[] = [
  team('Revontuli', 'Northern Robot Workshop', 'FI', 4),
  team('红灯笼', 'Lantern Robotics', 'CN', 5),
  team('Kirppu', 'Harbour Upper Secondary', 'FI', 3),
  team('长风', 'East Gate Makers', 'CN', 6),
  team('Sisu 2', 'Tin Shed Hardware', 'FI', 2),
  team('Quiet Wheel', 'Quiet Wheel Collective', 'FI', 4, false),
  team('青竹', 'Bamboo Grove School', 'CN', 4),
  team('Lumikko', 'Weasel Works', 'FI', 3),
]

type Made = {
  readonly value?: string
  readonly penalty?: string
  readonly status?: ResultStatus
  readonly reason?: string
}
type Race = Readonly<
  Record<
    number,
    {
      readonly attempts: readonly Made[]
      readonly sheets: readonly (readonly [string | null, string | null])[]
    }
  >
>

const ran = (value: string, penalty = '0'): Made => ({ value, penalty })
const stopped: Made = { status: 'did_not_finish' }

const qualification: Race = {
  1: {
    attempts: [ran('48.31'), ran('44.07')],
    sheets: [
      ['8.5', '7'],
      ['8', '7.5'],
    ],
  },
  2: {
    attempts: [ran('43.12', '2'), ran('43.90')],
    sheets: [
      ['9', '8'],
      ['8.5', '8'],
    ],
  },
  3: {
    attempts: [stopped, ran('51.66')],
    sheets: [
      ['6', '6.5'],
      ['7', '6'],
    ],
  },
  4: {
    attempts: [ran('46.20'), stopped],
    sheets: [
      ['7.5', '9'],
      ['7', '8.5'],
    ],
  },
  5: {
    attempts: [ran('61.48', '5'), ran('58.02')],
    sheets: [
      ['9.5', '5'],
      [null, '5.5'],
    ],
  },
  6: {
    attempts: [ran('49.95'), ran('49.95')],
    sheets: [
      ['7', '7'],
      ['7', '7'],
    ],
  },
  7: {
    attempts: [stopped, stopped],
    sheets: [
      ['6', '8'],
      ['6.5', '8'],
    ],
  },
}
const final: Race = {
  1: {
    attempts: [ran('42.55'), ran('41.38'), ran('43.01')],
    sheets: [
      ['8.5', '7.5'],
      ['8.5', '8'],
    ],
  },
  2: {
    attempts: [ran('41.90'), ran('40.77', '2'), stopped],
    sheets: [
      ['9', '8'],
      ['9', '8'],
    ],
  },
  3: {
    attempts: [ran('50.12'), ran('47.30'), ran('46.81')],
    sheets: [
      ['7', '7'],
      ['7', '6.5'],
    ],
  },
  4: { attempts: [{ status: 'disqualified', reason: 'Steered by hand after the second gate' }], sheets: [] },
  5: {
    attempts: [ran('55.20'), ran('53.49'), ran('52.75')],
    sheets: [
      ['9.5', '5.5'],
      ['9', '6'],
    ],
  },
  6: { attempts: [{ status: 'did_not_start' }], sheets: [] },
}

/** The steps of the series in their order of time. */
export function robotSeries(): SeriesStep[] {
  return [
    { at: new Date('2021-09-01T09:00:00+03:00'), take: found },
    { at: new Date('2021-09-20T12:00:00+03:00'), take: register },
    { at: new Date('2021-10-31T18:00:00+02:00'), take: (db, ports) => race(db, ports, 2, qualification) },
    { at: new Date('2021-11-30T18:30:00+02:00'), take: (db, ports) => race(db, ports, 3, final) },
  ]
}

async function found(db: Db, ports: Ports): Promise<void> {
  const [aino, lin] = [await idOf(db, organisers.aino.email), await idOf(db, organisers.lin.email)]
  const { id: programmeId } = fine(
    await createProgramme(
      {
        ...{ templateKey: 'robotics-series', name: 'Robots in two cities', lang: 'en', slug, by: aino },
        contactEmail: 'robots@city-desk.example',
        opening: { date: '2021-09-06', time: '10:00', zone: 'Asia/Shanghai' },
      },
      ports,
    ),
  )
  await grantRole({ personId: lin, role: 'organiser', programmeId, challengeId: null, by: aino }, ports)
  fine(await startSeries({ programmeId, by: aino, contentLocale: 'en', from: 'robotics' }, ports))
  const { version } = await setupOf(db, programmeId)
  const rows = ['First juror', 'Second juror'].map((name) => ({ from: null, name }))
  fine(await changeJurors({ programmeId, by: aino, version, rows }, ports))
  fine(await switchModule({ programmeId, module: 'series', step: 'open', by: aino }, ports))
}

async function register(db: Db, ports: Ports): Promise<void> {
  const programmeId = await programmeOf(db)
  const by = await idOf(db, hosts.henna.email)
  const { venues } = await setupOf(db, programmeId)
  for (const { country, ...given } of teams) {
    const venueId = venues[country === 'CN' ? 0 : 1]?.id ?? null
    fine(await registerTeam({ programmeId, by, country, venueId, ...given }, ports))
  }
  fine(await withdrawTeam({ programmeId, number: teams.length, by, of: by }, ports))
}

/** A round from its opening to its published standings, entered by one official and confirmed by the other. */
async function race(db: Db, ports: Ports, position: number, results: Race): Promise<void> {
  const programmeId = await programmeOf(db)
  const [by, other] = [await idOf(db, organisers.aino.email), await idOf(db, organisers.lin.email)]
  fine(await moveRound({ programmeId, by, position, step: 'open' }, ports))
  const { rounds, criteria, jurors } = await setupOf(db, programmeId)
  const round = rounds.find((each) => each.position === position)
  const rows = await seriesTeamRows(db, programmeId)
  for (const [number, { attempts, sheets }] of Object.entries(results)) {
    const who = { programmeId, by, position, team: Number(number) }
    const typed = attempts.map(
      ({ value = null, penalty = '0', status = 'measured', reason = '' }, index) => ({
        ...{ attempt: index + 1, status, value, penalty, reason },
      }),
    )
    fine(await enterResults({ ...who, rows: typed }, ports))
    for (const [index, given] of sheets.entries()) {
      const points = Object.fromEntries(criteria.map(({ id }, place) => [id, given[place] ?? null]))
      fine(await enterSheet({ ...who, jurorId: jurors[index]?.id ?? '', points, reason: '' }, ports))
    }
    const teamId = rows.find((row) => row.number === Number(number))?.id
    const entries = await seriesEntries(db, { programmeId, roundId: round?.id ?? '' })
    const own = <Row extends { teamId: string }>(all: readonly Row[]) =>
      all.filter((row) => row.teamId === teamId)
    const waiting = {
      results: attemptsOf(own(entries.results)).flatMap((state) => state.waiting?.id ?? []),
      sheets: sheetsOf(own(entries.sheets)).flatMap((state) => state.waiting?.id ?? []),
    }
    fine(await confirmEntries({ ...who, by: other, ...waiting }, ports))
  }
  fine(await moveRound({ programmeId, by, position, step: 'finish' }, ports))
  const { hash } = fine(await proposeStandings({ programmeId, by, position, reason: '' }, ports))
  fine(await publishStandings({ programmeId, by: other, hash }, ports))
}

async function idOf(db: Db, email: string): Promise<string> {
  const person = await personWithEmail(db, email)
  if (!person) throw new Error(`the cast has no ${email}`)
  return person.id
}

async function programmeOf(db: Db): Promise<string> {
  const row = await db.query.programmes.findFirst({ where: (table, { eq }) => eq(table.slug, slug) })
  if (!row) throw new Error('the demo has no series')
  return row.id
}

async function setupOf(db: Db, programmeId: string) {
  const setup = await seriesSetup(db, programmeId)
  if (!setup) throw new Error('the series of the demo has not begun')
  return setup
}

function fine<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`the series of the demo is refused: ${result.refusal.code}`)
  return result.value
}
