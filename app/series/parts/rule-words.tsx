import { useTranslation } from 'react-i18next'
import { formatDecimal } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import type { StandingsRule } from '../core/standings-rule.ts'

export type RuleWordsProps = {
  rule: StandingsRule
  criteria: readonly { readonly name: string; readonly weight: number; readonly most: string }[]
  rounds: readonly {
    readonly name: string
    readonly unit: string
    readonly worst: string | null
    readonly best: string | null
    readonly isJudged: boolean
    readonly kind: string
  }[]
  /** The language of names, where it is not the page's. */
  textLang?: string
}

/** The rule of the standings in plain words: what everybody could count again. */
export function RuleWords({ rule, criteria, rounds, textLang }: RuleWordsProps) {
  const { t } = useTranslation('series')
  const { lang } = useSite()
  const number = (text: string) => formatDecimal(lang, text)
  const isJudged = rule.juryPercent > 0 && rounds.some((round) => round.isJudged)
  const withEnds = rounds.filter(({ worst, best }) => worst !== null && best !== null)
  return (
    <div className="prose">
      <ul>
        <li>
          {rule.counts === 'places' ? t('rule.places', { points: rule.points.join(', ') }) : t('rule.shares')}
          {rule.counts === 'shares' ? (
            <ul lang={textLang}>
              {withEnds.map(({ name, unit, worst, best }) => (
                <li key={name}>
                  {t('rule.ends', {
                    round: name,
                    unit,
                    worst: number(worst ?? ''),
                    best: number(best ?? ''),
                  })}
                </li>
              ))}
            </ul>
          ) : null}
        </li>
        {isJudged ? (
          <li>
            {t('rule.jury', { percent: rule.juryPercent, rest: 100 - rule.juryPercent })}{' '}
            {rule.counts === 'places' ? t('rule.jury-places') : null}
            <ul lang={textLang}>
              {criteria.map(({ name, weight, most }) => (
                <li key={name}>{t('rule.criterion', { name, weight, most: number(most) })}</li>
              ))}
            </ul>
          </li>
        ) : null}
        <li>
          {rule.bestOf === null ? null : `${t('rule.best-of', { count: rule.bestOf })} `}
          {t(`rule.${rule.together}`)}
        </li>
        <li>{t(`rule.missing.${rule.missing}`)}</li>
        <li>{t('rule.not-started')}</li>
        <li>{t(`rule.not-finished.${rule.notFinished}`)}</li>
        <li>{t(`rule.disqualified.${rule.disqualified}`)}</li>
        {rule.isFurtherFirst ? <li>{t('rule.further')}</li> : null}
        {rule.ties.length > 0 ? (
          <li>
            {t('rule.ties')}
            <ol>
              {rule.ties.map((tie) => (
                <li key={tie}>{t(`rule.tie.${tie}`)}</li>
              ))}
            </ol>
          </li>
        ) : null}
        <li>{t('rule.shared')}</li>
        <li>{t('rule.exact')}</li>
      </ul>
    </div>
  )
}
