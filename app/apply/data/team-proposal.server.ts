import { asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, moveRequests, organisations, programmes, proposals } from '#db/schema/index.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import type { Proposal } from '#app/lifecycle/proposal.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { challengeFromRow } from '#app/lifecycle/data/challenge-row.ts'
import type { Accents } from '#app/publish/core/look/accent.ts'
import { accentsOf } from '#app/publish/data/programme-look.server.ts'
import { proposalFromRow } from './proposal-row.ts'

export type TeamProposal = {
  readonly row: typeof proposals.$inferSelect
  readonly proposal: Proposal
  readonly challenge: Challenge
  readonly challengeSlug: string
  /** The challenge's title in every language it has. */
  readonly titles: Partial<Record<Locale, string>>
  readonly programmeSlug: string
  readonly contactEmail: string
  /** The programme's own; null for the house's. */
  readonly accents: Accents | null
  readonly organisation: typeof organisations.$inferSelect
  /** The number of the brief that counts now. */
  readonly newestBrief: number
  /** Until when the lead may say whether the proposal goes to another challenge; null when that is not asked. */
  readonly moveDueAt: Date | null
  /** Its team was told the result before everybody else. */
  readonly isTold: boolean
}

/** A proposal with its organisation and its challenge, in one query. Who may see it is the gate's question. */
export async function findTeamProposal(db: Executor, proposalId: string): Promise<TeamProposal | null> {
  const [found] = await db
    .select({
      row: getTableColumns(proposals),
      challenge: getTableColumns(challenges),
      partnerZones: programmes.partnerZones,
      programmeSlug: programmes.slug,
      contactEmail: programmes.contactEmail,
      accentLight: programmes.accentLight,
      accentDark: programmes.accentDark,
      organisation: getTableColumns(organisations),
      titles: titlesOf(sql`${proposals.challengeId}`),
      newestBrief: newestBriefOf(sql`${proposals.challengeId}`),
      moveDueAt: moveDueAtOf(),
      isTold: isTold(),
    })
    .from(proposals)
    .innerJoin(challenges, eq(challenges.id, proposals.challengeId))
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .where(eq(proposals.id, proposalId))
    .orderBy(asc(proposals.id))
    .limit(1)
  if (!found) return null
  return {
    row: found.row,
    proposal: proposalFromRow(found.row),
    challenge: challengeFromRow({ ...found.challenge, partnerZones: found.partnerZones }),
    challengeSlug: found.challenge.slug,
    titles: found.titles,
    programmeSlug: found.programmeSlug,
    contactEmail: found.contactEmail,
    accents: accentsOf(found),
    organisation: found.organisation,
    newestBrief: found.newestBrief,
    moveDueAt: found.moveDueAt,
    isTold: found.isTold,
  }
}

/** Until when a question about a move of the proposal in hand can be answered; null when there is none. */
export function moveDueAtOf() {
  return sql<Date | null>`(
    select r.due_at from move_requests r where r.proposal_id = ${proposals.id}
      and r.version = ${proposals.submittedVersion} and r.answered_at is null and r.closed_at is null)`.mapWith(
    moveRequests.dueAt,
  )
}

/** Whether the team of the proposal in hand was told its result under embargo, and nobody else has been. */
export function isTold() {
  return sql<boolean>`exists (select from told_awards t where t.proposal_id = ${proposals.id})`
}

/** The number of the brief of a challenge that counts now; it is 1 where there is no addendum. */
export function newestBriefOf(challengeId: ReturnType<typeof sql>) {
  return sql<number>`coalesce((
    select max(b.number) from briefs b where b.challenge_id = ${challengeId} and b.is_published), 1)::int`
}

/** The titles of a challenge by language, from its newest published brief (or the draft, before there is one). */
export function titlesOf(challengeId: ReturnType<typeof sql>) {
  return sql<Partial<Record<Locale, string>>>`coalesce((
    select json_object_agg(texts.locale, texts.title)
    from brief_texts texts
    where texts.title <> '' and texts.brief_id = (
      select briefs.id from briefs where briefs.challenge_id = ${challengeId}
      order by briefs.is_published desc, briefs.number desc limit 1)), '{}'::json)`
}
