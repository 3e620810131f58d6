import { SummaryList } from '#app/ui/summary-list.tsx'
import type { EligibilityWords } from '../core/brief-view.ts'

/** Who may apply, from where, and under which numbered conditions, under the labels of the page it stands on. */
export function EligibilityList({
  words,
  labels,
}: {
  words: EligibilityWords
  labels: { who: string; where: string; conditions: string }
}) {
  const conditions = words.conditions.map(({ rule, text }) => `${rule} ${text}`)
  return (
    <SummaryList
      items={[
        { label: labels.who, value: <Lines lines={words.who} /> },
        { label: labels.where, value: <Lines lines={words.where} /> },
        ...(conditions.length > 0 ? [{ label: labels.conditions, value: <Lines lines={conditions} /> }] : []),
      ]}
    />
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
