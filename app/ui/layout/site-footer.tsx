import { useTranslation } from 'react-i18next'
import { useSite } from '../site.ts'

/** Where the ground rules are: the same on every page and in the same order. `quiet` inside the desks. */
export function SiteFooter({ quiet = false }: { quiet?: boolean }) {
  const { t } = useTranslation('ui')
  const { paths } = useSite()
  return (
    <footer className={`site-footer${quiet ? ' site-footer--quiet' : ''}`}>
      <div className="site-footer__inner">
        {quiet ? null : <p className="site-footer__promise">{t('footer.promise')}</p>}
        <nav aria-label={t('footer.navigation')}>
          <ul>
            <li>
              <a href={paths.challenges}>{t('header.challenges')}</a>
            </li>
            <li>
              <a href={paths.pilots}>{t('header.pilots')}</a>
            </li>
            <li>
              <a href={paths.verify}>{t('footer.verify')}</a>
            </li>
            <li>
              <a href={paths.about}>{t('footer.about')}</a>
            </li>
            <li>
              <a href={paths.outages}>{t('footer.outages')}</a>
            </li>
            <li>
              <a href={paths.openData}>{t('footer.open-data')}</a>
            </li>
            <li>
              <a href={paths.accessibility}>{t('footer.accessibility')}</a>
            </li>
          </ul>
        </nav>
        <p className="site-footer__note">{t('footer.note')}</p>
      </div>
    </footer>
  )
}
