import { and, desc, eq, getTableColumns, inArray, isNull, max, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  approvalPeople,
  awardRules,
  awards,
  briefs,
  briefTexts,
  challenges,
  deadlineChanges,
  decisions,
  extensionProposals,
  people,
  programmes,
  programmeTexts,
  recordEntries,
  resultBundles,
  roleGrants,
} from '#db/schema/index.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { challengeFromRow } from '#app/lifecycle/data/challenge-row.ts'
import type { AwardFacts, ChallengeFacts, PersonFacts } from '../core/facts.ts'
import type { Catalogue } from '../core/notice.ts'
import { addendumFacts } from './addendum-facts.server.ts'
import { appealFacts } from './appeal-facts.server.ts'
import { announcementFacts } from './announcement-facts.server.ts'
import { juryMeetingFacts } from './meeting-facts.server.ts'
import { finalFacts } from './final-facts.server.ts'
import { followerFacts } from './follower-facts.server.ts'
import { returnedFacts } from './returned-facts.server.ts'
import { hostingFacts } from './hosting-facts.server.ts'
import { judgedProposals } from './judged-facts.server.ts'
import { judgedBy, jurorFacts, shortProposals } from './juror-facts.server.ts'
import { personColumns, personFrom } from './person.server.ts'
import { pilotFacts } from './pilot-facts.server.ts'
import { mailFacts } from './mail-facts.server.ts'
import { questionFacts } from './question-facts.server.ts'
import { sessionFacts } from './session-facts.server.ts'
import { countProposals, proposalFacts } from './proposal-facts.server.ts'
import { voteFacts } from './vote-facts.server.ts'

export type FactsScope = {
  readonly challengeId: string
  /** Loads these proposals instead of all; everything else is as without it. */
  readonly proposalIds?: readonly string[]
  readonly now: Date
}

/**
 * Everything the notices may know of a challenge, in a constant number of queries however many proposals and jurors it
 * has. Null when there is no such challenge.
 */
export async function challengeFacts(
  db: Executor,
  { challengeId, proposalIds, now }: FactsScope,
  { notices, progressOfDraft, spreadsOf }: Catalogue,
): Promise<ChallengeFacts | null> {
  const [row] = await db
    .select({
      challenge: { ...getTableColumns(challenges), partnerZones: programmes.partnerZones },
      programme: {
        id: programmes.id,
        slug: programmes.slug,
        contactEmail: programmes.contactEmail,
        theme: programmes.theme,
      },
    })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(eq(challenges.id, challengeId))
  if (!row) return null
  const recorded = challengeFromRow(row.challenge)
  const effectiveState = settled(recorded, now).state
  const awardByProposal = await standingAwards(db, challengeId)
  return {
    now,
    programme: { ...row.programme, names: await programmeNames(db, row.programme.id) },
    challenge: {
      ...recorded,
      slug: row.challenge.slug,
      titles: await challengeTitles(db, challengeId),
      effectiveState,
      reviewRemarks: row.challenge.reviewRemarks,
      cancelReason: row.challenge.cancelReason ?? '',
    },
    happenedAt: await lastEvents(db, challengeId),
    deadlineChanges: await deadlineMoves(db, challengeId),
    extensionProposal: await extensionProposal(db, challengeId, recorded.calendar.closesAt),
    addenda: await addendumFacts(db, challengeId),
    organisers: await organisersOf(db, row.programme.id, challengeId),
    ...(await partnersAndAdministrators(db, row.programme.id)),
    namedApprovers: await namedApprovers(db, row.programme.id),
    followers: await followerFacts(db, challengeId),
    sessions: await sessionFacts(db, { challengeId, programmeId: row.programme.id }),
    ...(await questionFacts(db, challengeId)),
    judgedBy: await judgedBy(db, challengeId),
    jurors: await jurorFacts(db, challengeId),
    judged:
      effectiveState === 'judging' || effectiveState === 'deliberating'
        ? await judgedProposals(db, challengeId, { spreadsOf })
        : [],
    shortProposals: await shortProposals(db, challengeId),
    juryMeeting: await juryMeetingFacts(db, challengeId),
    finals: await finalFacts(db, challengeId),
    publicVote: await voteFacts(db, challengeId),
    hosting: await hostingFacts(db, { challengeId, programmeId: row.programme.id }),
    announcement: await announcementFacts(db, { challengeId, programmeId: row.programme.id }),
    returned: await returnedFacts(db, challengeId),
    appeals: await appealFacts(db, challengeId),
    proposals: await proposalFacts(db, { challengeId, proposalIds, awardByProposal, progressOfDraft }),
    counts: await countProposals(db, challengeId),
    pilots: await pilotFacts(db, { challengeId, proposalIds }),
    ...(await mailFacts(db, { challengeId, programmeId: row.programme.id, notices, now })),
  }
}

async function programmeNames(db: Executor, programmeId: string) {
  const rows = await db
    .select({ locale: programmeTexts.locale, name: programmeTexts.name })
    .from(programmeTexts)
    .where(eq(programmeTexts.programmeId, programmeId))
  return byLocale(rows.map(({ locale, name }) => [locale, name]))
}

/** Titles of the brief that counts: the last published one, before publication the first. */
async function challengeTitles(db: Executor, challengeId: string) {
  const current = db
    .select({ id: briefs.id })
    .from(briefs)
    .where(eq(briefs.challengeId, challengeId))
    .orderBy(
      desc(briefs.isPublished),
      sql`case when ${briefs.isPublished} then -${briefs.number} else ${briefs.number} end`,
    )
    .limit(1)
  const rows = await db
    .select({ locale: briefTexts.locale, title: briefTexts.title })
    .from(briefTexts)
    .where(inArray(briefTexts.briefId, current))
  return byLocale(rows.map(({ locale, title }) => [locale, title]))
}

function byLocale(texts: [Locale | null, string][]): Partial<Record<Locale, string>> {
  return Object.fromEntries(texts.filter(([locale]) => locale !== null))
}

async function lastEvents(db: Executor, challengeId: string): Promise<Record<string, Date>> {
  const rows = await db
    .select({ type: recordEntries.type, at: max(recordEntries.at) })
    .from(recordEntries)
    .where(and(eq(recordEntries.challengeId, challengeId), isNull(recordEntries.proposalId)))
    .groupBy(recordEntries.type)
  return Object.fromEntries(rows.flatMap(({ type, at }) => (at ? [[type, at]] : [])))
}

function deadlineMoves(db: Executor, challengeId: string) {
  const { previousClosesAt, closesAt, reason, changedAt } = deadlineChanges
  return db
    .select({ previousClosesAt, closesAt, reason, changedAt })
    .from(deadlineChanges)
    .where(eq(deadlineChanges.challengeId, challengeId))
    .orderBy(changedAt, closesAt)
}

async function extensionProposal(db: Executor, challengeId: string, closesAt: Date) {
  const { failedMinutes, proposedAt } = extensionProposals
  const [found] = await db
    .select({ failedMinutes, proposedAt })
    .from(extensionProposals)
    .where(and(eq(extensionProposals.challengeId, challengeId), eq(extensionProposals.closesAt, closesAt)))
  return found ?? null
}

async function namedApprovers(db: Executor, programmeId: string): Promise<string[]> {
  const rows = await db
    .select({ personId: approvalPeople.personId })
    .from(approvalPeople)
    .where(and(eq(approvalPeople.programmeId, programmeId), eq(approvalPeople.approval, 'opening')))
    .orderBy(approvalPeople.personId)
  return rows.map(({ personId }) => personId)
}

/** Organisers and operators of the programme or of this challenge alone; each person once. */
async function organisersOf(db: Executor, programmeId: string, challengeId: string): Promise<PersonFacts[]> {
  const rows = await db
    .selectDistinct(personColumns)
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      and(
        inArray(roleGrants.role, ['organiser', 'operator']),
        eq(roleGrants.programmeId, programmeId),
        or(isNull(roleGrants.challengeId), eq(roleGrants.challengeId, challengeId)),
      ),
    )
    .orderBy(people.name, people.id)
  return rows.map(personFrom)
}

/** Partners of the programme, and whoever administers the installation; each person once. One query. */
async function partnersAndAdministrators(db: Executor, programmeId: string) {
  const rows = await db
    .selectDistinct({ ...personColumns, role: roleGrants.role })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      or(
        and(eq(roleGrants.role, 'partner'), eq(roleGrants.programmeId, programmeId)),
        eq(roleGrants.role, 'administrator'),
      ),
    )
    .orderBy(people.name, people.id)
  const having = (role: 'partner' | 'administrator'): PersonFacts[] =>
    rows.filter((row) => row.role === role).map(({ role: _, ...row }) => personFrom(row))
  return { partners: having('partner'), administrators: having('administrator') }
}

async function standingAwards(db: Executor, challengeId: string): Promise<Map<string, AwardFacts>> {
  const rows = await db
    .select({
      proposalId: awards.proposalId,
      id: awards.id,
      outcome: awards.outcome,
      place: awards.place,
      lineId: awards.awardLineId,
      lineNames: sql<Partial<Record<Locale, string>>>`coalesce((
        select json_object_agg(t.locale, t.name) from award_line_texts t
        where t.award_line_id = ${awards.awardLineId}), '{}'::json)`,
      amount: awards.amount,
      currency: awardRules.currency,
      reason: awards.reason,
      feedback: awards.feedback,
      answer: awards.answer,
      answeredAt: awards.answeredAt,
      movedUpAt: awards.movedUpAt,
      movedUpFor: awards.movedUpFor,
      record: sql<string>`coalesce(${resultBundles.recordSeq} || ' ' || ${resultBundles.recordHash}, '')`,
    })
    .from(awards)
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .leftJoin(resultBundles, eq(resultBundles.decisionId, decisions.id))
    .leftJoin(awardRules, eq(awardRules.challengeId, awards.challengeId))
    .where(and(eq(awards.challengeId, challengeId), eq(decisions.state, 'confirmed')))
  return new Map(
    rows.map(({ proposalId, movedUpAt: at, movedUpFor: insteadOf, amount, currency, ...award }) => [
      proposalId,
      {
        ...award,
        movedUp: at && insteadOf ? { at, insteadOf } : null,
        money: amount === null || currency === null ? null : { amount, currency },
        hasReserve: rows.some(
          ({ outcome, movedUpAt, lineId }) =>
            outcome === 'reserve' && movedUpAt === null && lineId === award.lineId,
        ),
      },
    ]),
  )
}
