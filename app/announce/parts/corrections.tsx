import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { PlainText } from './plain-text.tsx'

/** What was put right after appeals, for everybody to read; never who appealed. */
export function Corrections({
  corrections,
  zone,
}: {
  corrections: readonly { correction: string; lang: string; notedIso: string }[]
  zone: string
}) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  if (corrections.length === 0) return null
  return (
    <Section id="appeal-corrections" title={t('winners.corrections')} intro={t('winners.corrections-intro')}>
      <dl className="summary-list">
        {corrections.map(({ correction, lang: language, notedIso }) => (
          <div key={notedIso}>
            <dt>{formatInstant(lang, notedIso, zone, 'date')}</dt>
            <dd lang={language} dir="auto">
              <PlainText text={correction} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
