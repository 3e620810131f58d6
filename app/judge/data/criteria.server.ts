import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { prepared } from '#db/prepared.server.ts'
import { challenges, criteria, criterionTexts, finalists, scores, waysOfJudging } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { plain, settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import { storedRubric } from '#app/publish/core/rubrics/index.ts'
import { storedRule, type JudgingRule } from '#app/publish/core/judging-rule.ts'
import { builtInVersion } from '../core/conduct.ts'
import type { WayOfJudging } from '../core/ballots/way.ts'
import { criteriaAskedOf, type Criterion } from '../core/scoring.ts'
import { finalistIdsOf } from './finalist-ids.server.ts'

const columns = {
  id: criteria.id,
  position: criteria.position,
  weight: criteria.weight,
  type: criteria.type,
  config: criteria.config,
  minimum: criteria.minimum,
  isForFinalists: criteria.isForFinalists,
}

type Row = Pick<typeof criteria.$inferSelect, keyof typeof columns>

function criterionOf({ id, position, weight, type, config, minimum, isForFinalists }: Row): Criterion {
  return {
    ...{ id, position, weight, isForFinalists },
    rubric: storedRubric({ type, config }),
    minimum: minimum === null ? null : plain(settled(minimum)),
  }
}

/** What a scorecard on one proposal is asked: those for finalists only where it is one. Two queries. */
export async function criteriaAskedFor(
  db: Executor,
  { challengeId, proposalId }: { challengeId: string; proposalId: string },
): Promise<Criterion[]> {
  const isFinalist = (await finalistIdsOf(db, challengeId)).has(proposalId)
  return criteriaAskedOf(await criteriaOf(db, challengeId), { isFinalist })
}

export type ToAnswer = {
  /** The database's time at which this was read. */
  readonly now: Date
  readonly criteria: readonly Criterion[]
  readonly stored: readonly (typeof scores.$inferSelect)[]
  readonly way: WayOfJudging['way']
  /** A newer version of the code of conduct waits for the juror's acceptance. */
  readonly isConductWaiting: boolean
}

/**
 * Everything a save compares with, once the scorecard is locked: the time, the criteria that are asked of the proposal, and
 * the answers that are there. One query.
 */
export async function readToAnswer(
  db: Executor,
  {
    scorecardId,
    challengeId,
    proposalId,
    jurorId,
  }: { scorecardId: string | null; challengeId: string; proposalId: string; jurorId: string },
): Promise<ToAnswer | null> {
  const rows = await db
    .select({
      ...columns,
      now: sql<string>`haaste_now()`,
      isFinalist: sql<boolean>`exists (select from ${finalists} where ${finalists.proposalId} = ${proposalId}
        and ${finalists.challengeId} = ${challengeId})`,
      way: sql<WayOfJudging['way'] | null>`(select ${waysOfJudging.way} from ${waysOfJudging}
        where ${waysOfJudging.challengeId} = ${challengeId})`,
      isConductWaiting: sql<boolean>`exists (select from conducts k join challenges c on c.programme_id = k.programme_id
        join jurors j on j.id = ${jurorId} where c.id = ${challengeId}
        and k.version > coalesce(j.conduct_version, ${builtInVersion}))`,
      score: scores,
    })
    .from(criteria)
    .leftJoin(
      scores,
      and(eq(scores.criterionId, criteria.id), eq(scores.scorecardId, sql`${scorecardId}::uuid`)),
    )
    .where(eq(criteria.challengeId, challengeId))
    .orderBy(asc(criteria.position))
  const [first] = rows
  if (!first) return null
  return {
    now: new Date(first.now),
    criteria: criteriaAskedOf(rows.map(criterionOf), { isFinalist: first.isFinalist }),
    stored: rows.flatMap(({ score }) => score ?? []),
    way: first.way ?? 'scorecards',
    isConductWaiting: first.isConductWaiting,
  }
}

/** How the challenge turns scores into a ranking. Throws when there is no such challenge. */
export async function judgingRuleOf(db: Executor, challengeId: string): Promise<JudgingRule> {
  const [row] = await db
    .select({ judgingRule: challenges.judgingRule })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  if (!row) throw new Error('The rule of a challenge was asked for that does not exist')
  return storedRule(row.judgingRule)
}

/** The criteria of a challenge in the order of the brief. */
export async function criteriaOf(db: Executor, challengeId: string): Promise<Criterion[]> {
  const rows = await db
    .select(columns)
    .from(criteria)
    .where(eq(criteria.challengeId, challengeId))
    .orderBy(asc(criteria.position))
  return rows.map(criterionOf)
}

export type CriterionInWords = Criterion & {
  readonly name: string
  readonly question: string
  /** What a level means, by the answer as text; not every level has one. */
  readonly anchors: Readonly<Record<string, string>>
  readonly locale: Locale
  /** What its weight is: a share of 100, or a factor. */
  readonly weightsAs: JudgingRule['weights']
}

type Words = Pick<CriterionInWords, 'name' | 'question' | 'anchors' | 'locale'>

/** The criteria with their words in the reader's language, else English, else any. One query. */
export async function criteriaInWords(
  db: Executor,
  { challengeId, lang }: { challengeId: string; lang: Locale },
): Promise<CriterionInWords[]> {
  const rows = await wordsOfCriteria(db).execute({ challengeId, lang })
  return rows.map(({ words, weightsAs, ...row }) => ({
    ...criterionOf(row),
    weightsAs,
    ...(words ?? { name: String(row.position), question: '', anchors: {}, locale: lang }),
  }))
}

const wordsOfCriteria = prepared((db) => {
  const lang = sql.placeholder('lang')
  return db
    .select({
      ...columns,
      words: sql<Words | null>`(
        select json_build_object('name', ${criterionTexts.name}, 'question', ${criterionTexts.question},
          'anchors', ${criterionTexts.anchors}, 'locale', ${criterionTexts.locale})
        from ${criterionTexts} where ${criterionTexts.criterionId} = ${criteria.id}
        order by ${criterionTexts.locale} = ${lang} desc, ${criterionTexts.locale} = 'en' desc, ${criterionTexts.locale}
        limit 1)`,
      weightsAs: sql<
        JudgingRule['weights']
      >`(select coalesce(c.judging_rule ->> 'weights', 'mean') from challenges c
        where c.id = ${sql.placeholder('challengeId')})`,
    })
    .from(criteria)
    .where(eq(criteria.challengeId, sql.placeholder('challengeId')))
    .orderBy(asc(criteria.position))
    .prepare('words_of_criteria')
})
