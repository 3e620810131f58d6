import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export type SummaryItem = {
  /** Tells items with the same label apart. */
  key?: string
  label: string
  /** `lang` of the label, where it is not the page's. */
  labelLang?: string
  /** Nothing given shows "Not provided". */
  value?: ReactNode
  changeTo?: string
  /** What "Change" changes, for screen readers; the label when absent. */
  changeWhat?: string
}

/** Answers as they stand, each with the way to change it. */
export function SummaryList({ items }: { items: readonly SummaryItem[] }) {
  const { t } = useTranslation('ui')
  return (
    <dl className="summary-list">
      {items.map(({ key, label, labelLang, value, changeTo, changeWhat }) => (
        <div key={key ?? label}>
          <dt lang={labelLang}>{label}</dt>
          <dd>{value ?? <span className="summary-list__missing">{t('summary-list.not-provided')}</span>}</dd>
          {changeTo ? (
            <dd className="summary-list__change">
              <a href={changeTo}>
                {t('summary-list.change')}
                <span className="visually-hidden"> {changeWhat ?? label}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
