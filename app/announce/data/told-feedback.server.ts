import { asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { feedbackRatings, toldBands, toldComments } from '#db/schema/index.ts'
import { criteriaInWords } from '#app/judge/data/criteria.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { toldRatings, type ToldRatings } from '../core/feedback-ratings.ts'

/**
 * What one team reads of its proposal's feedback, from views that are empty before the announcement: the band in each
 * criterion, in the order of the brief, and the checked comments.
 */
export async function toldFeedback(
  db: Executor,
  { challengeId, proposalId, lang }: { challengeId: string; proposalId: string; lang: Locale },
) {
  const bands = await db.select().from(toldBands).where(eq(toldBands.proposalId, proposalId))
  const criteria = bands.length > 0 ? await criteriaInWords(db, { challengeId, lang }) : []
  const comments = await db
    .select({ place: toldComments.place, wording: toldComments.wording, language: toldComments.language })
    .from(toldComments)
    .where(eq(toldComments.proposalId, proposalId))
    .orderBy(asc(toldComments.place))
  return {
    bands: criteria.flatMap(({ id, name, locale }) => {
      const told = bands.find(({ criterionId }) => criterionId === id)
      return told ? [{ criterionId: id, name, nameLang: locale, band: told.band, lack: told.lack }] : []
    }),
    comments: comments.map(({ language, ...comment }) => ({ ...comment, lang: htmlLangOf(language) })),
  }
}

/** What the team has answered about its feedback, or null. One query. */
export async function ratingOf(db: Executor, proposalId: string) {
  const [row] = await db
    .select({ usefulness: feedbackRatings.usefulness, words: feedbackRatings.words })
    .from(feedbackRatings)
    .where(eq(feedbackRatings.proposalId, proposalId))
  return row ?? null
}

/** What the teams of a challenge answered together; null while they are too few. One query. */
export async function ratingsOf(db: Executor, challengeId: string): Promise<ToldRatings | null> {
  const rows = await db
    .select({ usefulness: feedbackRatings.usefulness, words: feedbackRatings.words })
    .from(feedbackRatings)
    .where(eq(feedbackRatings.challengeId, challengeId))
  return toldRatings(rows)
}
