import { useTranslation } from 'react-i18next'

export type Crumb = { to: string; label: string }

/** The way back up, from the area's home down to the page above this one. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  const { t } = useTranslation('ui')
  return (
    <nav className="breadcrumb" aria-label={t('breadcrumb')}>
      <ol>
        {items.map((item) => (
          <li key={item.to}>
            <a href={item.to}>{item.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
