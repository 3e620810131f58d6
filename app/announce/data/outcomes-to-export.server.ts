import { and, eq, ne, sql } from 'drizzle-orm'
import { awards, challenges, decisions } from '#db/schema/index.ts'
import type { ExportedOutcome } from '#app/deadline/core/export-table.ts'
import type { Outcomes } from '#app/deadline/pages/export.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { isKeptFromOne } from '#app/judge/data/closed-proposals.server.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { isAuditorOf, isOrganiserOf } from '#app/people/core/viewer.ts'
import { decidingPlan } from '#app/publish/data/award-plan.server.ts'
import { isToldToAll, type Outcome } from '../core/outcomes.ts'

/**
 * What was decided about each proposal, as far as whoever exports them may know it: organisers from the moment it is
 * recorded, auditors from the announcement, everybody else then what is public. Whoever is kept from a proposal that takes
 * part never knows more than the public does.
 */
export async function outcomesToExport(context: RequestContext): Promise<Outcomes> {
  const t = context.t('announce')
  const call = (outcome: string) => t(`outcome.${outcome as Outcome}`)
  const share = await shareOf(context)
  if (share === 'nothing') return { of: new Map(), call }
  const rows = await outcomesOf(context)
  return {
    of: new Map(
      rows
        .filter(({ isPublic }) => share === 'all' || isPublic)
        .map(({ proposalId, told }) => [proposalId, told]),
    ),
    call,
  }
}

async function shareOf({ db, now, subject, signedIn }: RequestContext) {
  const { id: challengeId, recorded } = sure(subject.challenge)
  const { personId } = signedIn
  const scope = { programmeId: recorded.programmeId, challengeId }
  const isAnnounced = mayRead('winners', nobody, recorded, now)
  const viewer = { ...nobody, isOrganiser: isOrganiserOf(signedIn, scope) }
  const mayKnow = mayRead('decision', viewer, recorded, now) || (isAnnounced && isAuditorOf(signedIn, scope))
  if (mayKnow && !(await isKeptFromOne(db, { challengeId, personId }))) return 'all'
  return isAnnounced ? 'public' : 'nothing'
}

/** By the decision that stands. Two queries, and one for the plan where there are award lines. */
async function outcomesOf({
  db,
  lang,
  subject,
}: RequestContext): Promise<{ proposalId: string; isPublic: boolean; told: ExportedOutcome }[]> {
  const { id: challengeId } = sure(subject.challenge)
  const rows = await db
    .select({
      proposalId: awards.proposalId,
      outcome: awards.outcome,
      place: awards.place,
      lineId: awards.awardLineId,
      amount: awards.amount,
      movedUpAt: awards.movedUpAt,
      isDeclinedBefore: sql<boolean>`coalesce(${awards.answer} = 'declined' and ${awards.answeredAt} < ${challenges.announcesAt}, false)`,
      plan: decisions.plan,
    })
    .from(awards)
    .innerJoin(decisions, and(eq(decisions.id, awards.decisionId), ne(decisions.state, 'withdrawn')))
    .innerJoin(challenges, eq(challenges.id, awards.challengeId))
    .where(eq(awards.challengeId, challengeId))
  const names = rows.some(({ lineId }) => lineId !== null)
    ? ((await decidingPlan(db, { challengeId, lang }))?.names ?? {})
    : {}
  return rows.map(({ proposalId, outcome, place, lineId, amount, plan, ...standing }) => ({
    proposalId,
    isPublic: isToldToAll({ outcome, ...standing }),
    told: {
      ...{ outcome, place, amount },
      award: lineId === null ? null : (names[lineId] ?? null),
      currency: amount === null ? null : (plan?.currency ?? null),
    },
  }))
}
