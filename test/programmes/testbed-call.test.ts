import { asc, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { pilots, sites } from '#db/schema/index.ts'
import { chooseSite } from '#app/apply/flows/choose-site.server.ts'
import { notePayment } from '#app/pilot/flows/note-payment.server.ts'
import { hosts } from '#test/scenarios/cast.ts'
import { emailOf, minutesAfter, timed } from '#test/scenarios/scenario.ts'
import { useDatabase } from '#test/setup/database.ts'
import { pilotRunning } from './pilot-road.ts'
import { aTeam, foundedFrom, proposalOf, roadOfChallenge } from './road.ts'

const database = useDatabase()
const day = 24 * 60

const teams = [
  aTeam({ key: 'northlight', organisation: ['Northlight Oy', 'enterprise', 'FI'], points: [5, 5, 5, 5] }),
  aTeam({ key: 'southwind', organisation: ['Southwind AB', 'enterprise', 'SE'], points: [3, 3, 3, 3] }),
]

/** Testbed Helsinki: real places with limits; the last payment waits for a final report two people have approved. */
it(
  'a testbed call ends with a published final report that host and manager approved before the last payment',
  {
    timeout: 900_000,
  },
  async () => {
    const road = await foundedFrom(database, {
      ...{ template: 'testbed-call', slug: 'testbed-2023', name: 'Testbed Helsinki', opensOn: '2023-09-04' },
      teams,
    })
    const [challenge] = road.challenges
    if (!challenge) throw new Error('the template has no challenge')
    await road.plan(roadOfChallenge(challenge, { teams }))

    // The place is part of the proposal; fewer months than the place takes are refused with its limits.
    await road.liveUntil(minutesAfter(challenge.opensAt, 5 * day))
    const [street] = await database.db
      .select()
      .from(sites)
      .where(eq(sites.challengeId, challenge.id))
      .orderBy(asc(sites.position))
    if (!street) throw new Error('the template has no site')
    const choose = async (key: string, months: number) =>
      chooseSite(
        {
          proposalId: proposalOf(challenge.slug, key),
          personId: await road.personId(emailOf({ key }, 'lead')),
          role: 'lead',
          siteId: street.id,
          months,
        },
        road.ports,
      )
    expect(await choose('northlight', street.minimumMonths - 1)).toMatchObject({ ok: false })
    for (const { key } of teams) expect(await choose(key, 4)).toMatchObject({ ok: true })

    await road.liveUntil(minutesAfter(challenge.announcesAt, 5 * day))
    const manager = { challenge: challenge.slug, by: hosts.henna.email }
    const host = { challenge: challenge.slug, by: hosts.pertti.email }
    await road.plan([
      ...pilotRunning({
        challenge: challenge.slug,
        startedAt: minutesAfter(challenge.announcesAt, 6 * day),
        plan: {
          host: { name: 'City of Helsinki', kind: 'city', country: 'FI' },
          site: 'A street with a tram stop',
          siteLimits: 'Installations between 9 and 15 on weekdays',
          summary: 'A lamp that waits for people.',
          startsOn: '2024-01-08',
          endsOn: '2024-05-03',
          milestones: [
            { title: 'Half-way', dueOn: '2024-03-01', reportKind: 'midterm' },
            { title: 'Final report', dueOn: '2024-05-03', reportKind: 'final' },
          ],
          measures: [
            {
              ...{
                name: 'Electricity of the street',
                unit: 'kWh a week',
                method: 'Meter',
                comparator: 'The winter before',
              },
              ...{ baseline: '120', baselineBasis: 'measured', target: '80' },
            },
          ],
        },
      }),
      timed(new Date('2024-01-09T09:00:00Z'), {
        ...{ do: 'plan-payment', ...manager, milestone: 2, amount: '10000', currency: 'EUR' },
      }),
      timed(new Date('2024-02-28T09:00:00Z'), { do: 'report-milestone', ...host, report: 'All lamps wait.' }),
      timed(new Date('2024-04-29T09:00:00Z'), {
        ...{
          do: 'measure',
          ...host,
          measure: 1,
          value: '84',
          measuredOn: '2024-04-28',
          basis: 'measured',
          note: '',
        },
      }),
      timed(new Date('2024-04-30T09:00:00Z'), { do: 'move-pilot', ...manager, to: 'measured', reason: '' }),
      timed(new Date('2024-05-02T09:00:00Z'), {
        ...{ do: 'report-milestone', ...host, report: 'A third less electricity, and nobody fell.' },
      }),
      timed(new Date('2024-05-03T09:00:00Z'), { do: 'approve-final', ...host }),
    ])
    await road.liveUntil(new Date('2024-05-04T09:00:00Z'))

    const [pilot] = await database.db.select().from(pilots).where(eq(pilots.challengeId, challenge.id))
    if (!pilot) throw new Error('no pilot was started')
    const pay = async () => {
      const { rows } = await database.ownerDb.execute<{ id: string }>(
        `select id from pilot_payments where pilot_id = '${pilot.id}'`,
      )
      const by = await road.personId(hosts.henna.email)
      return notePayment({ pilotId: pilot.id, by, paymentId: rows[0]!.id, paidOn: '2024-05-04' }, road.ports)
    }
    expect(await pay()).toMatchObject({ ok: false })
    await road.plan([timed(new Date('2024-05-05T09:00:00Z'), { do: 'approve-final', ...manager })])
    await road.liveUntil(new Date('2024-05-06T09:00:00Z'))
    expect(await pay()).toMatchObject({ ok: true })

    expect(await road.page(`/en/programmes/${road.slug}`)).toContain('tried in a real environment')
    const page = await road.page(`/en/pilots/${pilot.slug}`)
    for (const shown of ['A street with a tram stop', 'A third less electricity, and nobody fell.', '84']) {
      expect(page).toContain(shown)
    }
  },
)
