import { useTranslation } from 'react-i18next'
import type { EligibilityWords } from '../core/brief-view.ts'
import { EligibilityList } from './eligibility-list.tsx'

/** Who may apply, as the rule that is checked: above the organiser's own text about it. */
export function EligibilityFacts({ eligibility }: { eligibility: EligibilityWords }) {
  const { t } = useTranslation('publish')
  const labels = {
    who: t('eligibility.who'),
    where: t('eligibility.where'),
    conditions: t('eligibility.conditions'),
  }
  return <EligibilityList words={eligibility} labels={labels} />
}
