import { useTranslation } from 'react-i18next'
import { formatDecimal } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import type { JudgingRule } from '../core/judging-rule.ts'
import { ruleLines, type Counting, type RuleLine } from '../core/rule-words.ts'

type NamedCriterion = {
  position: number
  name: string
  weight: number
  minimum: string | null
  isForFinalists: boolean
}

/** How scores become a ranking, a sentence for each step. */
export function JudgingRuleWords({
  rule,
  criteria,
  counting = null,
}: {
  rule: JudgingRule
  criteria: readonly NamedCriterion[]
  /** Which ranking counts after a meeting, where that is told. */
  counting?: Counting | null
}) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const nameOf = (position: number) =>
    criteria.find((each) => each.position === position)?.name ||
    t('edit-criteria.number', { number: position })
  const said = (line: RuleLine): string => {
    switch (line.key) {
      case 'jurors-trimmed':
      case 'criteria-trimmed':
        return t(`judging-rule.${line.key}`, { highest: line.highest, lowest: line.lowest })
      case 'rounded-panel':
      case 'rounded-weighted':
      case 'rounded-total':
        return t(`judging-rule.${line.key}`, {
          count: line.digits,
          mode: t(`judging-rule.modes.${line.mode}`),
        })
      case 'ties': {
        const order = line.order.map((each) => (each === null ? t('judging-rule.spread') : nameOf(each)))
        return t('judging-rule.ties', { order: order.join(' → ') })
      }
      case 'minimum':
        return t('judging-rule.minimum', { minimum: formatDecimal(lang, line.minimum) })
      default:
        return t(`judging-rule.${line.key}`)
    }
  }
  return (
    <ul className="rule-words">
      {ruleLines(rule, criteria, counting).map((line) => (
        <li key={line.key}>{said(line)}</li>
      ))}
    </ul>
  )
}
