import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, eq, inArray, ne, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  challenges,
  organisations,
  proposals,
  proposalVersions,
  scorecards,
  scores,
} from '#db/schema/index.ts'
import { readFrozenBody, type FrozenBody } from '#app/apply/core/frozen-body.ts'
import { filesForReaders } from '#app/apply/core/files/file-to-read.ts'
import { filesNamingSomebody, fileStatesOfVersion } from '#app/apply/data/files.server.ts'
import { partnersInWords } from '#app/apply/data/consortium.server.ts'
import type { NotesByQuestion } from '#app/apply/core/answer-notes.ts'
import { notesOfVersion } from '#app/apply/data/answer-notes.server.ts'
import { answerReader } from '#app/apply/data/answer-reader.server.ts'
import { earlierSections } from '#app/apply/data/earlier-answers.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { shownForm } from '#app/publish/core/form/form-words.ts'
import type { ReadSection } from '#app/publish/core/form/said-answer.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import { settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import { shapeOf } from '#app/publish/core/rubrics/index.ts'
import { readingParts } from '../core/reading.ts'
import type { Criterion } from '../core/scoring.ts'
import { scoresOf, type ScorecardRow, type ScoreRow } from './open-scorecard.server.ts'

export type ProposalToScore = {
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  /** Who sent it; null where the challenge is read blind. */
  readonly from: {
    readonly organisation: string
    /** ISO 3166-1 alpha-2. */
    readonly country: string | null
    /** The other organisations of its consortium, a line each. */
    readonly partners: readonly string[]
  } | null
  readonly parts: readonly ReadSection[]
  /** Trade secrets and translations. */
  readonly notes: NotesByQuestion
}

/**
 * What was handed in, as it was frozen and in the juror's language: the version that counts, whatever the team has drafted
 * since. Answers that are for the organisers alone do not leave this function, nor, where the challenge is read blind, the
 * answers whose kind is to name somebody.
 */
export async function proposalToScore(
  context: Pick<RequestContext, 'lang' | 't'> & { db: Executor },
  { proposalId, fileTo }: { proposalId: string; fileTo(fileId: string): string },
): Promise<ProposalToScore | null> {
  const { db, lang, t } = context
  const [row] = await db
    .select({
      proposalId: proposals.id,
      challengeId: proposals.challengeId,
      reference: proposals.reference,
      title: proposalVersions.title,
      language: sql<ContentLanguage>`${proposalVersions.language}`,
      organisation: organisations.name,
      country: organisations.country,
      isBlind: challenges.isBlind,
      body: proposalVersions.body,
      version: proposalVersions.number,
    })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .innerJoin(challenges, eq(challenges.id, proposals.challengeId))
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
  const { body: frozen, challengeId, version, organisation, country, isBlind, ...proposal } = row
  const body = readFrozenBody(frozen)
  const { answers, site, partners = [], formNumber: number = 0, files = [] } = body
  const form = await formNumbered(db, { challengeId, number })
  const states = files.length > 0 ? await fileStatesOfVersion(db, { proposalId, number: version }) : {}
  const withheld =
    isBlind && files.length > 0
      ? await filesNamingSomebody(db, { proposalId, number: version })
      : new Set<string>()
  const readable = filesForReaders(files, states, {
    to: (file) => (withheld.has(file) ? null : fileTo(file)),
    // The team's own name for it may say whose it is.
    nameOf: (each) => t('apply')('files.given-name', { reference: row.reference, number: each }),
  })
  const reader = await answerReader(context, {
    proposalId,
    forms: [form],
    files: Object.fromEntries(
      Object.entries(readable).map(([id, file]) => [
        id,
        withheld.has(id) ? { ...file, name: t('judge')('score.file-withheld', { name: file.name }) } : file,
      ]),
    ),
  })
  const shown = shownForm(form, lang, t('publish'))
  const inApply = t('apply')
  const lines = partnersInWords(partners, lang).map(({ name, countryName: country, part, hasAgreed }) =>
    inApply(hasAgreed ? 'consortium.line' : 'consortium.line-not-agreed', { name, country, part }),
  )
  const as = isBlind ? 'blind jurors' : 'jurors'
  const notes = await notesOfVersion(context, { proposalId, body })
  return {
    ...proposal,
    notes,
    from: isBlind ? null : { organisation, country, partners: lines },
    parts: [
      ...readingParts(shown, answers, reader, { site: siteInWords(t, site), as }),
      ...(await earlierSections(context, { body, reader, as })),
    ],
  }
}

function siteInWords(t: RequestContext['t'], site: FrozenBody['site']) {
  return (
    site && {
      label: t('apply')('site.label'),
      words: t('apply')('site.chosen', { name: site.name, count: site.months }),
    }
  )
}

export type OwnScorecard = {
  readonly state: 'draft' | 'final'
  /** By criterion id, as the form sends it: the answer as text, or `cannot-judge`. */
  readonly answers: Readonly<Record<string, string>>
  readonly versions: Readonly<Record<string, number>>
  readonly commentToTeam: string
  readonly privateNote: string
  readonly textsVersion: number
  readonly finalisedAt: Date | null
}

type AnsweredCriterion = Pick<Criterion, 'id' | 'rubric'>

/** A juror's own scorecard on one proposal; an empty draft when none was begun. */
export async function ownScorecard(
  db: Executor,
  {
    jurorId,
    proposalId,
    criteria,
  }: { jurorId: string; proposalId: string; criteria: readonly AnsweredCriterion[] },
): Promise<OwnScorecard> {
  const [card] = await standingCards(
    db,
    eq(scorecards.jurorId, jurorId),
    eq(scorecards.proposalId, proposalId),
  )
  return card ? ownCard(card, await scoresOf(db, card.id), criteria) : emptyCard
}

const emptyCard: OwnScorecard = {
  state: 'draft',
  answers: {},
  versions: {},
  commentToTeam: '',
  privateNote: '',
  textsVersion: 1,
  finalisedAt: null,
}

/** All scorecards a juror has begun in one challenge, by proposal. Two queries. */
export async function scorecardsOfJuror(
  db: Executor,
  {
    jurorId,
    challengeId,
    criteria,
  }: { jurorId: string; challengeId: string; criteria: readonly AnsweredCriterion[] },
): Promise<Map<string, OwnScorecard>> {
  const cards = await standingCards(
    db,
    eq(scorecards.jurorId, jurorId),
    eq(scorecards.challengeId, challengeId),
  )
  const ids = cards.map(({ id }) => id)
  const given = ids.length === 0 ? [] : await db.select().from(scores).where(inArray(scores.scorecardId, ids))
  return new Map(
    cards.map((card) => [
      card.proposalId,
      ownCard(
        card,
        given.filter(({ scorecardId }) => scorecardId === card.id),
        criteria,
      ),
    ]),
  )
}

function standingCards(db: Executor, ...which: SQL[]): Promise<ScorecardRow[]> {
  return db
    .select()
    .from(scorecards)
    .where(and(...which, ne(scorecards.state, 'void')))
}

function ownCard(
  card: ScorecardRow,
  given: readonly ScoreRow[],
  criteria: readonly AnsweredCriterion[],
): OwnScorecard {
  return {
    state: card.state === 'final' ? 'final' : 'draft',
    answers: Object.fromEntries(
      given.flatMap(({ criterionId, points }) => {
        const criterion = criteria.find(({ id }) => id === criterionId)
        if (!criterion) return []
        return [
          [criterionId, points === null ? 'cannot-judge' : shapeOf(criterion.rubric).say(settled(points))],
        ]
      }),
    ),
    versions: Object.fromEntries(given.map(({ criterionId, version }) => [criterionId, version])),
    commentToTeam: card.commentToTeam,
    privateNote: card.privateNote,
    textsVersion: card.version,
    finalisedAt: card.finalisedAt,
  }
}
