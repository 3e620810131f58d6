import { asc, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { programmeSessions, proposals } from '#db/schema/index.ts'
import { startInterests } from '#app/apply/flows/start-interests.server.ts'
import { followChallenge } from '#app/publish/flows/follow-challenge.server.ts'
import { publishSession } from '#app/publish/flows/edit-session.server.ts'
import { emailOf, minutesAfter, timed } from '#test/scenarios/scenario.ts'
import { answersOf } from '#test/scenarios/team-story.ts'
import { useDatabase } from '#test/setup/database.ts'
import { aTeam, foundedFrom, roadOfChallenge } from './road.ts'

const database = useDatabase()
const day = 24 * 60

const known = aTeam({
  key: 'known-team',
  organisation: ['Known Team KK', 'enterprise', 'JP'],
  points: [2, 2, 2, 2],
})
const fromTheHall = aTeam({
  key: 'from-the-hall',
  organisation: ['Somebody from the hall', 'enterprise', 'JP'],
  points: [5, 5, 5, 5],
})

/** The City of Helsinki at SusHi Tech Tokyo, 2024: an interest said in the hall is a draft on signing in, and is handed in. */
it(
  'an interest that was said in front of the stage becomes a draft, and is judged with the others',
  {
    timeout: 900_000,
  },
  async () => {
    const road = await foundedFrom(database, {
      ...{
        template: 'reverse-pitch',
        slug: 'reverse-pitch-2024',
        name: 'Reverse Pitch 2024',
        opensOn: '2024-05-13',
      },
      teams: [known, fromTheHall],
    })
    const [challenge] = road.challenges
    if (!challenge) throw new Error('the template has no challenge')
    await road.plan(roadOfChallenge(challenge, { teams: [known] }))
    const [stage] = await database.db
      .select()
      .from(programmeSessions)
      .where(eq(programmeSessions.programmeId, road.programmeId))
      .orderBy(asc(programmeSessions.startsAt))
    if (!stage) throw new Error('the template has no stage')
    await road.liveUntil(minutesAfter(challenge.opensAt, 60))
    expect(await publishSession(stage.id, road.ports)).toMatchObject({ ok: true })
    expect(stage.startsAt.getTime()).toBeLessThan(challenge.closesAt.getTime())

    // In the hall: the page on the screen, and an address from a phone.
    await road.liveUntil(minutesAfter(stage.startsAt, 20))
    expect(await road.page(`/en/challenges/${challenge.slug}/stage`)).toContain('/c/')
    const [organisation, kind, country] = fromTheHall.organisation
    const email = emailOf(fromTheHall, 'lead')
    const person = await road.personId(email)
    const interest = { organisation, kind, country }
    const followed = await followChallenge(
      {
        ...{ slug: challenge.slug, email, locale: 'en', zone: 'Asia/Tokyo', interest },
        ...{ clientAddress: '192.0.2.7', isOwnAddress: true },
      },
      road.ports,
    )
    expect(followed).toMatchObject({ ok: true, value: { isConfirmed: true } })
    const [draft, ...others] = await startInterests(person, road.ports)
    expect(others).toEqual([])
    expect(await startInterests(person, road.ports)).toEqual([])
    if (!draft) throw new Error('the interest became no draft')
    const own = { proposal: draft, by: email }
    await road.plan([
      timed(minutesAfter(stage.startsAt, 3 * day), { do: 'write', ...own, answers: answersOf(fromTheHall) }),
      timed(minutesAfter(challenge.closesAt, -60), { do: 'submit', ...own, request: draft }),
    ])

    await road.liveUntil(minutesAfter(challenge.announcesAt, 60))
    const [handedIn] = await database.db.select().from(proposals).where(eq(proposals.id, draft))
    expect(handedIn).toMatchObject({ state: 'submitted', challengeId: challenge.id })
    const page = await road.page(`/en/challenges/${challenge.slug}/winners`)
    expect(page).toContain(fromTheHall.title)
    expect(page).not.toContain(known.title)
    expect(await road.page(`/en/programmes/${road.slug}`)).toContain('SusHi Tech Tokyo 2024')
  },
)
