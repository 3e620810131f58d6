import type { Executor } from '#db/client.server.ts'
import { briefs, briefTexts, challenges, criteria, criterionTexts, people } from '#db/schema/index.ts'
import { applicantKinds } from '#app/publish/core/eligibility.ts'
import { hasReached, type RoadState } from '#app/lifecycle/phases.ts'
import { insertProgramme } from './a-programme.ts'

let count = 0

const everyOrganisation = applicantKinds.filter((kind) => kind !== 'individual')

export type ChallengeRow = typeof challenges.$inferSelect

type Overrides = Partial<Omit<typeof challenges.$inferInsert, 'state'>> & {
  state?: RoadState
  title?: string
  /** Percent each; as many criteria as weights. */
  weights?: readonly number[]
}

/**
 * A challenge that could have come to this state by the rules, in a programme of its own unless one is given, with the
 * calendar of 2021, an English brief (published where the state says so) and two criteria. Returns its row.
 */
export async function insertChallenge(
  db: Executor,
  { state = 'draft', title = 'A challenge', weights = [60, 40], ...overrides }: Overrides = {},
): Promise<ChallengeRow> {
  count += 1
  const programmeId = overrides.programmeId ?? (await insertProgramme(db)).id
  const createdBy = overrides.createdBy ?? (await insertStaff(db, `author-${count}`))
  const needs = (milestone: RoadState) => hasReached(state, milestone)
  const approvedBy = needs('approved') ? await insertStaff(db, `approver-${count}`) : null
  const decidedBy = needs('decided') ? await insertStaff(db, `decider-${count}`) : null
  const confirmedBy = needs('confirmed') ? await insertStaff(db, `confirmer-${count}`) : null
  const [challenge] = await db
    .insert(challenges)
    .values({
      programmeId,
      slug: `challenge-${count}`,
      number: count,
      state,
      zone: 'Europe/Helsinki',
      opensAt: new Date('2021-12-03T07:00:00Z'),
      closesAt: new Date('2021-12-22T21:59:00Z'),
      judgingEndsAt: new Date('2022-01-12T15:00:00Z'),
      announcesAt: new Date('2022-01-14T08:00:00Z'),
      createdBy,
      eligibleKinds: [...everyOrganisation],
      reviewRequestedBy: needs('in_review') ? createdBy : null,
      approvedBy,
      decidedBy,
      decisionHash: needs('decided') ? 'a'.repeat(64) : null,
      confirmedBy,
      ...overrides,
    })
    .returning()
  if (!challenge) throw new Error('the challenge was not inserted')
  await insertBrief(db, challenge.id, title, needs('scheduled'))
  await insertCriteria(db, challenge.id, weights)
  return challenge
}

export async function insertBrief(db: Executor, challengeId: string, title: string, isPublished: boolean) {
  const [brief] = await db.insert(briefs).values({ challengeId, isPublished }).returning({ id: briefs.id })
  if (!brief) throw new Error('the brief was not inserted')
  await db.insert(briefTexts).values({
    briefId: brief.id,
    locale: 'en',
    title,
    question: `How might we solve ${title}?`,
    tagline: 'A tagline',
    background: 'Why it matters.',
    outcome: 'What we hope to see.',
    offer: 'A pilot.',
    eligibility: 'Anybody.',
    terms: 'Your ideas stay yours.',
  })
}

async function insertCriteria(db: Executor, challengeId: string, weights: readonly number[]) {
  const rows = await db
    .insert(criteria)
    .values(weights.map((weight, index) => ({ challengeId, position: index + 1, weight })))
    .returning({ id: criteria.id, position: criteria.position })
  await db.insert(criterionTexts).values(
    rows.map(({ id, position }) => ({
      criterionId: id,
      locale: 'en' as const,
      name: `Criterion ${position}`,
      question: 'How good is it?',
      anchors: { 1: 'Poor', 3: 'Fair', 5: 'Good' },
    })),
  )
}

async function insertStaff(db: Executor, name: string): Promise<string> {
  const [person] = await db
    .insert(people)
    .values({ name, email: `${name}@haaste.test` })
    .returning({ id: people.id })
  if (!person) throw new Error('the person was not inserted')
  return person.id
}
