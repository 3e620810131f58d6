import type { Executor } from '#db/client.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { shownKit, type PressKit, type PressView } from '../core/press-kit.ts'
import { decisionView } from './decision-view.server.ts'
import { standingDecision } from './decisions.server.ts'
import type { AnnounceHeading } from './heading.server.ts'

/**
 * What the page for the press would say of the decision that stands, for organisers who may read it; null while there is
 * none. Countries, counts and the teams' own words come with the announcement.
 */
export async function pressPreview(
  db: Executor,
  {
    challengeId,
    heading,
    kit,
    lang,
  }: { challengeId: string; heading: AnnounceHeading; kit: PressKit; lang: Locale },
): Promise<PressView | null> {
  const decision = await standingDecision(db, challengeId)
  if (!decision) return null
  const { proposals, statements, currency } = await decisionView(db, decision, lang)
  const { slug, title, titleLang, zone, announcesAtIso, programmeName } = heading
  return {
    challenge: { slug, title, textLocale: titleLang, zone, announcesAtIso },
    programme: { name: programmeName, locale: lang },
    ...shownKit(kit, { lang, announcesAtIso }),
    winners: proposals.flatMap(({ outcome, citations = {}, awardName, amount, ...proposal }) => {
      if (outcome !== 'winner' && outcome !== 'honourable_mention') return []
      const { reference, title: solution, language, organisation } = proposal
      const said = Object.entries(citations).map(([locale, citation]) => ({
        ...{ locale: locale as Locale, citation },
      }))
      return [
        {
          ...{ outcome, reference, title: solution, language, organisation, country: null, summary: '' },
          award:
            awardName === null
              ? null
              : {
                  name: awardName,
                  locale: lang,
                  money: amount === undefined || currency === null ? null : { amount, currency },
                },
          citation: textIn(said, lang) ?? null,
        },
      ]
    }),
    statement: textIn(statements, lang) ?? null,
    figures: null,
    putRight: [],
  }
}
