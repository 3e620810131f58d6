import { useTranslation } from 'react-i18next'
import { Icon } from '../icon.tsx'
import { areaHomes, useSite } from '../site.ts'

/** Signing in, or the desks of whoever is signed in. */
export function AccountMenu() {
  const { t } = useTranslation('ui')
  const { viewer, paths } = useSite()
  if (!viewer) {
    return (
      <a className="site-header__sign-in" href={paths.signIn()}>
        {t('header.sign-in')}
      </a>
    )
  }
  const homes = areaHomes(paths)
  return (
    <details className="menu menu--end">
      <summary>
        <Icon name="person" />
        <span className="visually-hidden">{t('header.account')} </span>
        <span className="menu__name">{viewer.name}</span>
      </summary>
      <ul className="menu__list">
        {viewer.areas.map((area) => (
          <li key={area}>
            <a href={homes[area]}>{t(`area.${area}`)}</a>
          </li>
        ))}
        <li>
          <a href={paths.account}>{t('header.my-account')}</a>
        </li>
        <li>
          <form method="post" action={paths.signOut}>
            <button type="submit" className="menu__button">
              {t('header.sign-out')}
            </button>
          </form>
        </li>
      </ul>
    </details>
  )
}
