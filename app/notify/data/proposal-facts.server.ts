import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  briefs,
  draftAnswers,
  forms,
  organisations,
  people,
  proposalExtensions,
  proposals,
  proposalVersions,
  teamMembers,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { AwardFacts, ChallengeFacts, ProposalFacts, SetRuleFacts } from '../core/facts.ts'
import type { Catalogue } from '../core/notice.ts'
import { personColumns, personFrom } from './person.server.ts'

export type ProposalScope = {
  readonly challengeId: string
  readonly proposalIds?: readonly string[]
  readonly awardByProposal: ReadonlyMap<string, AwardFacts>
  readonly progressOfDraft: Catalogue['progressOfDraft']
}

/** The proposals of a challenge (or those named) with team, submitted versions and progress. Five queries. */
export async function proposalFacts(db: Executor, scope: ProposalScope): Promise<ProposalFacts[]> {
  const rows = await proposalRows(db, scope)
  const chosen = chosenIds(db, scope)
  const teams = groupBy(await teamRows(db, chosen), ({ proposalId }) => proposalId)
  const versions = groupBy(await versionRows(db, chosen), ({ proposalId }) => proposalId)
  const form = await formRow(db, scope.challengeId)
  const answers = groupBy(await answerRows(db, scope), ({ proposalId }) => proposalId)
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    title: row.title,
    organisation: row.organisation.name,
    state: row.state,
    screening: row.screening,
    screeningRule: row.screeningRule,
    screeningReason: row.screeningReason,
    screeningReleasedAt: row.screeningReleasedAt,
    completion: row.completion && {
      message: row.completion.message,
      askedAt: new Date(row.completion.askedAt),
      dueAt: new Date(row.completion.dueAt),
    },
    move: row.move && {
      reason: row.move.reason,
      askedAt: new Date(row.move.askedAt),
      dueAt: new Date(row.move.dueAt),
      toTitles: row.move.toTitles ?? {},
      declined:
        row.move.answeredAt === null
          ? null
          : { at: new Date(row.move.answeredAt), words: row.move.words ?? '' },
    },
    cameBy: row.cameBy && { version: row.cameBy.version, fromTitles: row.cameBy.fromTitles ?? {} },
    screeningRuleTexts: row.screeningRuleTexts,
    screeningRuleSet: row.screeningRuleSet,
    screenedAt: row.screenedAt,
    startedAt: row.startedAt,
    withdrawnAt: row.withdrawnAt,
    ownDeadline: row.ownDeadline,
    submissions: (versions.get(row.id) ?? []).map(({ proposalId: _, ...version }) => version),
    infectedFiles: row.infectedFiles.map(({ foundAt, ...file }) => ({ ...file, foundAt: new Date(foundAt) })),
    hasUnsubmittedEdits: row.submittedDraftVersion !== null && row.draftVersion > row.submittedDraftVersion,
    ...scope.progressOfDraft({
      answers: Object.fromEntries(
        (answers.get(row.id) ?? []).map(({ question, value }) => [question, value]),
      ),
      language: row.language ?? 'en',
      organisation: row.organisation,
      form,
    }),
    team: (teams.get(row.id) ?? []).map(({ proposalId: _, ...member }) => personFrom(member)),
    award: scope.awardByProposal.get(row.id) ?? null,
    feedbackAddedAt: row.feedbackAddedAt === null ? null : new Date(row.feedbackAddedAt),
  }))
}

/** How many proposals the whole challenge has, by state. One query. */
export async function countProposals(db: Executor, challengeId: string): Promise<ChallengeFacts['counts']> {
  const count = (state: string) => sql<number>`count(*) filter (where ${proposals.state} = ${state})::int`
  const [counts] = await db
    .select({
      drafts: count('draft'),
      submitted: count('submitted'),
      withdrawn: count('withdrawn'),
      eligible: sql<number>`count(*) filter (where ${proposals.state} = 'submitted' and ${proposals.screening} = 'eligible')::int`,
    })
    .from(proposals)
    .where(eq(proposals.challengeId, challengeId))
  return counts ?? { drafts: 0, submitted: 0, withdrawn: 0, eligible: 0 }
}

type Titles = Partial<Record<Locale, string>>
type MoveRow = {
  askedAt: string
  dueAt: string
  reason: string
  answeredAt: string | null
  words: string | null
  toTitles: Titles | null
}

/** The titles of a challenge by language, from the brief that counts. */
function titles(challengeId: ReturnType<typeof sql>) {
  return sql`(select json_object_agg(texts.locale, texts.title) from brief_texts texts
    where texts.title <> '' and texts.brief_id = (select b.id from briefs b where b.challenge_id = ${challengeId}
      order by b.is_published desc, b.number desc limit 1))`
}

function isInScope({ challengeId, proposalIds }: ProposalScope) {
  return and(
    eq(proposals.challengeId, challengeId),
    proposalIds === undefined
      ? undefined
      : sql`${proposals.id} = any(${sql.param([...proposalIds])}::uuid[])`,
  )
}

function proposalRows(db: Executor, scope: ProposalScope) {
  return db
    .select({
      id: proposals.id,
      reference: proposals.reference,
      title: proposals.title,
      language: proposals.language,
      state: proposals.state,
      screening: proposals.screening,
      screeningRule: proposals.screeningRule,
      screeningReason: proposals.screeningReason,
      screeningReleasedAt: proposals.screeningReleasedAt,
      completion: sql<{ askedAt: string; dueAt: string; message: string } | null>`(
        select json_build_object('askedAt', r.asked_at, 'dueAt', r.due_at, 'message', r.message)
        from completion_requests r where r.proposal_id = ${proposals.id} and ${proposals.completionDueAt} is not null
          and r.answered_at is null and r.closed_at is null)`,
      move: sql<MoveRow | null>`(
        select json_build_object('askedAt', r.asked_at, 'dueAt', r.due_at, 'reason', r.reason, 'answeredAt', r.answered_at,
          'words', r.words, 'toTitles', ${titles(sql`r.to_challenge_id`)})
        from move_requests r where r.proposal_id = ${proposals.id} and r.from_challenge_id = ${proposals.challengeId}
          and r.version = ${proposals.submittedVersion} and r.closed_at is null
        order by r.asked_at desc limit 1)`,
      cameBy: sql<{ version: number; fromTitles: Titles | null } | null>`(
        select json_build_object('version', r.moved_version, 'fromTitles', ${titles(sql`r.from_challenge_id`)})
        from move_requests r where r.proposal_id = ${proposals.id} and r.moved_version is not null
        order by r.asked_at desc limit 1)`,
      screeningRuleTexts: sql<Partial<Record<Locale, string>>>`coalesce((
        select json_object_agg(r.locale, r.text) from rule_texts r
        where r.challenge_id = ${proposals.challengeId} and r.number::text = ${proposals.screeningRule}), '{}'::json)`,
      // Their numbers have a dot, as no other rule's.
      screeningRuleSet: sql<SetRuleFacts | null>`(
        select json_build_object('consortium', c.consortium, 'isOncePerOrganisation', c.is_once_per_organisation,
          'maturity', json_build_object('from', c.maturity_from, 'to', c.maturity_to))
        from challenges c where c.id = ${proposals.challengeId} and ${proposals.screeningRule} like '%.%')`,
      infectedFiles: sql<{ id: string; name: string; foundAt: string }[]>`coalesce((
        select json_agg(json_build_object('id', f.id, 'name', f.name, 'foundAt', f.scanned_at) order by f.scanned_at, f.id)
        from proposal_files f where f.proposal_id = ${proposals.id} and f.scan = 'infected' and f.removed_at is null), '[]'::json)`,
      feedbackAddedAt: sql<string | null>`(
        select max(k.said_at) from comment_checks k join scorecards s on s.id = k.scorecard_id
        join challenges c on c.id = s.challenge_id
        where s.proposal_id = ${proposals.id} and k.step in ('approved', 'edited') and k.said_at > c.announces_at)`,
      screenedAt: proposals.screenedAt,
      startedAt: proposals.startedAt,
      withdrawnAt: proposals.withdrawnAt,
      draftVersion: proposals.draftVersion,
      submittedDraftVersion: proposals.submittedDraftVersion,
      ownDeadline: {
        previousClosesAt: proposalExtensions.previousClosesAt,
        closesAt: proposalExtensions.closesAt,
        reason: proposalExtensions.reason,
        grantedAt: proposalExtensions.grantedAt,
      },
      organisation: {
        name: organisations.name,
        kind: organisations.kind,
        country: organisations.country,
        registryNumber: organisations.registryNumber,
        website: organisations.website,
      },
    })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .leftJoin(
      proposalExtensions,
      and(
        eq(proposalExtensions.proposalId, proposals.id),
        eq(proposalExtensions.closesAt, proposals.ownClosesAt),
      ),
    )
    .where(isInScope(scope))
    .orderBy(proposals.startedAt, proposals.id)
}

/** The ids of the proposals in scope, as a subquery of the others. */
function chosenIds(db: Executor, scope: ProposalScope) {
  return db.select({ id: proposals.id }).from(proposals).where(isInScope(scope))
}

type ChosenIds = ReturnType<typeof chosenIds>

function teamRows(db: Executor, chosen: ChosenIds) {
  return db
    .select({
      proposalId: teamMembers.proposalId,
      ...personColumns,
      role: teamMembers.role,
      joinedAt: teamMembers.joinedAt,
    })
    .from(teamMembers)
    .innerJoin(people, eq(people.id, teamMembers.personId))
    .where(inArray(teamMembers.proposalId, chosen))
    .orderBy(asc(teamMembers.joinedAt), asc(people.id))
}

function versionRows(db: Executor, chosen: ChosenIds) {
  const { proposalId, number: version, submittedAt, hash, recordHash, isInGrace } = proposalVersions
  return db
    .select({ proposalId, version, submittedAt, hash, recordHash, isInGrace })
    .from(proposalVersions)
    .where(inArray(proposalId, chosen))
    .orderBy(asc(version))
}

/** The form that counts, as it is kept; null for the standard one. */
async function formRow(db: Executor, challengeId: string) {
  const [row] = await db
    .select({ number: forms.number, body: forms.body })
    .from(forms)
    .innerJoin(briefs, eq(briefs.id, forms.briefId))
    .where(and(eq(forms.challengeId, challengeId), or(briefs.isPublished, eq(briefs.number, 1))))
    .orderBy(desc(forms.number))
    .limit(1)
  return row ?? null
}

/** Only drafts are reminded of what is missing, so only their answers are read. */
function answerRows(db: Executor, scope: ProposalScope) {
  return db
    .select({
      proposalId: draftAnswers.proposalId,
      question: draftAnswers.question,
      value: draftAnswers.value,
    })
    .from(draftAnswers)
    .innerJoin(proposals, eq(proposals.id, draftAnswers.proposalId))
    .where(and(isInScope(scope), eq(proposals.state, 'draft')))
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
