import { useTranslation } from 'react-i18next'
import { countryName, formatInstant, formatMoney } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { embedSnippet } from '#app/desks/core/embed.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useOrigin } from '#app/ui/origin.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { PressView, PressWinner } from '../core/press-kit.ts'
import { Corrections } from './corrections.tsx'
import { PlainText } from './plain-text.tsx'

/** Everything a journalist can copy, in the order it is needed. `isPreview`: nothing of it is public yet, so nothing is linked. */
export function PressBody({ press, isPreview = false }: { press: PressView; isPreview?: boolean }) {
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  const { challenge, contact, lead, photoRights, quotes, statement, figures, winners } = press
  const own = useOwnLang()
  return (
    <>
      <PressCorrections press={press} />
      <Corrections corrections={press.putRight} zone={challenge.zone} />
      {lead ? (
        <Section id="lead" title={t('press.lead')}>
          <p className="lede">
            <PlainText text={lead.lead} lang={own(lead.locale)} />
          </p>
        </Section>
      ) : null}
      <Section id="facts" title={t('press.facts')}>
        <SummaryList
          items={[
            {
              label: t('press.challenge'),
              value: <span lang={own(challenge.textLocale)}>{challenge.title}</span>,
            },
            ...(press.programme
              ? [
                  {
                    label: t('press.programme'),
                    value: <span lang={own(press.programme.locale)}>{press.programme.name}</span>,
                  },
                ]
              : []),
            {
              label: t('winners.announcement'),
              value: formatInstant(lang, challenge.announcesAtIso, challenge.zone),
            },
            ...(figures
              ? [
                  {
                    label: t('press.field'),
                    value: t('winners.figures', { count: figures.submitted, countries: figures.countries }),
                  },
                ]
              : []),
          ]}
        />
        {winners.length === 0 ? <p>{t('winners.none')}</p> : null}
        {winners.map((winner) => (
          <PressCard key={winner.reference} winner={winner} slug={isPreview ? null : challenge.slug} />
        ))}
      </Section>
      {statement || quotes.length > 0 ? (
        <Section id="quotes" title={t('press.quotes')}>
          {statement ? (
            <Quote lang={own(statement.locale)} text={statement.statement} by={t('press.jury')} />
          ) : null}
          {quotes.map(({ position, locale, quote, speaker }) => (
            <Quote key={position} lang={own(locale)} text={quote} by={speaker} />
          ))}
        </Section>
      ) : null}
      <Section id="pictures" title={t('press.pictures')}>
        {photoRights ? (
          <p>
            <PlainText text={photoRights.photoRights} lang={own(photoRights.locale)} />
          </p>
        ) : null}
        <p>{t('press.own-pictures')}</p>
        {isPreview ? null : (
          <p>
            <a href={paths.pressArchive(challenge.slug)} download>
              {t('press.archive')}
            </a>{' '}
            {t('press.archive-hint')}
          </p>
        )}
      </Section>
      {contact ? (
        <Section id="contact" title={t('press.contact')}>
          <address className="press-contact">
            {contact.name ? <span>{contact.name}</span> : null}
            {contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null}
            {contact.phone ? (
              <a href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}>{contact.phone}</a>
            ) : null}
          </address>
        </Section>
      ) : null}
    </>
  )
}

/** `lang` of a text where it is not the page's. */
function useOwnLang(): (locale: Locale) => string | undefined {
  const { lang } = useSite()
  return (locale) => (locale === lang ? undefined : htmlLangs[locale])
}

/** What was wrong, the newest first, and when the kit was last changed. */
function PressCorrections({ press: { corrections, changedAtIso, challenge } }: { press: PressView }) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const own = useOwnLang()
  const on = (iso: string) => formatInstant(lang, iso, challenge.zone)
  return (
    <>
      {corrections.length > 0 ? (
        <Callout tone="warn" title={t('press.corrections')}>
          <ul>
            {corrections.map(({ number, atIso, correction, locale }) => (
              <li key={number}>
                <strong>{on(atIso)}</strong> <PlainText text={correction} lang={own(locale)} />
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {changedAtIso === null ? null : <p>{t('press.changed', { when: on(changedAtIso) })}</p>}
    </>
  )
}

function PressCard({ winner, slug }: { winner: PressWinner; slug: string | null }) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const own = useOwnLang()
  const { reference, outcome, title, language, organisation, country, award, citation, summary } = winner
  const money = award?.money ? formatMoney(lang, award.money.amount, award.money.currency) : null
  return (
    <article className="press-winner">
      <h3>
        {organisation}
        {country ? `, ${countryName(lang, country)}` : ''}
      </h3>
      <p>
        {t(`outcome.${outcome}`)}
        {award ? (
          <>
            {' · '}
            <span lang={own(award.locale)}>{award.name}</span>
          </>
        ) : null}
        {money ? ` · ${money}` : null}
        {' · '}
        <span lang={htmlLangOf(language)}>{title}</span>
      </p>
      {citation ? <Quote lang={own(citation.locale)} text={citation.citation} by={t('press.jury')} /> : null}
      {summary ? (
        <p>
          <strong>{t('press.own-words')}</strong> <PlainText text={summary} lang={htmlLangOf(language)} />
        </p>
      ) : null}
      {slug === null ? null : <TakeAway slug={slug} reference={reference} title={title} />}
    </article>
  )
}

/** The picture, the certificate, and the winner as a card for other people's pages. */
function TakeAway({ slug, reference, title }: { slug: string; reference: string; title: string }) {
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  const src = useOrigin() + paths.embedWinner(slug, reference)
  return (
    <>
      <ul className="link-row">
        <li>
          <a href={paths.winnerShareImage(slug, reference)}>{t('certificate.picture')}</a>
        </li>
        <li>
          <a href={paths.certificate(slug, reference)}>{t('certificate.open')}</a>
        </li>
      </ul>
      <Disclosure summary={t('press.embed')}>
        <pre className="share-code" tabIndex={0}>
          <code>{embedSnippet({ src, title })}</code>
        </pre>
      </Disclosure>
    </>
  )
}

function Quote({ text, by, lang }: { text: string; by: string; lang: string | undefined }) {
  return (
    <figure className="citation">
      <blockquote lang={lang}>
        <PlainText text={text} />
      </blockquote>
      <figcaption>{by}</figcaption>
    </figure>
  )
}
