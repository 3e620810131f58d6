import { countryName } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { CoverTheme } from '#app/ui/cover-art.ts'
import type { ShareImage } from './share-image.ts'

/** What the picture of a winner says: what it won, which solution, whose. */
export function winnerImage(
  {
    challenge,
    winner,
  }: {
    challenge: { readonly title: string; readonly theme: CoverTheme }
    winner: {
      readonly reference: string
      readonly title: string
      readonly organisation: string
      readonly country: string | null
    }
  },
  { lang, outcome }: { lang: Locale; outcome: string },
): ShareImage {
  const { reference, title, organisation, country } = winner
  return {
    slug: reference,
    theme: challenge.theme,
    eyebrow: `${outcome} · ${challenge.title}`,
    headline: title,
    note: [organisation, country && countryName(lang, country)].filter(Boolean).join(', '),
  }
}
