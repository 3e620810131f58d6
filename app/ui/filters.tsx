import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

export type FiltersProps = {
  /** Fields of `#app/ui/form`, each with its present value as `defaultValue`. */
  children: ReactNode
  /** Where the list stands without any filter; absent when none is set. */
  clearTo?: string
  /** How many rows are left: a sentence, spoken after each change of page. */
  result?: string
}

/** A GET form over a list: what it asks stands in the address, so a filtered list can be sent to somebody. */
export function Filters({ children, clearTo, result }: FiltersProps) {
  const { t } = useTranslation('ui')
  return (
    <search className="filters">
      <form method="get">
        <div className="filters__fields">{children}</div>
        <div className="filters__actions">
          <Button tone="secondary" icon="filter">
            {t('filters.apply')}
          </Button>
          {clearTo ? <a href={clearTo}>{t('filters.clear')}</a> : null}
        </div>
      </form>
      {result ? <p className="filters__result">{result}</p> : null}
    </search>
  )
}
