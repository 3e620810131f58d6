import { and, eq, ne, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { organisations, proposals, proposalVersions, scorecards } from '#db/schema/index.ts'
import { readFrozenBody, type FrozenBody, type FrozenFile } from '#app/apply/core/frozen-body.ts'
import type { Answers } from '#app/apply/core/question-set.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { scoresOf } from './open-scorecard.server.ts'

export type ProposalToScore = {
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: Locale
  readonly organisation: string
  readonly organisationKind: string
  readonly country: string | null
  readonly answers: Answers
  readonly site: FrozenBody['site']
  readonly files: readonly FrozenFile[]
  /** The number of the version that counts. */
  readonly version: number
}

/** What was handed in, as it was frozen: the version that counts, whatever the team has drafted since. */
export async function proposalToScore(db: Executor, proposalId: string): Promise<ProposalToScore | null> {
  const [row] = await db
    .select({
      proposalId: proposals.id,
      reference: proposals.reference,
      title: proposalVersions.title,
      language: sql<Locale>`${proposalVersions.language}`,
      organisation: organisations.name,
      organisationKind: organisations.kind,
      country: organisations.country,
      body: proposalVersions.body,
      version: proposalVersions.number,
    })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .innerJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        sql`${proposalVersions.number} = ${proposals.submittedVersion}`,
      ),
    )
    .where(
      and(
        eq(proposals.id, proposalId),
        eq(proposals.state, 'submitted'),
        eq(proposals.screening, 'eligible'),
      ),
    )
  if (!row) return null
  const { body, ...proposal } = row
  const { answers, site, files = [] } = readFrozenBody(body)
  return { ...proposal, answers, site, files }
}

export type OwnScorecard = {
  readonly state: 'draft' | 'final'
  /** By criterion id, as the form sends it: points as text, or `cannot-judge`. */
  readonly answers: Readonly<Record<string, string>>
  readonly versions: Readonly<Record<string, number>>
  readonly commentToTeam: string
  readonly privateNote: string
  readonly textsVersion: number
  readonly finalisedAt: Date | null
}

/** A juror's own scorecard on one proposal; an empty draft when none was begun. */
export async function ownScorecard(
  db: Executor,
  { jurorId, proposalId }: { jurorId: string; proposalId: string },
): Promise<OwnScorecard> {
  const [card] = await db
    .select()
    .from(scorecards)
    .where(
      and(
        eq(scorecards.jurorId, jurorId),
        eq(scorecards.proposalId, proposalId),
        ne(scorecards.state, 'void'),
      ),
    )
  if (!card) {
    return {
      state: 'draft',
      answers: {},
      versions: {},
      commentToTeam: '',
      privateNote: '',
      textsVersion: 1,
      finalisedAt: null,
    }
  }
  const given = await scoresOf(db, card.id)
  return {
    state: card.state === 'final' ? 'final' : 'draft',
    answers: Object.fromEntries(
      given.map(({ criterionId, points }) => [
        criterionId,
        points === null ? 'cannot-judge' : String(points),
      ]),
    ),
    versions: Object.fromEntries(given.map(({ criterionId, version }) => [criterionId, version])),
    commentToTeam: card.commentToTeam,
    privateNote: card.privateNote,
    textsVersion: card.version,
    finalisedAt: card.finalisedAt,
  }
}
