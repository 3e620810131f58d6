import { useTranslation } from 'react-i18next'
import type { rankRules } from '../core/ballots/way.ts'

type StatedWayView =
  | { way: 'scorecards' | 'pairwise' }
  | { way: 'ranked'; rule: { by: (typeof rankRules)[number]; points?: readonly number[] } }

/** How the jury judges, for everybody; nothing where it is by scorecards, which the criteria say themselves. */
export function StatedWay({ way }: { way: StatedWayView }) {
  const { t } = useTranslation('judge')
  if (way.way === 'scorecards') return null
  const points = way.way === 'ranked' ? way.rule.points : undefined
  return (
    <div className="prose">
      <h3>{t('way.public.title')}</h3>
      <p>
        {way.way === 'ranked' ? t(`way.public.ranked-${way.rule.by}`) : t('way.public.pairwise')}
        {points ? ` ${t('way.public.points', { points: points.join(', ') })}` : null}
      </p>
      <p>
        {t('way.public.criteria')} {t('way.public.recusal')}
      </p>
    </div>
  )
}
