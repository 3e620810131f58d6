import { useTranslation } from 'react-i18next'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { Tag } from '#app/ui/tag.tsx'

export type ShownMinutes = {
  number: number
  locale: Locale
  parts: readonly { heading: string; text: string; isClosed: boolean }[]
  foot: readonly string[]
  isApproved: boolean
}

/** The minutes, part by part; what is closed to the reader has its place and no words. */
export function MinutesParts({ minutes }: { minutes: ShownMinutes }) {
  const { t } = useTranslation('judge')
  return (
    <Section id="minutes" tone="raised">
      <h2 className="visually-hidden">{t('minutes.title')}</h2>
      <p>
        <Tag tone={minutes.isApproved ? 'good' : 'warn'}>
          {t(minutes.isApproved ? 'minutes.approved' : 'minutes.draft-tag')}
        </Tag>
      </p>
      {minutes.parts.map((part, index) =>
        part.isClosed ? (
          <p key={index}>{t('minutes.closed-part')}</p>
        ) : (
          <section key={index} lang={htmlLangs[minutes.locale]}>
            <h3>{part.heading}</h3>
            {part.text.split('\n').map((line, at) => (
              <p key={at}>{line}</p>
            ))}
          </section>
        ),
      )}
      {minutes.foot.map((line) => (
        <p key={line}>
          <small>{line}</small>
        </p>
      ))}
    </Section>
  )
}
