import { useTranslation } from 'react-i18next'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { EligibilityWords } from '../core/brief-view.ts'

/** Who may apply, as the rule that is checked: above the organiser's own text about it. */
export function EligibilityFacts({ eligibility }: { eligibility: EligibilityWords }) {
  const { t } = useTranslation('publish')
  return (
    <SummaryList
      items={[
        { label: t('eligibility.who'), value: <Words words={eligibility.who} /> },
        { label: t('eligibility.where'), value: <Words words={eligibility.where} /> },
        ...(eligibility.conditions.length > 0
          ? [
              {
                label: t('eligibility.conditions'),
                value: <Words words={eligibility.conditions.map(({ rule, text }) => `${rule} ${text}`)} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function Words({ words }: { words: readonly string[] }) {
  return (
    <ul className="plain-list">
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  )
}
