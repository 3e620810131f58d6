import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { pilots } from '#db/schema/index.ts'
import { plannedMeasures } from '#app/pilot/data/planned-measures.server.ts'
import { hosts } from '#test/scenarios/cast.ts'
import { minutesAfter, timed } from '#test/scenarios/scenario.ts'
import { useDatabase } from '#test/setup/database.ts'
import { pilotRunning } from './pilot-road.ts'
import { aTeam, foundedFrom, roadOfChallenge } from './road.ts'

const database = useDatabase()
const day = 24 * 60

const teams = [
  aTeam({
    key: 'three-suppliers',
    organisation: ['Three suppliers (invented)', 'enterprise', 'FI'],
    points: [5, 5, 5, 5],
    title: 'Multiple in One: fuel cell, solar heat and bedrock',
  }),
]

/** What was told of the demonstration in Nansha, and on which basis each figure stands. */
const told = [
  { measure: 1, value: '60', basis: 'rated', note: '' },
  { measure: 2, value: '30', basis: 'reported', note: 'Told as more than 30 percent.' },
  { measure: 3, value: '52', basis: 'reported', note: '' },
  { measure: 4, value: '200', basis: 'expected', note: 'Told as about 200 tonnes, some 10,000 trees.' },
  { measure: 5, value: '40000', basis: 'projected', note: 'If a fifth of the medium-sized parks copied it.' },
] as const

it(
  'a demonstration tells each figure with its basis, and a projection of copies apart from what the plant does',
  {
    timeout: 900_000,
  },
  async () => {
    const road = await foundedFrom(database, {
      ...{ template: 'nansha-demonstration', slug: 'multiple-in-one', name: 'Multiple in One' },
      ...{ opensOn: '2021-03-01', teams },
    })
    const [challenge] = road.challenges
    if (!challenge) throw new Error('the template has no challenge')
    await road.plan(roadOfChallenge(challenge, { teams }))
    await road.liveUntil(minutesAfter(challenge.announcesAt, 5 * day))

    const offered = await plannedMeasures(database.db, { challengeId: challenge.id, locale: 'en' })
    expect(offered.map(({ unit }) => unit)).toEqual(['kW', '% more', '%', 't CO2 a year'])
    const nothingBefore = { baseline: null, baselineBasis: null, target: null }
    const copies = { name: 'Emissions avoided by copies', unit: 't CO2 a year', method: 'Projection' }
    const measures = [
      ...offered.map((measure) => ({ ...measure, ...nothingBefore })),
      { ...copies, comparator: 'A fifth of the medium-sized parks', ...nothingBefore },
    ]
    await road.plan([
      ...pilotRunning({
        challenge: challenge.slug,
        startedAt: minutesAfter(challenge.announcesAt, 6 * day),
        plan: {
          host: { name: 'Guangzhou Power Supply Bureau', kind: 'enterprise', country: 'CN' },
          site: 'Nansha, Guangzhou',
          siteLimits: 'The operator may switch anything off at any time.',
          summary: 'Solar heat, storage in bedrock and a solid oxide fuel cell supply one district.',
          startsOn: '2022-08-17',
          endsOn: '2023-08-31',
          milestones: [{ title: 'A year of operation', dueOn: '2023-08-17' }],
          measures: [
            ...offered.map((measure) => ({ ...measure, ...nothingBefore })),
            { ...copies, comparator: 'A fifth of the medium-sized parks', ...nothingBefore },
          ],
        },
      }),
      ...told.map(({ measure, value, basis, note }, index) =>
        timed(minutesAfter(new Date('2022-08-29T09:00:00Z'), index), {
          ...{ do: 'measure', challenge: challenge.slug, by: hosts.pertti.email, measuredOn: '2022-08-29' },
          ...{ measure, value, basis, note },
        }),
      ),
    ])
    await road.liveUntil(new Date('2022-08-30T09:00:00Z'))

    const [pilot] = await database.db.select().from(pilots).where(eq(pilots.challengeId, challenge.id))
    const page = plain(await road.page(`/en/pilots/${pilot?.slug}`))
    for (const [index, { value, basis }] of told.entries()) {
      const { name, unit } = measures[index] ?? { name: '', unit: '' }
      // The figure, what it is of and what it rests on stand side by side.
      const said = `${Number(value).toLocaleString('en')} ${unit} | ${name} | ${basis}`
      expect(page.toLowerCase()).toContain(said.toLowerCase())
    }
    expect(page).toContain('Traditional coal-fired units')
    const about = await road.page(`/en/programmes/${road.slug}`)
    expect(about).toContain('since August 2022')
    for (const figure of [
      '60 kW (rated)',
      'over 30 percent more electrical efficiency than traditional coal-fired units (reported)',
      '52 percent of the solar heat converted',
      'about 200 tonnes of carbon dioxide less a year (expected)',
    ])
      expect(about).toContain(figure)
  },
)

/** A page as text, with a bar between the cells of tables and the items of lists. */
function plain(html: string): string {
  return html
    .replaceAll(/<script[\s\S]*?<\/script>/g, '')
    .replaceAll(/<\/(td|th|li|dd|dt|p|text)>/g, ' | ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ')
}
