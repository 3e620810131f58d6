import { useTranslation } from 'react-i18next'
import { htmlLangs, localeNames, type Locale } from '#app/platform/i18n.ts'

export type LanguageTab = { readonly locale: Locale; readonly written?: number; readonly of?: number }

/** The languages of a text, each a link, with how much of it is written. */
export function LanguageTabs({
  tabs,
  current,
  hrefFor = (locale) => `?text=${locale}`,
}: {
  tabs: readonly LanguageTab[]
  current: Locale
  /** Where a language leads; to the same page with that text when absent. */
  hrefFor?: (locale: Locale) => string
}) {
  const { t } = useTranslation('publish')
  return (
    <nav className="tabs" aria-label={t('tabs.label')}>
      <ul>
        {tabs.map(({ locale, written, of }) => (
          <li key={locale}>
            <a href={hrefFor(locale)} aria-current={locale === current ? 'page' : undefined}>
              <span lang={htmlLangs[locale]}>{localeNames[locale]}</span>
              {written === undefined ? null : (
                <span className="tabs__note">
                  {' '}
                  {written === of ? t('tabs.complete') : t('tabs.written', { written, of })}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
