import { useTranslation } from 'react-i18next'
import { AnswerView } from '#app/apply/parts/answer-view.tsx'
import type { ReadAnswer } from '#app/publish/core/form/said-answer.ts'
import { countryName, formatInstant, formatMoney } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import type { CoverTheme } from '#app/ui/cover-art.ts'
import { Cover } from '#app/ui/cover.tsx'
import { Card } from '#app/ui/layout/card.tsx'
import { ShownInNote } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { PlainText } from './plain-text.tsx'

/** What the public reads of a winner and of an honourable mention alike. */
export type MentionShown = {
  reference: string
  title: string
  language: ContentLanguage
  organisation: string
  country: string | null
  reason: string
  citation: { citation: string; locale: Locale } | null
  award: { name: string; locale: Locale; money: { amount: number; currency: string } | null } | null
}

export type WinnerShown = MentionShown & {
  summary: string
  answer: 'accepted' | 'declined' | null
  movedUpAtIso: string | null
  said: readonly ReadAnswer[]
}

/** A winner: who, what, which award, and what the jury says of it. */
export function WinnerCard({
  winner,
  challenge,
}: {
  winner: WinnerShown
  challenge: { slug: string; theme: CoverTheme; zone: string }
}) {
  const { theme, zone } = challenge
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  return (
    <Card
      id={winner.reference}
      title={winner.title}
      titleLang={winner.language === lang ? undefined : htmlLangOf(winner.language)}
      level={2}
      eyebrow={useBy(winner)}
      cover={<Cover slug={winner.reference} theme={theme} />}
      foot={
        <>
          <p>{t(winner.answer === 'declined' ? 'winners.declined' : 'winners.chosen')}</p>
          <ShownInNote locale={winner.language} />
          {winner.answer === 'declined' ? null : <TakeAway slug={challenge.slug} {...winner} />}
        </>
      }
    >
      <AwardName award={winner.award} />
      {winner.summary ? (
        <p>
          <PlainText text={winner.summary} lang={htmlLangOf(winner.language)} />
        </p>
      ) : null}
      {winner.said.map(({ key, label, wordsIn, said }) => (
        <div key={key}>
          <h3 lang={wordsIn ? htmlLangs[wordsIn] : undefined}>{label}</h3>
          {said ? <AnswerView said={said} language={winner.language} /> : null}
        </div>
      ))}
      <Citation citation={winner.citation} />
      {winner.movedUpAtIso ? (
        <p>{t('winners.moved-up', { when: formatInstant(lang, winner.movedUpAtIso, zone, 'date') })}</p>
      ) : (
        <p>
          <strong>{t('winners.reason')}</strong> <PlainText text={winner.reason} />
        </p>
      )}
    </Card>
  )
}

/** An honourable mention, with the reason. */
export function MentionCard({ mention, slug }: { mention: MentionShown; slug: string }) {
  const { lang } = useSite()
  return (
    <Card
      id={mention.reference}
      title={mention.title}
      titleLang={mention.language === lang ? undefined : htmlLangOf(mention.language)}
      eyebrow={useBy(mention)}
      foot={<TakeAway slug={slug} {...mention} />}
    >
      <AwardName award={mention.award} />
      <Citation citation={mention.citation} />
      <p>
        <PlainText text={mention.reason} />
      </p>
    </Card>
  )
}

/** What everybody may take with them. */
function TakeAway({ slug, reference }: { slug: string; reference: string }) {
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  return (
    <ul className="link-row">
      <li>
        <a href={paths.certificate(slug, reference)}>{t('certificate.open')}</a>
      </li>
      <li>
        <a href={paths.winnerShareImage(slug, reference)}>{t('certificate.picture')}</a>
      </li>
    </ul>
  )
}

/** Who it is from, and from where. */
function useBy({ organisation, country }: MentionShown): string {
  const { lang } = useSite()
  return [organisation, country && countryName(lang, country)].filter(Boolean).join(', ')
}

/** What the jury says of it to everybody. */
function Citation({ citation: said }: Pick<MentionShown, 'citation'>) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  if (said === null) return null
  return (
    <figure className="citation">
      <blockquote lang={said.locale === lang ? undefined : htmlLangs[said.locale]}>
        <PlainText text={said.citation} />
      </blockquote>
      <figcaption>{t('winners.citation')}</figcaption>
    </figure>
  )
}

/** Which award it is, where the challenge has several, and what it pays. */
function AwardName({ award }: Pick<MentionShown, 'award'>) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  if (award === null) return null
  const { name, locale, money } = award
  return (
    <p>
      <strong lang={locale === lang ? undefined : htmlLangs[locale]}>{name}</strong>
      {money ? t('winners.pays', { money: formatMoney(lang, money.amount, money.currency) }) : null}
    </p>
  )
}
