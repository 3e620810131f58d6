import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { organisations, proposals, proposalVersions, scorecards } from '#db/schema/index.ts'
import { readFrozenBody, type FrozenBody } from '#app/apply/core/frozen-body.ts'
import { filesForReaders } from '#app/apply/core/files/file-to-read.ts'
import { fileStatesOfVersion } from '#app/apply/data/files.server.ts'
import { partnersInWords } from '#app/apply/data/consortium.server.ts'
import type { NotesByQuestion } from '#app/apply/core/answer-notes.ts'
import { notesOfVersion } from '#app/apply/data/answer-notes.server.ts'
import { answerReader } from '#app/apply/data/answer-reader.server.ts'
import { earlierSections } from '#app/apply/data/earlier-answers.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { shownForm } from '#app/publish/core/form/form-words.ts'
import type { ReadSection } from '#app/publish/core/form/said-answer.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import { readingParts } from '../core/reading.ts'
import { scoresOf } from './open-scorecard.server.ts'

export type ProposalToScore = {
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly organisationKind: string
  readonly country: string | null
  /** The other organisations of its consortium, a line each. */
  readonly partners: readonly string[]
  readonly parts: readonly ReadSection[]
  /** Trade secrets and translations. */
  readonly notes: NotesByQuestion
}

/**
 * What was handed in, as it was frozen and in the juror's language: the version that counts, whatever the team has drafted
 * since. Answers that are for the organisers alone do not leave this function.
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
  const { body: frozen, challengeId, version, ...proposal } = row
  const body = readFrozenBody(frozen)
  const { answers, site, partners = [], formNumber: number = 0, files = [] } = body
  const form = await formNumbered(db, { challengeId, number })
  const states = files.length > 0 ? await fileStatesOfVersion(db, { proposalId, number: version }) : {}
  const reader = await answerReader(context, {
    proposalId,
    forms: [form],
    files: filesForReaders(files, states, {
      to: fileTo,
      // The team's own name for it may say whose it is.
      nameOf: (each) => t('apply')('files.given-name', { reference: row.reference, number: each }),
    }),
  })
  const shown = shownForm(form, lang, t('publish'))
  const inApply = t('apply')
  const lines = partnersInWords(partners, lang).map(({ name, countryName: country, part, hasAgreed }) =>
    inApply(hasAgreed ? 'consortium.line' : 'consortium.line-not-agreed', { name, country, part }),
  )
  const notes = await notesOfVersion(context, { proposalId, body })
  return {
    ...proposal,
    notes,
    partners: lines,
    parts: [
      ...readingParts(shown, answers, reader, siteInWords(t, site)),
      ...(await earlierSections(context, { body, reader, as: 'jurors' })),
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
