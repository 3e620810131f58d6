import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { pilots } from '#db/schema/index.ts'
import { startProposal } from '#app/apply/flows/start-proposal.server.ts'
import { hosts } from '#test/scenarios/cast.ts'
import { emailOf, minutesAfter, timed } from '#test/scenarios/scenario.ts'
import { useDatabase } from '#test/setup/database.ts'
import { pilotRunning } from './pilot-road.ts'
import { aTeam, foundedFrom, roadOfChallenge } from './road.ts'

const database = useDatabase()
const day = 24 * 60

const teams = [
  aTeam({
    key: 'clear-pane',
    organisation: ['Clear Pane KK (invented)', 'enterprise', 'JP'],
    points: [5, 5, 5, 5],
    title: 'Glass that shields and harvests',
  }),
  aTeam({ key: 'shade-works', organisation: ['Shade Works KK', 'enterprise', 'JP'], points: [3, 4, 3, 3] }),
]
const outsider = aTeam({
  key: 'local-glass',
  organisation: ['Local Glass Oy', 'enterprise', 'FI'],
  points: [5, 5, 5, 5],
})

/** King Salmon in Helsinki, 2024: Tokyo's own companies alone, a site of the host city, its permit, a measured proof. */
it(
  'a proof of concept abroad takes teams of the home sponsor alone, and ends measured on a site with its permit',
  {
    timeout: 900_000,
  },
  async () => {
    const road = await foundedFrom(database, {
      ...{ template: 'cross-border-poc', slug: 'king-salmon-2024', name: 'King Salmon 2024' },
      ...{ opensOn: '2024-05-20', teams: [...teams, outsider] },
    })
    const [challenge] = road.challenges
    if (!challenge) throw new Error('the template has no challenge')
    await road.plan(roadOfChallenge(challenge, { teams }))

    await road.liveUntil(minutesAfter(challenge.opensAt, 3 * day))
    const [name, kind, country] = outsider.organisation
    expect(
      await startProposal(
        {
          challengeId: challenge.id,
          personId: await road.personId(emailOf(outsider, 'lead')),
          applicant: { name, kind, country, website: null },
          language: 'en',
          requestId: randomUUID(),
        },
        road.ports,
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'country-not-eligible' } })

    await road.liveUntil(minutesAfter(challenge.announcesAt, 5 * day))
    const own = { challenge: challenge.slug, by: hosts.henna.email }
    const permit = { name: 'Change of a façade', authority: 'Building control of Helsinki' }
    await road.plan([
      ...pilotRunning({
        challenge: challenge.slug,
        startedAt: minutesAfter(challenge.announcesAt, 6 * day),
        plan: {
          host: { name: 'City of Helsinki', kind: 'city', country: 'FI' },
          site: 'Start-up facility owned by the City of Helsinki',
          siteLimits: '',
          summary: 'Window glass that shields from heat, insulates and harvests light.',
          startsOn: '2024-11-04',
          endsOn: '2025-03-31',
          milestones: [{ title: 'Panes in place', dueOn: '2024-12-01' }],
          measures: [
            {
              ...{ name: 'Heat through the windows', unit: 'kWh a week', method: 'Flux plates' },
              ...{ comparator: 'The rooms beside', baseline: '42', baselineBasis: 'measured', target: '30' },
            },
          ],
        },
      }),
      timed(new Date('2024-11-05T08:00:00Z'), {
        ...{ do: 'keep-permit', ...own, standing: null },
        permit: { ...permit, state: 'applied', stateOn: '2024-10-01' },
      }),
      timed(new Date('2024-11-06T08:00:00Z'), {
        ...{ do: 'keep-permit', ...own, standing: 1 },
        permit: { ...permit, state: 'granted', stateOn: '2024-11-05' },
      }),
      timed(new Date('2025-03-03T08:00:00Z'), {
        ...{ do: 'measure', challenge: challenge.slug, by: hosts.pertti.email, measure: 1 },
        ...{ value: '31.5', measuredOn: '2025-02-28', basis: 'measured', note: 'The coldest month.' },
      }),
      timed(new Date('2025-03-04T08:00:00Z'), { do: 'move-pilot', ...own, to: 'measured', reason: '' }),
    ])
    await road.liveUntil(new Date('2025-03-05T08:00:00Z'))

    const [pilot] = await database.db.select().from(pilots).where(eq(pilots.challengeId, challenge.id))
    expect(pilot?.state).toBe('measured')
    const page = await road.page(`/en/pilots/${pilot?.slug}`)
    for (const shown of [
      permit.name,
      permit.authority,
      'Start-up facility owned by the City of Helsinki',
      '31.5',
    ]) {
      expect(page).toContain(shown)
    }
    expect(await road.page(`/en/programmes/${road.slug}`)).toContain(
      'proved window glass that keeps heat out',
    )
  },
)
