/** The page for the press as plain text, to be pasted anywhere. */
import { countryName, formatInstant, formatMoney } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { PressView, PressWinner } from './press-kit.ts'

type Texts = (
  key:
    | `press.${'facts' | 'quotes' | 'jury' | 'own-words' | 'photo-rights' | 'corrections' | 'free' | 'of'}`
    | 'press.file.contact'
    | 'press.file.link'
    | 'winners.figures'
    | 'winners.none'
    | `outcome.${PressWinner['outcome']}`,
  values?: Record<string, string | number>,
) => string

/** One file for one language. Lines end as everywhere on the web; paragraphs are parted by an empty line. */
export function pressText(
  press: PressView,
  { lang, origin, t }: { lang: Locale; origin: string; t: Texts },
): string {
  const { challenge, corrections, putRight, figures, winners, statement, quotes, photoRights, contact } =
    press
  const on = (iso: string) => formatInstant(lang, iso, challenge.zone)
  const said = (words: string, by: string) => `“${words}”\n— ${by}`
  const parts = [
    t('press.of', { challenge: challenge.title }),
    press.programme?.name,
    t('press.free', { when: on(challenge.announcesAtIso) }),
    corrections.length + putRight.length > 0 &&
      [
        t('press.corrections').toLocaleUpperCase(lang),
        ...putRight.map(({ notedIso, correction }) => `${on(notedIso)}: ${correction}`),
        ...corrections.map(({ atIso, correction }) => `${on(atIso)}: ${correction}`),
      ].join('\n'),
    press.lead?.lead,
    t('press.facts').toLocaleUpperCase(lang),
    figures && t('winners.figures', { count: figures.submitted, countries: figures.countries }),
    winners.length === 0 && t('winners.none'),
    ...winners.map((winner) => winnerText(winner, { lang, t, said })),
    (statement || quotes.length > 0) && t('press.quotes').toLocaleUpperCase(lang),
    statement && said(statement.statement, t('press.jury')),
    ...quotes.map(({ quote, speaker }) => said(quote, speaker)),
    photoRights && `${t('press.photo-rights').toLocaleUpperCase(lang)}\n${photoRights.photoRights}`,
    contact &&
      t('press.file.contact', {
        contact: [contact.name, contact.email, contact.phone].filter((each) => each !== '').join(', '),
      }),
    t('press.file.link', { url: origin + pathsIn(lang).press(challenge.slug) }),
  ]
  return `${parts.filter((part) => typeof part === 'string' && part !== '').join('\n\n')}\n`
}

function winnerText(
  { outcome, title, organisation, country, award, citation, summary }: PressWinner,
  { lang, t, said }: { lang: Locale; t: Texts; said: (words: string, by: string) => string },
): string {
  const money = award?.money ? formatMoney(lang, award.money.amount, award.money.currency) : null
  return [
    [organisation, country && countryName(lang, country)].filter(Boolean).join(', '),
    [t(`outcome.${outcome}`), award?.name, money, title].filter(Boolean).join(' · '),
    citation && said(citation.citation, t('press.jury')),
    summary && `${t('press.own-words')} ${summary}`,
  ]
    .filter((line) => line !== null && line !== '')
    .join('\n')
}
