import { eq, sql } from 'drizzle-orm'
import type { ContentLanguage } from '#app/platform/languages.ts'
import type { Executor } from '#db/client.server.ts'
import { prepared } from '#db/prepared.server.ts'
import { challenges, jurors, organisations, people, proposals } from '#db/schema/index.ts'
import { fairnessReport, type FairnessReport } from '../core/fairness/report.ts'
import { contendersOf, rankProposals, ruleOf } from '../core/ranking.ts'
import { createKept } from './kept-reports.server.ts'
import { rankingFactsOf } from './ranking.server.ts'

const kept = createKept<FairnessReport>()

/**
 * The fairness report of a challenge as it stands now. Asks nobody for permission, like the ranking; what `without` names is left
 * out before anything is computed. It is computed once for the same scores; asking again costs one look at the version of all
 * that rankings are made of.
 */
export async function fairnessOf(
  db: Executor,
  challengeId: string,
  { without }: { without: ReadonlySet<string> },
): Promise<FairnessReport> {
  const { pilots, fingerprint } = await knownFingerprint(db, challengeId)
  const key = JSON.stringify([challengeId, pilots, fingerprint, [...without].sort()])
  return kept(key, () => computed(db, challengeId, { without, pilots }))
}

async function computed(
  db: Executor,
  challengeId: string,
  { without, pilots }: { without: ReadonlySet<string>; pilots: number },
): Promise<FairnessReport> {
  const { facts } = await rankingFactsOf(db, challengeId, { without })
  return fairnessReport({
    ...{ ...ruleOf(facts), pilots },
    ...{ contenders: contendersOf(facts), ranking: rankProposals(facts) },
  })
}

type Fingerprint = { readonly pilots: number; readonly fingerprint: string }

/** So many challenges are remembered with their fingerprint, and at which version of all rankings it was taken. */
const mostFingerprints = 500
const fingerprints = new Map<string, Fingerprint & { readonly version: string }>()

/**
 * The fingerprint, taken once for each version of what rankings are made of. While a change is under way it is taken and not
 * remembered: it may be from before it. See docs/decisions/0014.
 */
async function knownFingerprint(db: Executor, challengeId: string): Promise<Fingerprint> {
  const known = fingerprints.get(challengeId)
  const [{ version } = { version: null }] = await presentVersion(db).execute()
  if (known && known.version === version) return known
  const [{ settled } = { settled: null }] = await settledVersion(db).execute()
  const found = await fingerprintOf(db, challengeId)
  if (settled === null) return found
  if (fingerprints.size >= mostFingerprints) fingerprints.clear()
  fingerprints.set(challengeId, { ...found, version: settled })
  return found
}

const presentVersion = prepared((db) =>
  db
    .select({ version: sql<string>`version` })
    .from(sql`ranking_version() as version`)
    .prepare('ranking_version'),
)

const settledVersion = prepared((db) =>
  db
    .select({ settled: sql<string | null>`settled` })
    .from(sql`settled_ranking_version() as settled`)
    .prepare('settled_ranking_version'),
)

/** Changes with everything a report is computed from: final scorecards, who takes part, finalists, criteria, rule. */
async function fingerprintOf(db: Executor, challengeId: string): Promise<Fingerprint> {
  const [row] = await db
    .select({
      pilots: challenges.pilotsOffered,
      // A scorecard that becomes final is finalised after all others, and one that no longer is leaves the count.
      fingerprint: sql<string>`concat_ws(' ',
        (select concat_ws(' ', count(*), sum(s.version), max(s.finalised_at), sum(uuid_hash(s.id)::bigint))
          from scorecards s where s.challenge_id = challenges.id and s.state = 'final'),
        (select concat_ws(' ', count(*), sum(uuid_hash(p.id)::bigint)) from proposals p
          where p.challenge_id = challenges.id and p.state = 'submitted' and p.screening = 'eligible'),
        (select concat_ws(' ', count(*), sum(uuid_hash(f.proposal_id)::bigint)) from finalists f
          where f.challenge_id = challenges.id),
        (select sum(hashtextextended(c::text, 0)::numeric) from criteria c where c.challenge_id = challenges.id),
        md5(${challenges.judgingRule}::text))`,
    })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  if (!row) throw new Error('The fairness report of a challenge was asked for that does not exist')
  return row
}

export type NamedProposal = {
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
}

/** What proposals are called, those of a page at a time. */
export async function namesOfProposals(db: Executor, ids: readonly string[]): Promise<NamedProposal[]> {
  return proposalNames(db).execute({ ids: [...ids] })
}

const proposalNames = prepared((db) =>
  db
    .select({
      proposalId: proposals.id,
      reference: proposals.reference,
      title: proposals.title,
      language: sql<ContentLanguage>`${proposals.language}`,
      organisation: organisations.name,
    })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .where(sql`${proposals.id} = any (${sql.placeholder('ids')}::uuid[])`)
    .prepare('names_of_proposals'),
)

/** What jurors are called, by their ids. */
export async function namesOfJurors(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await jurorNames(db).execute({ ids: [...ids] })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const jurorNames = prepared((db) =>
  db
    .select({ id: jurors.id, name: people.name })
    .from(jurors)
    .innerJoin(people, eq(people.id, jurors.personId))
    .where(sql`${jurors.id} = any (${sql.placeholder('ids')}::uuid[])`)
    .prepare('names_of_jurors'),
)
