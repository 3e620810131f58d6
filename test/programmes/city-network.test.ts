import { expect, it } from 'vitest'
import { inviteJuror } from '#app/judge/flows/invite-juror.server.ts'
import { jurors, organisers } from '#test/scenarios/cast.ts'
import type { Seat } from '#test/scenarios/challenge-story.ts'
import { minutesAfter } from '#test/scenarios/scenario.ts'
import { useDatabase } from '#test/setup/database.ts'
import { aTeam, foundedFrom, roadOfChallenge } from './road.ts'

const database = useDatabase()
const day = 24 * 60

/** One jury for each city; nobody sits on two of them. */
const seats: readonly (readonly Seat[])[] = [
  [jurors.marjatta, jurors.henrik, jurors.saana],
  [jurors.chen, jurors.zhou, jurors.wang],
].map((jury) => jury.map((person, index) => ({ person, severity: 0, isChair: index === 0 })))

const teamOf = (city: string, points: readonly [number, number, number, number]) =>
  aTeam({ key: `${city}-team`, organisation: [`Team for ${city}`, 'enterprise', 'SE'], points })

/** G-NETS: several cities in one call, each with its own clock, question and jury. */
it(
  'each city of a network closes on its own clock and judges with a jury nobody shares',
  {
    timeout: 900_000,
  },
  async () => {
    const cities = ['first', 'second'].map((city) => teamOf(city, [4, 4, 4, 4]))
    const road = await foundedFrom(database, {
      ...{
        template: 'city-network',
        slug: 'city-network-2025',
        name: 'Global City Network',
        opensOn: '2025-06-02',
      },
      teams: cities,
    })
    for (const [index, challenge] of road.challenges.entries()) {
      await road.plan(
        roadOfChallenge(challenge, { teams: [cities[index] ?? cities[0]!], jury: seats[index] ?? seats[0]! }),
      )
    }
    expect(road.challenges).toHaveLength(cities.length)
    // The same hour on the walls of cities in other zones is another instant.
    const closings = road.challenges.map(({ closesAt }) => closesAt.getTime())
    expect(new Set(closings).size).toBeGreaterThan(1)

    const [first, second] = road.challenges
    if (!first || !second) throw new Error('a network has several cities')
    await road.liveUntil(minutesAfter(first.opensAt, 8 * day))
    const by = await road.personId(organisers.aino.email)
    const { name, email, locale } = jurors.marjatta
    expect(
      await inviteJuror(
        { challengeId: second.id, name, email, locale, isChair: false, maximumLoad: 5, by },
        road.ports,
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'on-another-jury' } })

    const last = new Date(Math.max(...road.challenges.map(({ announcesAt }) => announcesAt.getTime())))
    await road.liveUntil(minutesAfter(last, 5 * day))
    for (const [index, { slug }] of road.challenges.entries()) {
      expect(await road.page(`/en/challenges/${slug}/winners`)).toContain(cities[index]?.title ?? '')
    }
    expect(await road.page(`/en/programmes/${road.slug}`)).toContain('61 cities took part')
  },
)
