import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import { Tag, type TagTone } from '#app/ui/tag.tsx'

export type NeedRow = {
  readonly number: number
  readonly title: string
  readonly description: string
  readonly year: number
  readonly state: 'open' | 'taken' | 'closed'
  readonly closeReason: string
}

const tones: Readonly<Record<NeedRow['state'], TagTone>> = {
  open: 'progress',
  taken: 'good',
  closed: 'neutral',
}

/** What the parties need, each with its year and where it stands; `doFor` is what can be done about one. */
export function NeedList<Need extends NeedRow>({
  needs,
  textLang,
  doFor,
}: {
  needs: readonly Need[]
  textLang?: string
  doFor?: (need: Need) => ReactNode
}) {
  const { t } = useTranslation('partnership')
  return (
    <ul className="action-list">
      {needs.map((need) => (
        <li key={need.number} id={`need-${need.number}`}>
          <p>
            <strong lang={textLang}>{need.title}</strong>{' '}
            <Tag tone={tones[need.state]}>{t(`needs.states.${need.state}`)}</Tag>
          </p>
          <p className="facts__note">{t('needs.for-year', { year: need.year })}</p>
          <p>
            <PlainText text={need.description} lang={textLang} />
          </p>
          {need.state === 'closed' ? (
            <p lang={textLang}>{t('needs.closed-because', { reason: need.closeReason })}</p>
          ) : null}
          {doFor?.(need)}
        </li>
      ))}
    </ul>
  )
}
