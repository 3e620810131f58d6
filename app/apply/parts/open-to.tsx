import { useTranslation } from 'react-i18next'
import type { EligibilityWords } from '#app/publish/core/brief-view.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'

export type OpenToProps = {
  /** In words, from the loader: as the challenge's public page says it. */
  openTo: EligibilityWords
}

/** Who may apply to this challenge, and from where. */
export function OpenTo({ openTo }: OpenToProps) {
  const { t } = useTranslation('apply')
  return (
    <SummaryList
      items={[
        { label: t('open-to.who'), value: <Words words={openTo.who} /> },
        { label: t('open-to.where'), value: <Words words={openTo.where} /> },
        ...(openTo.conditions.length > 0
          ? [
              {
                label: t('open-to.conditions'),
                value: <Words words={openTo.conditions.map(({ rule, text }) => `${rule} ${text}`)} />,
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
