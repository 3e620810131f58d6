/** What a certificate says, line by line, once for the page and for the sheet: they never differ. */
import { countryName, formatInstant, formatMoney } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { CoverTheme } from '#app/ui/cover-art.ts'

/** A proposal that won or was mentioned, as everybody may read of it. */
export type AwardedProposal = {
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly country: string | null
  readonly award: {
    readonly name: string
    readonly locale: Locale
    readonly money: { readonly amount: number; readonly currency: string } | null
  } | null
  readonly citation: { readonly citation: string; readonly locale: Locale } | null
}

export type CertificateFacts = {
  readonly challenge: {
    readonly slug: string
    readonly title: string
    readonly textLocale: Locale
    readonly theme: CoverTheme
    readonly zone: string
    readonly announcedAtIso: string
  }
  readonly programme: { readonly name: string; readonly locale: Locale } | null
  readonly outcome: 'winner' | 'honourable_mention'
  readonly winner: AwardedProposal
  /** The entry of the record that sealed the result bundle, and the bundle's fingerprint; null where there is none. */
  readonly seal: { readonly hash: string; readonly seq: number } | null
}

/** Words with the `lang` they are in, where it is not the certificate's own. */
export type Words = { readonly text: string; readonly lang?: string }

export type Certificate = {
  readonly title: string
  readonly programme: Words | null
  readonly organisation: string
  readonly country: string | null
  /** "has won the challenge". */
  readonly said: string
  readonly challenge: Words
  readonly solutionLabel: string
  readonly solution: Words
  readonly award: Words | null
  readonly juryLabel: string
  readonly citation: Words | null
  readonly announced: string
  readonly sealed: string | null
  readonly hash: string | null
  readonly checkLabel: string
  /** Where anybody can look it up. */
  readonly checkUrl: string
}

type Texts = (
  key:
    | `certificate.said.${CertificateFacts['outcome']}`
    | `certificate.${'title' | 'solution' | 'jury' | 'announced' | 'sealed' | 'check'}`,
  values?: Record<string, string | number>,
) => string

/** The certificate in this language. */
export function certificateOf(
  { challenge, programme, outcome, winner, seal }: CertificateFacts,
  { lang, origin, t }: { lang: Locale; origin: string; t: Texts },
): Certificate {
  const inLocale = (text: string, locale: Locale): Words =>
    locale === lang ? { text } : { text, lang: htmlLangs[locale] }
  const { award, citation } = winner
  const paths = pathsIn(lang)
  return {
    title: t('certificate.title'),
    programme: programme && inLocale(programme.name, programme.locale),
    organisation: winner.organisation,
    country: winner.country && countryName(lang, winner.country),
    said: t(`certificate.said.${outcome}`),
    challenge: inLocale(challenge.title, challenge.textLocale),
    solutionLabel: t('certificate.solution'),
    solution: {
      text: winner.title,
      ...(winner.language !== lang && { lang: htmlLangOf(winner.language) }),
    },
    award:
      award &&
      inLocale(
        award.money
          ? `${award.name} · ${formatMoney(lang, award.money.amount, award.money.currency)}`
          : award.name,
        award.locale,
      ),
    juryLabel: t('certificate.jury'),
    citation: citation && inLocale(citation.citation, citation.locale),
    announced: t('certificate.announced', {
      when: formatInstant(lang, challenge.announcedAtIso, challenge.zone, 'date'),
      reference: winner.reference,
    }),
    sealed: seal && t('certificate.sealed', { seq: seal.seq }),
    hash: seal?.hash ?? null,
    checkLabel: t('certificate.check'),
    checkUrl: `${origin}${paths.winners(challenge.slug)}#${winner.reference}`,
  }
}
