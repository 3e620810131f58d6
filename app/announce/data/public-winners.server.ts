import type { ContentLanguage } from '#app/platform/languages.ts'
import { asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  pubBriefTexts,
  pubChallenges,
  pubCitations,
  pubDeclinedBefore,
  pubFigures,
  pubForms,
  pubMentions,
  pubProgrammes,
  pubStatements,
  pubWinners,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { formFromRow } from '#app/publish/core/form/form.ts'
import { shownForm, type FormText } from '#app/publish/core/form/form-words.ts'
import { readForm, type AnswerReader, type ReadAnswer } from '#app/publish/core/form/said-answer.ts'
import { publicAwardLines } from '#app/publish/data/award-plan.server.ts'
import type { AwardLineView } from '#app/publish/parts/award-lines.tsx'
import { textIn } from '#app/publish/core/text-in.ts'
import { publicImpact } from './public-impact.server.ts'

/**
 * Everything the winners page may say, or null for a challenge the public does not know. The views let winners and
 * statement out at the announcement; before it, this is the same whatever was decided. Twelve queries at most, ten side by side.
 */
export async function publicWinners(
  db: Executor,
  { slug, lang, now, t }: { slug: string; lang: Locale; now: Date; t: FormText },
) {
  const [row] = await db
    .select({
      id: pubChallenges.id,
      slug: pubChallenges.slug,
      state: pubChallenges.state,
      zone: pubChallenges.zone,
      partnerZones: pubProgrammes.partnerZones,
      theme: pubProgrammes.theme,
      announcesAt: pubChallenges.announcesAt,
    })
    .from(pubChallenges)
    .innerJoin(pubProgrammes, eq(pubProgrammes.id, pubChallenges.programmeId))
    .where(eq(pubChallenges.slug, slug))
  if (!row) return null
  const [texts, winners, statements, figures, pilots, forms, mentions, awards, citations, declined] =
    await Promise.all([
      db
        .select({
          locale: pubBriefTexts.locale,
          title: pubBriefTexts.title,
          question: pubBriefTexts.question,
        })
        .from(pubBriefTexts)
        .where(eq(pubBriefTexts.challengeId, row.id)),
      db
        .select({
          reference: pubWinners.reference,
          title: pubWinners.title,
          language: sql<ContentLanguage>`${pubWinners.language}`,
          summary: pubWinners.summary,
          organisation: pubWinners.organisation,
          country: pubWinners.country,
          reason: pubWinners.reason,
          answer: pubWinners.answer,
          movedUpAt: pubWinners.movedUpAt,
          awardLine: pubWinners.awardLine,
          amount: pubWinners.amount,
          formNumber: pubWinners.formNumber,
          answers: pubWinners.answers,
        })
        .from(pubWinners)
        .where(eq(pubWinners.challengeId, row.id))
        .orderBy(
          sql`${pubWinners.movedUpAt} nulls first`,
          sql`${pubWinners.place} nulls last`,
          asc(pubWinners.reference),
        ),
      db
        .select({ locale: sql<Locale>`${pubStatements.locale}`, statement: pubStatements.statement })
        .from(pubStatements)
        .where(eq(pubStatements.challengeId, row.id)),
      db.select().from(pubFigures).where(eq(pubFigures.challengeId, row.id)),
      publicImpact(db, row.id),
      db.select().from(pubForms).where(eq(pubForms.challengeId, row.id)),
      db
        .select()
        .from(pubMentions)
        .where(eq(pubMentions.challengeId, row.id))
        .orderBy(asc(pubMentions.reference)),
      publicAwardLines(db, row.id, lang),
      db
        .select({
          reference: pubCitations.reference,
          locale: sql<Locale>`${pubCitations.locale}`,
          citation: pubCitations.citation,
        })
        .from(pubCitations)
        .where(eq(pubCitations.challengeId, row.id)),
      db.select().from(pubDeclinedBefore).where(eq(pubDeclinedBefore.challengeId, row.id)),
    ])
  const citationOf = (reference: string) =>
    textIn(
      citations.filter((each) => each.reference === reference),
      lang,
    ) ?? null
  const awardOf = (position: number | null) => awards.find((each) => each.position === position) ?? null
  const text = textIn(
    texts.map((each) => ({ ...each, locale: each.locale ?? 'en' })),
    lang,
  )
  const { announcesAt, ...challenge } = row
  return {
    challenge: {
      id: challenge.id,
      slug: challenge.slug,
      zone: challenge.zone,
      partnerZones: challenge.partnerZones,
      theme: challenge.theme,
      announcesAtIso: announcesAt.toISOString(),
      title: text?.title ?? row.slug,
      question: text?.question ?? '',
      textLocale: text?.locale ?? lang,
      standing: standingOf(row.state, announcesAt <= now),
    },
    winners: winners.map(({ movedUpAt, formNumber, answers, awardLine, amount, ...winner }) => ({
      ...winner,
      citation: citationOf(winner.reference),
      award: awardView(awardOf(awardLine), amount),
      said: publicAnswers(
        forms.find(({ number }) => number === formNumber),
        answers,
        { lang, t },
      ),
      movedUpAtIso: movedUpAt?.toISOString() ?? null,
    })),
    mentions: mentions.map(({ reference, title, language, organisation, country, reason, awardLine }) => ({
      ...{ reference, title, language, organisation, country, reason },
      citation: citationOf(reference),
      award: awardView(awardOf(awardLine), null),
    })),
    /** Chosen teams that declined before the announcement: how many, and nothing else of them. */
    declinedBefore: declined[0]?.places ?? 0,
    statement: textIn(statements, lang) ?? null,
    figures: figures[0]
      ? { submitted: figures[0].submitted, eligible: figures[0].eligible, countries: figures[0].countries }
      : null,
    pilots,
  }
}

/** Which award, in the reader's language where it has one, and what it pays. */
function awardView(line: AwardLineView | null, amount: number | null) {
  if (line === null) return null
  const { name, locale, currency } = line
  return { name, locale, money: amount === null || currency === null ? null : { amount, currency } }
}

/** What the winner said to the public, question by question; nothing under the standard form, whose summary is all of it. */
function publicAnswers(
  form: { number: number; body: unknown } | undefined,
  answers: Record<string, string>,
  reader: AnswerReader,
): ReadAnswer[] {
  if (!form) return []
  const shown = shownForm(formFromRow(form), reader.lang, reader.t)
  return readForm(shown, answers, { ...reader, as: 'public' })
    .flatMap((section) => section.answers)
    .filter(({ said }) => said !== null)
}

function standingOf(state: string, isDue: boolean): 'announced' | 'cancelled' | 'late' | 'ahead' {
  if (state === 'announced' || state === 'piloting' || state === 'completed') return 'announced'
  if (state === 'cancelled') return 'cancelled'
  return isDue ? 'late' : 'ahead'
}
