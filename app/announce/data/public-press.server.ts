import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubChallenges, pubProgrammeTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { FormText } from '#app/publish/core/form/form-words.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { shownKit, type PressView, type PressWinner } from '../core/press-kit.ts'
import { correctionsOf } from './appeals.server.ts'
import { publicPressKit } from './press-kit.server.ts'
import { standingOf } from './public-winner.server.ts'
import { publicWinners } from './public-winners.server.ts'

/** What everybody reads on the page for the press; null before the announcement and for what is no challenge. */
export async function publicPress(
  db: Executor,
  asked: { slug: string; lang: Locale; now: Date; t: FormText },
): Promise<PressView | null> {
  const page = await publicWinners(db, asked)
  if (page?.challenge.standing !== 'announced') return null
  const { challenge, statement, figures } = page
  const [kit, putRight, names] = await Promise.all([
    publicPressKit(db, challenge.id),
    correctionsOf(db, challenge.id),
    db
      .select({ locale: sql<Locale>`${pubProgrammeTexts.locale}`, name: pubProgrammeTexts.name })
      .from(pubProgrammeTexts)
      .innerJoin(pubChallenges, eq(pubChallenges.programmeId, pubProgrammeTexts.programmeId))
      .where(eq(pubChallenges.id, challenge.id)),
  ])
  const { slug, title, textLocale, zone, announcesAtIso } = challenge
  return {
    challenge: { slug, title, textLocale, zone, announcesAtIso },
    programme: textIn(names, asked.lang) ?? null,
    ...shownKit(kit, { lang: asked.lang, announcesAtIso }),
    winners: standingOf(page).map(({ outcome, winner }): PressWinner => {
      const { reference, title: solution, language, organisation, country, award, citation } = winner
      return {
        ...{ outcome, reference, title: solution, language, organisation, country, award, citation },
        summary: 'summary' in winner ? winner.summary : '',
      }
    }),
    ...{ statement, figures, putRight },
  }
}
