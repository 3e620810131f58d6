import type { Db } from '#db/client.server.ts'
import { briefs, briefTexts, programmeTexts } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { recordDecision } from '#app/announce/flows/record-decision.server.ts'
import { phraseOf } from '#app/announce/core/typed-name.ts'
import type { OutcomeRow } from '#app/announce/core/outcomes.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { judgingWorld, type JudgingWorld } from '#test/judge/judging-world.ts'
import type { TestDatabase } from '#test/setup/database.ts'

/** The instants that matter after the jury: between the two the decision is made and kept. */
export const times = {
  deciding: '2022-01-13T10:00:00Z',
  announcesAt: '2022-01-14T08:00:00Z',
}

/** A millisecond before the announcement, and exactly at it, as the clock reads once it has been set. */
export const announcesAt = new Date(times.announcesAt)

export type DecidingWorld = Omit<JudgingWorld, 'ports'> & {
  /** With the real notices, planned in the database. */
  readonly ports: Ports
  readonly colleagueId: string
  readonly jurorPersonId: string
  /** In the order of the ranking: the first proposal has the best total. */
  readonly outcomes: readonly OutcomeRow[]
}

/** Words that must not be found anywhere before the instant. */
export const canaries = {
  reason: 'CANARY-REASON every building can follow the first one.',
  feedback: 'CANARY-FEEDBACK who repairs it in January?',
  statement: 'CANARY-STATEMENT the jury was of one mind.',
  citation: 'CANARY-CITATION it can begin tomorrow.',
}

/**
 * A challenge whose jury has finished: three eligible proposals, scored 5, 4 and 3 in this order (more of them three by
 * three), published in English, the clock between judging and announcement.
 */
export async function decidingWorld(
  database: TestDatabase,
  { proposalCount = 3, embargoHours = 0 } = {},
): Promise<DecidingWorld> {
  const world = await judgingWorld(database, { proposalCount, embargoHours })
  const { db } = database
  const { challengeId, criterionIds, programmeId } = world
  await publishBrief(db, world)
  await db.insert(programmeTexts).values({ programmeId, locale: 'en', name: 'A programme' })
  const juror = await aJuror(db, { challengeId })
  for (const [index, proposalId] of world.proposalIds.entries()) {
    const of = { jurorId: juror.id, proposalId, challengeId }
    await anAssignment(db, of)
    const points = 5 - (proposalCount > 3 ? Math.floor(index / 3) : index)
    await aScorecard(db, { ...of, points: { [criterionIds[0]]: points, [criterionIds[1]]: points } })
  }
  const colleague = await aPerson(db, { name: 'Colleague' })
  await database.setClock(times.deciding)
  const notices = createNoticesPort(noticeCatalogue, databaseClock)
  const kinds = ['winner', 'reserve', 'not_selected'] as const
  return {
    ...world,
    ports: { db, clock: databaseClock, notices },
    colleagueId: colleague.id,
    jurorPersonId: juror.personId,
    outcomes: world.proposalIds.map((proposalId, index) => ({
      proposalId,
      outcome: kinds[index] ?? 'not_selected',
      place: index === 1 ? 1 : null,
      reason: `${canaries.reason} ${index}`,
      feedback: `${canaries.feedback} ${index}`,
      ...(index === 0 && {
        citations: { en: canaries.citation, 'zh-CN': `${canaries.citation} 可以开始。` },
      }),
    })),
  }
}

/** What the colleague types to confirm a decision with this hash. */
export const signing = (hash: string) => ({ signedName: 'Colleague', phrase: phraseOf(hash) })

/** Records the world's outcomes as the organiser; returns the hash to confirm. */
export async function recorded(world: DecidingWorld): Promise<string> {
  const result = await recordDecision(
    {
      challengeId: world.challengeId,
      by: world.organiserId,
      signedName: 'Organiser',
      outcomes: world.outcomes,
      statements: { en: canaries.statement },
    },
    world.ports,
  )
  if (!result.ok) throw new Error(`the decision was refused: ${result.refusal.code}`)
  return result.value.hash
}

async function publishBrief(db: Db, { challengeId }: JudgingWorld): Promise<void> {
  const [brief] = await db
    .insert(briefs)
    .values({ challengeId, number: 1, isPublished: true })
    .returning({ id: briefs.id })
  if (!brief) throw new Error('A brief was inserted and not returned')
  await db.insert(briefTexts).values({
    briefId: brief.id,
    locale: 'en',
    title: 'Smart energy',
    question: 'How might we keep the heat?',
    tagline: '',
    background: '',
    outcome: '',
    offer: '',
    eligibility: '',
    terms: '',
  })
}
