import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { proposals, proposalVersions, versionFiles } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { deadlineFor } from '#app/lifecycle/intake.ts'
import { decideProposal, type TeamRole } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { defaultLocale, isLocale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { answerTo, shownQuestions, type Answers, type Form } from '#app/publish/core/form/form.ts'
import { currentForm } from '#app/publish/data/forms.server.ts'
import { sitesOf } from '#app/publish/data/sites.server.ts'
import { termsOf } from '#app/publish/data/terms.server.ts'
import { commitmentOf } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { newSalt, sha256 } from '#app/record/sha256.server.ts'
import { answerProblems, isOrganisationComplete, languageOf } from '../core/completeness.ts'
import { consortiumRefusal, type ConsortiumRefusal } from '../core/consortium.ts'
import { declarationsVersion } from '../core/declarations.ts'
import { checkApplicant, checkMaturity, partTaken, type EligibilityRefusal } from '../core/eligibility.ts'
import { frozenSecrets } from '../core/trade-secrets.ts'
import { asksForSummary, type Translation } from '../core/translation.ts'
import { countedFiles, frozenBody } from '../core/frozen-body.ts'
import { saidMaturity } from '../core/said-maturity.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { filesToFreeze } from '../data/files.server.ts'
import { partnersOf, partnersWithoutPeople } from '../data/consortium.server.ts'
import { partTakenElsewhere } from '../data/parts-taken.server.ts'
import { findTeamProposal } from '../data/team-proposal.server.ts'
import { tradeSecretsOf } from '../data/trade-secrets.server.ts'
import { translationsOf, workingLanguageOf } from '../data/translations.server.ts'
import { proposalFromRow } from '../data/proposal-row.ts'
import {
  challengeOfProposal,
  draftAnswersOf,
  lockProposal,
  memberIdsOf,
  teamRolesOf,
  type LockedProposal,
} from '../data/proposals.server.ts'
import { MovedMeanwhile, whereItIs } from './moved-meanwhile.ts'

export type SubmitProposalInput = {
  readonly proposalId: string
  readonly personId: string
  readonly role: TeamRole
  /** The draft the person read before pressing the button. */
  readonly draftVersion: number
  /** Of the form they read it with; left out where nobody read one. */
  readonly formNumber?: number
  /** Made by the page that shows the button: pressing it twice hands in once. */
  readonly requestId: string
}

/** What a team holds after handing in. The place in the record is told after the deadline only. */
export type SubmissionReceipt = {
  readonly version: number
  readonly reference: string
  readonly hash: string
  readonly recordHash: string
  readonly submittedAt: Date
}

export type SubmitProposalRefusal =
  | LifecycleRefusal
  | EligibilityRefusal
  | ConsortiumRefusal
  | { readonly code: 'answers-missing'; readonly count: number }
  /** An addendum changed the form while the page was open. */
  | { readonly code: 'form-changed' }
  /** The challenge has sites, and none is chosen. */
  | { readonly code: 'site-missing' }
  /** The scanner found something in it. */
  | { readonly code: 'file-infected'; readonly name: string }

/**
 * Hands in the draft as it stands: freezes it, stamps it with the database's time, and writes it into the record, or
 * does nothing at all. In time means that the check made while writing reads earlier than the deadline; whoever moves
 * the deadline waits for whoever hands in. The same `requestId` gives the same receipt, also after the deadline.
 */
export async function submitProposal(
  input: SubmitProposalInput,
  ports: Ports,
): Promise<Result<SubmissionReceipt, SubmitProposalRefusal>> {
  try {
    return await whereItIs(async () => {
      const challengeId = await challengeOfProposal(ports.db, input.proposalId)
      if (challengeId === null) throw new Error('A proposal was submitted that does not exist')
      return ports.db.transaction((tx) => submitWithin(tx, { ...input, challengeId }, ports))
    })
  } catch (error) {
    if (!isTooLate(error)) throw error
    const found = await findTeamProposal(ports.db, input.proposalId)
    if (found === null) throw error
    const closedAt = deadlineFor(found.challenge, found.proposal.ownClosesAt)
    return refuse('deadline-passed', { closedAt, zone: found.challenge.calendar.zone })
  }
}

async function submitWithin(
  tx: Tx,
  input: SubmitProposalInput & { challengeId: string },
  { clock, notices }: Ports,
): Promise<Result<SubmissionReceipt, SubmitProposalRefusal>> {
  const challenge = await loadChallenge(tx, input.challengeId, 'share')
  const locked = await lockProposal(tx, input.proposalId)
  if (challenge === null || locked === null) throw new Error('A proposal vanished while it was being locked')
  const repeated = await receiptOfRequest(tx, input, locked)
  if (repeated !== null) return accept(repeated)
  if (locked.row.challengeId !== challenge.id) throw new MovedMeanwhile()

  const now = await clock.now(tx)
  const { personId: by, role, draftVersion } = input
  const decision = decideProposal(
    proposalFromRow(locked.row),
    { type: 'submit', by, role, draftVersion },
    challenge,
    now,
  )
  if (!decision.ok) return decision
  const form = await currentForm(tx, challenge.id)
  if (input.formNumber !== undefined && input.formNumber !== form.number) return refuse('form-changed')
  const frozen = await freeze(tx, locked, form)
  if (!frozen.ok) return frozen

  const receipt = await insertVersion(tx, { ...input, locked, challenge, ...frozen.value })
  await notices.replan(tx, { challengeId: challenge.id, proposalId: input.proposalId })
  return accept(receipt)
}

/** The version as text, when nothing that is required is missing. */
async function freeze(tx: Tx, { row, organisation }: LockedProposal, form: Form) {
  const answers = await draftAnswersOf(tx, row.id)
  const language = languageOf(answers, row.language)
  const files = await filesToFreeze(tx, row.id)
  const facts = { language, members: await memberIdsOf(tx, row.id), files: files.map(({ id }) => id) }
  const count = answerProblems(form, answers, facts).length + (isOrganisationComplete(organisation) ? 0 : 1)
  if (count > 0) return refuse('answers-missing', { count })
  // The facts of an organisation are those of all its drafts, and may have changed for another challenge.
  const { kind, country } = organisation
  const eligibility = await eligibilityOf(tx, row.challengeId)
  const eligible = checkApplicant({ kind, country, isChallengeOwner: false }, eligibility)
  if (!eligible.ok) return eligible
  const maturity = saidMaturity(form, answers, row.maturity)
  const mature = checkMaturity(maturity, eligibility.maturity)
  if (!mature.ok) return mature
  const taken = await partTakenElsewhere(tx, row.id)
  if (taken !== null) return { ok: false as const, refusal: partTaken(taken) }
  const partners = partnersWithoutPeople(await partnersOf(tx, row.id))
  const together = consortiumRefusal(eligibility.consortium, partners.length)
  if (together !== null) return { ok: false as const, refusal: together }
  const site = await siteOf(tx, row, language)
  if (site === 'missing') return refuse('site-missing')
  const counted = countedFiles(form, answers, files)
  const infected = counted.find(({ scan }) => scan === 'infected')
  if (infected) return refuse('file-infected', { name: infected.name })
  const terms = await termsOf(tx, { challengeId: row.challengeId, answered: row.briefNumber })
  const body = frozenBody(
    {
      reference: row.reference,
      challengeId: row.challengeId,
      version: (row.submittedVersion ?? 0) + 1,
      briefNumber: row.briefNumber,
      language,
      answers,
      organisation,
      team: await teamRolesOf(tx, row.id),
      ...(site && { site }),
      files: counted,
      partners,
      translations: await ownTranslations(tx, row.id, { answers, language }),
      secrets: frozenSecrets(await tradeSecretsOf(tx, row.id), shownQuestions(form, answers), answers),
      agreed: {
        declarations: declarationsVersion,
        terms: terms && { version: terms.version, hash: terms.hash },
      },
    },
    form,
  )
  return accept({
    body,
    language,
    title: answerTo(answers, 'title'),
    formNumber: form.number,
    maturity,
    fileIds: counted.map(({ id }) => id),
  })
}

/** What the team itself says in the programme's language, without the names of who wrote and checked it. */
async function ownTranslations(
  tx: Tx,
  proposalId: string,
  { answers, language: written }: { answers: Answers; language: ContentLanguage },
): Promise<Translation[]> {
  const working = await workingLanguageOf(tx, proposalId)
  if (!asksForSummary(written, working)) return []
  return (await translationsOf(tx, { proposalId, side: 'team' }))
    .filter(({ question, language }) => language === working && answerTo(answers, question) !== '')
    .map(({ question, language, text, sourceHash, origin, isChecked }) => ({
      ...{ question, language, text, sourceHash, origin, isChecked },
    }))
}

/** The chosen site by its name; null where the challenge has none. */
async function siteOf(tx: Tx, row: LockedProposal['row'], language: ContentLanguage) {
  const sites = await sitesOf(tx, row.challengeId, isLocale(language) ? language : defaultLocale)
  if (sites.length === 0) return null
  const site = sites.find(({ id }) => id === row.siteId)
  if (!site || row.pilotMonths === null) return 'missing'
  return { name: site.name, months: row.pilotMonths }
}

async function insertVersion(
  tx: Tx,
  version: Omit<SubmitProposalInput, 'formNumber'> & {
    formNumber: number
    locked: LockedProposal
    challenge: Challenge
    body: string
    language: (typeof proposals.$inferSelect)['language']
    title: string
    maturity: number | null
    fileIds: readonly string[]
  },
): Promise<SubmissionReceipt> {
  const { row } = version.locked
  const number = (row.submittedVersion ?? 0) + 1
  const salt = newSalt()
  const hash = commitmentOf(salt, version.body, sha256)
  if (version.maturity !== row.maturity)
    await tx.update(proposals).set({ maturity: version.maturity }).where(eq(proposals.id, row.id))
  const [stamped] = await tx
    .insert(proposalVersions)
    .values({
      proposalId: row.id,
      number,
      requestId: version.requestId,
      title: version.title,
      language: version.language ?? row.language,
      briefNumber: row.briefNumber,
      formNumber: version.formNumber,
      body: version.body,
      salt,
      hash,
      submittedBy: version.personId,
    })
    .returning({ submittedAt: proposalVersions.submittedAt, isInGrace: proposalVersions.isInGrace })
  if (!stamped) throw new Error('A version was inserted and not returned')
  const { submittedAt, isInGrace } = stamped
  if (version.fileIds.length > 0)
    await tx
      .insert(versionFiles)
      .values(version.fileIds.map((fileId) => ({ proposalId: row.id, number, fileId })))
  const entry = await appendEntry(tx, {
    programmeId: version.challenge.programmeId,
    challengeId: version.challenge.id,
    proposalId: row.id,
    type: 'ProposalSubmitted',
    at: submittedAt,
    body: { reference: row.reference, version: number, hash, ...(isInGrace && { isInGrace }) },
  })
  await tx
    .update(proposalVersions)
    .set({ recordSeq: entry.seq, recordHash: entry.hash })
    .where(and(eq(proposalVersions.proposalId, row.id), eq(proposalVersions.number, number)))
  await tx
    .update(proposals)
    .set({
      state: 'submitted',
      submittedVersion: number,
      submittedDraftVersion: row.draftVersion,
      submittedAt,
      // What was checked is no longer what is there.
      screening: null,
      screeningRule: null,
      screeningReason: null,
      screenedBy: null,
      screenedAt: null,
      screeningReleasedAt: null,
      duplicateOf: null,
      completionDueAt: null,
    })
    .where(eq(proposals.id, row.id))
  return { version: number, reference: row.reference, hash, recordHash: entry.hash, submittedAt }
}

async function receiptOfRequest(
  tx: Tx,
  { proposalId, requestId }: SubmitProposalInput,
  { row }: LockedProposal,
): Promise<SubmissionReceipt | null> {
  const [found] = await tx
    .select()
    .from(proposalVersions)
    .where(and(eq(proposalVersions.proposalId, proposalId), eq(proposalVersions.requestId, requestId)))
  if (!found) return null
  const { number, hash, submittedAt, recordHash } = found
  if (recordHash === null) throw new Error('A submitted version is without its record entry')
  return { version: number, reference: row.reference, hash, recordHash, submittedAt }
}

/** The database itself refuses a version that is not before the deadline: the last check is made while writing. */
function isTooLate(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'constraint' in cause &&
    cause.constraint === 'proposal_versions_in_time'
  )
}
