import { useTranslation } from 'react-i18next'
import { useSite, type AreaName } from '../site.ts'
import { AccountMenu } from './account-menu.tsx'
import { MailTroubleNote } from './mail-trouble-note.tsx'
import { LanguageSwitcher } from './language-switcher.tsx'
import { Wordmark } from './wordmark.tsx'

/** Name, the public's three ways in, the language and the person. The same on every page. */
export function SiteHeader({ area }: { area?: AreaName }) {
  const { t } = useTranslation('ui')
  const { viewer, paths, pathname } = useSite()
  // Who has other desks finds this one in the menu with the others.
  const isApplicant = area === 'applicant' || viewer?.areas.join() === 'applicant'
  const links = [
    { to: paths.challenges, label: t('header.challenges') },
    { to: paths.pilots, label: t('header.pilots') },
    { to: paths.about, label: t('header.about') },
  ]
  return (
    <header className="site-header">
      <div className="site-header__bar">
        <a className="site-header__home" href={paths.home} aria-label={t('header.home')}>
          <Wordmark />
        </a>
        {area ? <p className="site-header__area">{t(`area.${area}`)}</p> : null}
        <nav className="site-header__nav" aria-label={t('header.navigation')}>
          <ul>
            {isApplicant ? (
              <li className="site-header__own">
                <a href={paths.proposals} aria-current={pathname === paths.proposals ? 'page' : undefined}>
                  {t('area.applicant')}
                </a>
              </li>
            ) : null}
            {links.map((link) => (
              <li key={link.to}>
                <a href={link.to} aria-current={pathname === link.to ? 'page' : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="site-header__person">
          <LanguageSwitcher />
          <AccountMenu />
        </div>
      </div>
      <MailTroubleNote />
    </header>
  )
}
