import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, desc, eq, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  affiliations,
  briefs,
  draftAnswers,
  organisations,
  people,
  proposals,
  teamMembers,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decideProposal } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { proposalReference } from '#app/platform/ids.ts'
import { newReferenceCode } from '#app/platform/ids.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { currentForm } from '#app/publish/data/forms.server.ts'
import {
  checkApplicant,
  checkMaturity,
  partTaken,
  type ApplicantKind,
  type Applying,
  type EligibilityRefusal,
} from '../core/eligibility.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { isPartTaken, type NamedOrganisation } from '../data/parts-taken.server.ts'
import { reusableProposals } from '../data/reuses.server.ts'
import { copyAnswers } from './reuse-proposal.server.ts'

/** An organisation the person already applies for, or the facts of a new one. `country` is ISO 3166-1 alpha-2. */
export type Applicant =
  | { readonly organisationId: string }
  | {
      readonly name: string
      readonly kind: ApplicantKind
      readonly country: string
      readonly website: string | null
    }

export type StartProposalInput = {
  readonly challengeId: string
  readonly personId: string
  readonly applicant: Applicant
  /** Level of technology readiness, where the challenge has a rule about it. */
  readonly maturity?: number | undefined
  /** The language the proposal will be written in. */
  readonly language: ContentLanguage
  /** An earlier proposal of the person's own whose answers the draft begins with. */
  readonly reuse?: string | undefined
  /** Made by the page that shows the form; it becomes the proposal's identity, so that a repeated post finds it. */
  readonly requestId: string
}

export type StartProposalRefusal =
  | LifecycleRefusal
  | EligibilityRefusal
  | { readonly code: 'organisation-unknown' }
  /** The person is in the team of the existing proposal: who leads it may be said. */
  | { readonly code: 'already-started-by'; readonly lead: string; readonly proposalId: string }
  /** The person belongs to the organisation but not to the team: that there is one is all that is said. */
  | { readonly code: 'organisation-has-proposal' }
  | { readonly code: 'reuse-unknown' }

/** The first letters of every reference (HEL-2026-K7QF-3). */
const referencePrefix = 'HEL'

/**
 * Begins a draft: who applies is settled before a word is written. Makes the organisation when it is new, the team
 * with the person as lead, and a reference number. The same `requestId` by the same person gives the same proposal.
 */
export async function startProposal(
  input: StartProposalInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ proposalId: string; reference: string }, StartProposalRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, input.challengeId, 'share')
    if (challenge === null) return refuse('not-open')
    const repeated = await startedBefore(tx, input)
    if (repeated !== null) return repeated
    const now = await clock.now(tx)
    const decision = decideProposal(
      null,
      { type: 'start', by: input.personId, proposalId: input.requestId },
      challenge,
      now,
    )
    if (!decision.ok) return decision

    if (input.reuse !== undefined && !(await isReusable(tx, input))) return refuse('reuse-unknown')
    const organisation = await organisationOf(tx, input)
    if (!organisation.ok) return organisation
    // A proposal of its own comes first: there the person finds out who leads it.
    const existing = await existingProposal(tx, input, organisation.value.id)
    if (existing !== null) return existing
    const { id: organisationId, taken } = organisation.value
    if (taken !== null) return { ok: false, refusal: partTaken(taken) }
    const { zone } = challenge.calendar
    const year = Number(instantToWallClock(now, zone).date.slice(0, 4))
    const reference = await insertProposal(tx, { ...input, organisationId, year })
    if (reference === null) return refuse('organisation-has-proposal')

    await tx
      .insert(teamMembers)
      .values({ proposalId: input.requestId, personId: input.personId, role: 'lead', joinedAt: now })
    await tx.insert(draftAnswers).values({
      proposalId: input.requestId,
      question: 'language',
      value: input.language,
      changedBy: input.personId,
      changedAt: now,
    })
    if (input.reuse !== undefined) {
      const { requestId: proposalId, personId, reuse: sourceId } = input
      const reused = await copyAnswers(tx, { proposalId, personId, sourceId }, now)
      if (!reused.ok) throw new Error(`A new draft could not begin from ${sourceId}: ${reused.refusal.code}`)
    }
    // After what was copied: it is said for this challenge.
    await answerMaturity(tx, input, now)
    await notices.replan(tx, { challengeId: input.challengeId, proposalId: input.requestId })
    return accept({ proposalId: input.requestId, reference })
  })
}

/** What was said of the solution before the draft is its answer to the form, where the form asks it. */
async function answerMaturity(tx: Tx, { maturity, ...input }: StartProposalInput, now: Date): Promise<void> {
  if (maturity === undefined) return
  const { sections } = await currentForm(tx, input.challengeId)
  const question = sections.flatMap(({ questions }) => questions).find(({ type }) => type === 'maturity')
  if (!question) return
  const said = { value: String(maturity), changedBy: input.personId, changedAt: now }
  await tx
    .insert(draftAnswers)
    .values({ proposalId: input.requestId, question: question.key, ...said })
    .onConflictDoUpdate({ target: [draftAnswers.proposalId, draftAnswers.question], set: said })
}

async function isReusable(tx: Tx, { personId, requestId, reuse }: StartProposalInput): Promise<boolean> {
  const own = await reusableProposals(tx, { personId, exceptId: requestId })
  return own.some(({ id }) => id === reuse)
}

/** What an earlier post of the same form has made. Two at the same moment wait for each other. */
async function startedBefore(tx: Tx, { requestId, personId }: StartProposalInput) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${requestId}, 0))`)
  const [found] = await tx
    .select({ proposalId: proposals.id, reference: proposals.reference, startedBy: proposals.startedBy })
    .from(proposals)
    .where(eq(proposals.id, requestId))
  if (!found) return null
  const { proposalId, reference } = found
  return found.startedBy === personId ? accept({ proposalId, reference }) : refuse('already-started')
}

/** `taken` is its name when it has a part in another proposal already, and the challenge does not allow that. */
type Organisation = { readonly id: string; readonly taken: string | null }

/** The organisation: one of the person's own, or a new one. */
async function organisationOf(
  tx: Tx,
  { applicant, challengeId, personId, maturity }: StartProposalInput,
): Promise<Result<Organisation, EligibilityRefusal | { code: 'organisation-unknown' }>> {
  const eligibility = await eligibilityOf(tx, challengeId)
  const mature = checkMaturity(maturity ?? null, eligibility.maturity)
  if (!mature.ok) return mature
  const isTaken = (named: NamedOrganisation) =>
    eligibility.isOncePerOrganisation && isPartTaken(tx, { ...named, challengeId, personId })
  if ('organisationId' in applicant) {
    const known = await ownOrganisation(tx, applicant.organisationId, { challengeId, personId })
    if (known === null) return refuse('organisation-unknown')
    const checked = checkApplicant(known, eligibility)
    if (!checked.ok) return checked
    return accept({ id: applicant.organisationId, taken: (await isTaken(known)) ? known.name : null })
  }
  const { name, country, website } = applicant
  const checked = checkApplicant({ kind: applicant.kind, country, isChallengeOwner: false }, eligibility)
  if (!checked.ok) return checked
  if (await isTaken({ name, country })) return { ok: false, refusal: partTaken(name) }
  const [made] = await tx
    .insert(organisations)
    .values({ name, kind: checked.value, country, website, createdBy: personId })
    .returning({ id: organisations.id })
  if (!made) throw new Error('An organisation was inserted and not returned')
  await tx.insert(affiliations).values({ personId, organisationId: made.id, relation: 'employee' })
  return accept({ id: made.id, taken: null })
}

/** One of the person's organisations, or null: an id from outside names none that they do not belong to. */
async function ownOrganisation(
  tx: Tx,
  organisationId: string,
  { challengeId, personId }: { challengeId: string; personId: string },
): Promise<(Applying & { readonly name: string }) | null> {
  const isMember = sql`exists (select 1 from ${affiliations}
    where ${affiliations.organisationId} = ${organisations.id} and ${affiliations.personId} = ${personId})`
  const [found] = await tx
    .select({
      name: organisations.name,
      kind: organisations.kind,
      country: organisations.country,
      // Of one table the query builder leaves names bare, so the inner table has a name of its own.
      isChallengeOwner: sql<boolean>`exists (select 1 from challenges owned
        where owned.id = ${challengeId} and owned.owner_organisation_id = ${organisationId})`,
    })
    .from(organisations)
    .where(and(eq(organisations.id, organisationId), or(eq(organisations.createdBy, personId), isMember)))
  return found ?? null
}

/** The refusal when the organisation already has a proposal here. Its lead is named to its team alone. */
async function existingProposal(
  tx: Tx,
  { challengeId, personId }: StartProposalInput,
  organisationId: string,
) {
  const [existing] = await tx
    .select({
      proposalId: proposals.id,
      lead: people.name,
      isInTeam: sql<boolean>`exists (select 1 from team_members own
        where own.proposal_id = ${proposals.id} and own.person_id = ${personId})`,
    })
    .from(proposals)
    .innerJoin(teamMembers, and(eq(teamMembers.proposalId, proposals.id), eq(teamMembers.role, 'lead')))
    .innerJoin(people, eq(people.id, teamMembers.personId))
    .where(and(eq(proposals.challengeId, challengeId), eq(proposals.organisationId, organisationId)))
  if (!existing) return null
  return existing.isInTeam
    ? refuse('already-started-by', { lead: existing.lead, proposalId: existing.proposalId })
    : refuse('organisation-has-proposal')
}

/**
 * Inserts the proposal under a reference nobody has. Null when the organisation got a proposal at this same moment;
 * a taken reference is drawn again.
 */
async function insertProposal(
  tx: Tx,
  draft: StartProposalInput & { organisationId: string; year: number },
): Promise<string | null> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const reference = proposalReference({
      prefix: referencePrefix,
      year: draft.year,
      code: newReferenceCode(),
    })
    const [made] = await tx
      .insert(proposals)
      .values({
        id: draft.requestId,
        challengeId: draft.challengeId,
        organisationId: draft.organisationId,
        reference,
        language: draft.language,
        maturity: draft.maturity ?? null,
        briefNumber: await publishedBriefNumber(tx, draft.challengeId),
        startedBy: draft.personId,
      })
      .onConflictDoNothing()
      .returning({ id: proposals.id })
    if (made) return reference
    const [taken] = await tx
      .select({ id: proposals.id })
      .from(proposals)
      .where(
        and(eq(proposals.challengeId, draft.challengeId), eq(proposals.organisationId, draft.organisationId)),
      )
    if (taken) return null
  }
  throw new Error('Five references in a row were taken')
}

async function publishedBriefNumber(tx: Tx, challengeId: string): Promise<number> {
  const [newest] = await tx
    .select({ number: briefs.number })
    .from(briefs)
    .where(and(eq(briefs.challengeId, challengeId), eq(briefs.isPublished, true)))
    .orderBy(desc(briefs.number))
    .limit(1)
  return newest?.number ?? 1
}
