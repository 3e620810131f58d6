import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'

export type PagerProps = {
  /** Address of the rows after these (keyset: `?after=`); absent on the last page. */
  nextTo?: string
  /** Address of the first rows; absent on the first page. */
  firstTo?: string
  /** "1–50 of 312", when it is known. */
  note?: string
}

/** On to the next rows, or back to the first. Renders nothing when there is one page only. */
export function Pager({ nextTo, firstTo, note }: PagerProps) {
  const { t } = useTranslation('ui')
  if (!nextTo && !firstTo) return null
  return (
    <nav className="pager" aria-label={t('pager.label')}>
      {firstTo ? (
        <a href={firstTo}>
          <Icon name="arrow-left" />
          {t('pager.first')}
        </a>
      ) : (
        <span />
      )}
      {note ? <span className="pager__note">{note}</span> : null}
      {nextTo ? (
        <a href={nextTo} rel="next">
          {t('pager.next')}
          <Icon name="arrow-right" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
