import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import { hostNotes, type Feasibility, type HostStatement } from '../core/hosting.ts'
import { PlainText } from './plain-text.tsx'

export type HostStatementView = HostStatement & { readonly statedAtIso: string; readonly hash: string }

const tones: Record<Feasibility, TagTone> = { feasible: 'good', conditional: 'warn', not_feasible: 'bad' }

/** Whether it can be hosted, in a word. */
export function FeasibilityTag({ feasibility }: { feasibility: Feasibility }) {
  const { t } = useTranslation('announce')
  return <Tag tone={tones[feasibility]}>{t(`host.feasibility.${feasibility}`)}</Tag>
}

/** A statement as it was signed. */
export function HostStatementText({ statement, zone }: { statement: HostStatementView; zone: string }) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const { feasibility, because, notes, number, signedName, statedAtIso } = statement
  return (
    <>
      <p>
        <FeasibilityTag feasibility={feasibility} />{' '}
        {t('host.signed', { number, name: signedName, when: formatInstant(lang, statedAtIso, zone) })}
      </p>
      <SummaryList
        items={[
          ...(because === ''
            ? []
            : [{ label: t(`host.because.${feasibility}`), value: <PlainText text={because} /> }]),
          ...hostNotes.map((note) => ({
            label: t(`host.notes.${note}`),
            value: <PlainText text={notes[note]} />,
          })),
        ]}
      />
    </>
  )
}
