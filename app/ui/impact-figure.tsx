import { useTranslation } from 'react-i18next'
import { formatNumber } from '#app/platform/format.ts'
import { useSite } from './site.ts'

/** Where a number comes from. A bare number is never shown. */
export type ImpactBasis = 'rated' | 'modelled' | 'expected' | 'reported' | 'measured' | 'projected'

export type ImpactFigureProps = {
  /** A number, or text when it is a range. */
  value: number | string
  unit: string
  /** What was counted: "less cooling energy". */
  label: string
  basis: ImpactBasis
  /** What it is compared with, in words: "120 MWh in 2021". */
  baseline?: string
  /** Who counted, how, when. */
  note?: string
  /** `lang` of unit and label, where it is not the page's. */
  textLang?: string
}

/** A result with its unit, its basis and what it is compared with. */
export function ImpactFigure({ value, unit, label, basis, baseline, note, textLang }: ImpactFigureProps) {
  const { t } = useTranslation('ui')
  const { lang } = useSite()
  return (
    <div className={`impact impact--${basis}`}>
      <p className="impact__value">
        <span className="impact__number">
          {typeof value === 'number' ? formatNumber(lang, value) : value}
        </span>{' '}
        <span className="impact__unit" lang={textLang}>
          {unit}
        </span>
      </p>
      <p className="impact__label" lang={textLang}>
        {label}
      </p>
      <p className="impact__basis">
        <span className="impact__tag">{t(`basis.${basis}`)}</span>
        {baseline ? <span> {t('impact.baseline', { baseline })}</span> : null}
      </p>
      {note ? <p className="impact__note">{note}</p> : null}
    </div>
  )
}
