import { useTranslation } from 'react-i18next'
import { areaHomes, useSite, type AreaName } from '../site.ts'
import { AccountMenu } from './account-menu.tsx'
import { MailTroubleNote } from './mail-trouble-note.tsx'
import { LanguageSwitcher } from './language-switcher.tsx'
import { Wordmark } from './wordmark.tsx'

/** Name, the public's three ways in, the language and the person. The same on every page. */
export function SiteHeader({ area }: { area?: AreaName }) {
  const { t } = useTranslation('ui')
  const { viewer, paths, pathname } = useSite()
  // On public pages too, for whoever has one desk alone; others find theirs in the menu.
  const own = area ?? (viewer?.areas.length === 1 ? viewer.areas[0] : undefined)
  const links = [
    ...(own ? [{ to: areaHomes(paths)[own], label: t(`area.${own}`), isOwn: true }] : []),
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
        <nav className="site-header__nav" aria-label={t('header.navigation')}>
          <ul>
            {links.map((link) => (
              <li key={link.to} className={'isOwn' in link ? 'site-header__own' : undefined}>
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
