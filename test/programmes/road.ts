/**
 * The road of a programme from its template to its outcome, as the flows take it: founded as an organiser founds it,
 * then lived through by an invented cast, at every instant at which somebody does something, a phase changes or a
 * message is due.
 */
import { asc, eq, isNotNull } from 'drizzle-orm'
import { castDeeds, challenges, people } from '#db/schema/index.ts'
import type { TimedDeed } from '#app/desks/core/deed.ts'
import { playStory } from '#app/desks/flows/play-story.server.ts'
import type { Ports } from '#app/http/context.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { mailboxTransport } from '#app/notify/transports/mailbox.ts'
import { grantRole } from '#app/people/flows/change-roles.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { createProgramme } from '#app/publish/flows/create-programme.server.ts'
import { templateOf } from '#app/publish/templates/index.ts'
import { runTick } from '#app/worker/run-tick.server.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { hosts, jurors, organisers, staff } from '#test/scenarios/cast.ts'
import { challengeStory, type ChallengePlan, type Seat } from '#test/scenarios/challenge-story.ts'
import { identityOf, minutesAfter, teamOf, type ScenarioProposal } from '#test/scenarios/scenario.ts'
import { plainStatement } from '#test/scenarios/programmes/small-programme.ts'
import { teamStory } from '#test/scenarios/team-story.ts'
import { openSite, theBuild } from '#test/http/site.ts'
import type { TestDatabase } from '#test/setup/database.ts'

const day = 24 * 60
const origin = 'http://localhost:3000'

export type RoadTeam = {
  readonly key: string
  readonly organisation: ScenarioProposal['organisation']
  /** What every juror gives in the four criteria. */
  readonly points: ScenarioProposal['points']
  readonly title?: string
}

/** A team of two sentences, as good as its points say. */
export function aTeam({ key, organisation, points, title }: RoadTeam): ScenarioProposal {
  return {
    key,
    organisation,
    lead: [`Lead of ${key}`, 'lead'],
    language: 'en',
    title: title ?? `What ${key} proposes`,
    summary: `A solution of ${key} that begins with the people on the spot and is measured from the first day.`,
    fit: 'It answers the question where it was asked.',
    solution: 'One thing that works, installed and explained in a week.',
    novelty: 'Nobody has done it here.',
    plan: 'Prepared in a month, running for three, reported in one.',
    needs: 'A place, a contact, and two hours a week.',
    measures: 'Counted every week by somebody who gains nothing from it.',
    experience: 'Done twice elsewhere.',
    maturity: 7,
    weeks: 20,
    points,
    isExact: true,
  }
}

export type Road = {
  readonly programmeId: string
  readonly slug: string
  /** In their order. */
  readonly challenges: readonly {
    readonly id: string
    readonly slug: string
    readonly opensAt: Date
    readonly closesAt: Date
    readonly judgingEndsAt: Date
    readonly announcesAt: Date
  }[]
  readonly ports: Ports
  /** Writes down what people will do. */
  readonly plan: (deeds: readonly TimedDeed[]) => Promise<void>
  /** Lives up to an instant. Throws where a deed was refused. */
  readonly liveUntil: (until: Date) => Promise<void>
  /** A page as anybody reads it, through the gate. */
  readonly page: (path: string) => Promise<string>
  readonly personId: (email: string) => Promise<string>
}

/** Founds a programme from a template, as its organiser does, some weeks before it opens. */
export async function foundedFrom(
  database: TestDatabase,
  given: {
    readonly template: string
    readonly slug: string
    readonly name: string
    /** The day it opens, ISO; the template says at which time. */
    readonly opensOn: string
    readonly teams?: readonly ScenarioProposal[]
  },
): Promise<Road> {
  const template = templateOf(given.template)
  if (!template) throw new Error(`there is no template ${given.template}`)
  const { db } = database
  await database.setClock(minutesAfter(new Date(`${given.opensOn}T08:00:00Z`), -40 * day))
  const ports: Ports = { db, clock: databaseClock, notices: createNoticesPort(noticeCatalogue) }
  const cast = [...staff, ...(given.teams ?? []).flatMap(teamOf)]
  await db.insert(people).values(cast.map((person) => ({ ...person, emailVerified: true })))
  const personId = async (email: string) => {
    const [person] = await db.select({ id: people.id }).from(people).where(eq(people.email, email))
    if (!person) throw new Error(`the cast has no ${email}`)
    return person.id
  }
  const by = await personId(organisers.aino.email)
  const created = await createProgramme(
    {
      templateKey: given.template,
      name: given.name,
      lang: 'en',
      slug: given.slug,
      contactEmail: 'desk@city-desk.example',
      opening: { date: given.opensOn, time: template.calendar.opensAt.time, zone: template.zone },
      by,
    },
    ports,
  )
  if (!created.ok) throw new Error(created.refusal.code)
  const { id: programmeId, slug } = created.value
  for (const [email, role] of [
    [organisers.lin.email, 'organiser'],
    [hosts.henna.email, 'pilot_manager'],
  ] as const) {
    await grantRole({ personId: await personId(email), role, programmeId, challengeId: null, by }, ports)
  }
  const rows = await db
    .select()
    .from(challenges)
    .where(eq(challenges.programmeId, programmeId))
    .orderBy(asc(challenges.number))
  const sending = {
    ...{ db, clock: databaseClock, catalogue: noticeCatalogue, origin, log: silentLog, worker: 'road' },
    ...{ secret: 'a secret of the tests, long enough', transport: mailboxTransport },
  }
  const site = openSite(await theBuild(), database, { isDemo: true })
  let planned = 0
  return {
    ...{ programmeId, slug, ports, personId },
    challenges: rows.map(({ id, slug: own, opensAt, closesAt, judgingEndsAt, announcesAt }) => ({
      ...{ id, slug: own, opensAt, closesAt, judgingEndsAt, announcesAt },
    })),
    async plan(deeds) {
      const values = deeds.map(({ at, deed }) => ({ at, position: (planned += 1), deed }))
      await database.ownerDb.insert(castDeeds).values(values)
    },
    async liveUntil(until) {
      const work = async () => void (await runTick(sending, { isSweep: false }))
      await playStory(until, { ports, work })
      const [broken] = await db
        .select({ at: castDeeds.at, deed: castDeeds.deed, refusal: castDeeds.refusal })
        .from(castDeeds)
        .where(isNotNull(castDeeds.refusal))
        .orderBy(asc(castDeeds.at))
        .limit(1)
      if (!broken) return
      const { do: does, ...rest } = broken.deed
      throw new Error(
        `${broken.at.toISOString()} ${does} is refused: ${broken.refusal} ${JSON.stringify(rest).slice(0, 200)}`,
      )
    },
    async page(path) {
      const reply = await site.send({ path })
      if (reply.status !== 200) throw new Error(`${path} answers ${reply.status}`)
      return reply.body
    },
  }
}

const usualJury: readonly Seat[] = [
  { person: jurors.marjatta, severity: 0, isChair: true },
  { person: jurors.henrik, severity: 0 },
  { person: jurors.chen, severity: 0 },
]

/**
 * From the request for a review to the winner's answer, with the calendar the challenge has: approved and scheduled in
 * the month before it opens, screened the day after the deadline, decided and confirmed in the hours after the jury's last day.
 */
export function roadOfChallenge(
  challenge: Road['challenges'][number],
  {
    teams,
    jury = usualJury,
    ...more
  }: {
    readonly teams: readonly ScenarioProposal[]
    readonly jury?: readonly Seat[]
    readonly preferred?: ChallengePlan['preferred']
  },
): TimedDeed[] {
  const { slug, opensAt, closesAt, judgingEndsAt, announcesAt } = challenge
  return [
    ...teams.flatMap((proposal) =>
      teamStory({
        challenge: slug,
        proposal,
        startsAt: minutesAfter(opensAt, 2 * day),
        submitsAt: minutesAfter(closesAt, -2 * day),
        firstUpTo: 'all',
      }),
    ),
    ...challengeStory({
      challenge: slug,
      author: organisers.aino.email,
      approver: organisers.lin.email,
      screener: organisers.aino.email,
      proposals: teams,
      submitted: teams.map(({ key }) => key),
      jury,
      statement: plainStatement,
      ...more,
      instants: {
        reviewAt: minutesAfter(opensAt, -30 * day),
        approvedAt: minutesAfter(opensAt, -28 * day),
        scheduledAt: minutesAfter(opensAt, -27 * day),
        juryInvitedAt: minutesAfter(opensAt, 3 * day),
        screeningAt: minutesAfter(closesAt, day),
        declaringAt: minutesAfter(closesAt, 2 * day),
        assignedAt: minutesAfter(closesAt, 4 * day),
        judgingAt: minutesAfter(closesAt, 4 * day + 60),
        judgingDoneAt: minutesAfter(judgingEndsAt, -day),
        decidedAt: minutesAfter(judgingEndsAt, 120),
        confirmedAt: minutesAfter(judgingEndsAt, 360),
        answeredAt: minutesAfter(announcesAt, 3 * day),
      },
    }),
  ]
}

/** The identity of a team's proposal to a challenge. */
export const proposalOf = (challenge: string, key: string) => identityOf(`${challenge} ${key}`)
