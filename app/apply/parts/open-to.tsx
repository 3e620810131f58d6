import { useTranslation } from 'react-i18next'
import { SummaryList } from '#app/ui/summary-list.tsx'

export type OpenToProps = {
  /** In words, from the loader: as the challenge's public page says it. */
  openTo: { readonly who: readonly string[]; readonly where: readonly string[]; readonly how?: string }
}

/** Who may apply to this challenge, and from where. */
export function OpenTo({ openTo }: OpenToProps) {
  const { t } = useTranslation('apply')
  return (
    <SummaryList
      items={[
        { label: t('open-to.who'), value: <Words words={openTo.who} /> },
        { label: t('open-to.where'), value: <Words words={openTo.where} /> },
        ...(openTo.how ? [{ label: t('open-to.how'), value: openTo.how }] : []),
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
