import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSite, type AreaName } from '../site.ts'
import { Breadcrumb, type Crumb } from './breadcrumb.tsx'
import { LookStyles } from './look-styles.tsx'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'

export type AreaNavItem = { to: string; label: string; current?: boolean; note?: string }

export type AreaLayoutProps = {
  area: AreaName
  /** The page's heading, its only h1. */
  title: string
  /** The language of the title when it is not the page's. */
  titleLang?: string
  /** One line under the heading. */
  lede?: ReactNode
  /** Where one is: from the area's home down, without the page itself. */
  breadcrumb?: readonly Crumb[]
  nav?: readonly AreaNavItem[]
  /** The page's main action, beside the heading. */
  actions?: ReactNode
  /** `split` gives the page the whole width (reading beside scoring). */
  width?: 'normal' | 'split'
  /** The style sheet of a programme's own colours. */
  styles?: string | null
  children: ReactNode
}

/** The frame of a desk: applicant, juror, organiser, pilot host, administrator. */
export function AreaLayout({
  area: desk,
  title,
  titleLang,
  lede,
  breadcrumb,
  nav,
  actions,
  width = 'normal',
  styles,
  children,
}: AreaLayoutProps) {
  const { t } = useTranslation('ui')
  const { viewer } = useSite()
  // Organisers share their pages with those who may look at them; the frame says what the reader is.
  const area = desk === 'organiser' && viewer && !viewer.areas.includes(desk) ? 'staff' : desk
  return (
    <div className={`area area--${area}`}>
      <LookStyles href={styles} />
      <SiteHeader area={area} />
      <div className={`page page--area page--${width}${nav?.length ? ' page--with-nav' : ''}`}>
        {nav?.length ? (
          <nav className="area-nav" aria-label={t('area.navigation', { area: t(`area.${area}`) })}>
            <ul>
              {nav.map((item) => (
                <li key={item.to}>
                  <a href={item.to} aria-current={item.current ? 'page' : undefined}>
                    {item.label}
                    {item.note ? <span className="area-nav__note">{item.note}</span> : null}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <main id="content" tabIndex={-1} className="area-main">
          {breadcrumb?.length ? <Breadcrumb items={breadcrumb} /> : null}
          <div className="area-heading">
            <div>
              <h1 lang={titleLang}>{title}</h1>
              {lede ? <p className="lede">{lede}</p> : null}
            </div>
            {actions ? <div className="area-heading__actions">{actions}</div> : null}
          </div>
          {children}
        </main>
      </div>
      <SiteFooter quiet />
    </div>
  )
}
