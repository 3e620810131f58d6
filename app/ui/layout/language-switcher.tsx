import { useTranslation } from 'react-i18next'
import { hreflangs, htmlLangs, localeNames, locales, pathInLocale } from '#app/platform/i18n.ts'
import { Icon } from '../icon.tsx'
import { usePageLanguages } from '../page-languages.ts'
import { useSite } from '../site.ts'

/** The same page in the other languages, each named in itself; where its texts are in others, it says so. */
export function LanguageSwitcher() {
  const { t } = useTranslation('ui')
  const { lang, pathname, search } = useSite()
  const written = usePageLanguages()
  return (
    <details className="menu">
      <summary>
        <Icon name="globe" />
        <span className="visually-hidden">{t('header.language')} </span>
        <span lang={htmlLangs[lang]}>{localeNames[lang]}</span>
      </summary>
      <ul className="menu__list">
        {locales.map((locale) => (
          <li key={locale}>
            <a
              href={pathInLocale(pathname, locale) + search}
              lang={htmlLangs[locale]}
              hrefLang={hreflangs[locale]}
              aria-current={locale === lang ? 'true' : undefined}
            >
              {localeNames[locale]}
              {written.includes(locale) ? null : (
                <span className="menu__note" lang={htmlLangs[lang]}>
                  {t('header.menus-only')}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
