import { useTranslation } from 'react-i18next'
import { languageName } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { Callout } from './callout.tsx'
import { useSite } from './site.ts'

/** Says that a text is shown in another language than the page's. Nothing when it is not. */
export function ShownIn({ locale }: { locale: Locale }) {
  const { t } = useTranslation('ui')
  const { lang } = useSite()
  if (locale === lang) return null
  return (
    <Callout>
      <p>{t('shown-in', { language: languageName(lang, locale) })}</p>
    </Callout>
  )
}

/** The same in two words, for one text among others: "In English". */
export function ShownInNote({ locale }: { locale: ContentLanguage }) {
  const { t } = useTranslation('ui')
  const { lang } = useSite()
  return locale === lang ? null : (
    <span className="shown-in">{t('shown-in-note', { language: languageName(lang, locale) })}</span>
  )
}
