import { useTranslation } from 'react-i18next'
import { formatCalendarDay, formatNumber } from '#app/platform/format.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import type { EvidenceView, ValueToShow } from '../core/pilot-files.ts'
import type { PublicEvidence } from '../core/pilot-views.ts'
import { PilotFileList, TracesOf } from './pilot-file-list.tsx'

/** A value with its measure, unit, what it rests on and its day, in a line. */
export function useSaidValue() {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  return ({ measure, value, unit, basis, measuredOn }: Omit<ValueToShow, 'id' | 'measureId'>) =>
    t('evidence.value', {
      measure,
      value: `${formatNumber(lang, value)} ${unit}`,
      basis: t(`measure.basis-word.${basis}`),
      day: formatCalendarDay(lang, measuredOn),
    })
}

const tones = { sides: 'neutral', offered: 'warn', public: 'good' } as const

/** All evidence of a pilot for its sides: of which value, who may see it, and what this reader can do. */
export function EvidenceList({
  pilotSlug,
  values,
  evidence,
}: {
  pilotSlug: string
  values: readonly ValueToShow[]
  evidence: readonly EvidenceView[]
}) {
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  const said = useSaidValue()
  if (evidence.length === 0) return <p className="note">{t('evidence.none')}</p>
  return (
    <PilotFileList
      files={evidence}
      label={t('evidence.title')}
      addressOf={({ id }) => paths.pilotFile(pilotSlug, id)}
      about={({ measurementId, standing }) => {
        const value = values.find(({ id }) => id === measurementId)
        return (
          <>
            {value ? <p>{said(value)}</p> : null}
            <p>
              <Tag tone={tones[standing]}>{t(`evidence.standing.${standing}`)}</Tag>
            </p>
          </>
        )
      }}
      controls={(file) => (
        <>
          {file.standing === 'public' ? null : <TracesOf traces={file.traces} />}
          <Steps pilotSlug={pilotSlug} file={file} />
        </>
      )}
    />
  )
}

function Steps({ pilotSlug, file }: { pilotSlug: string; file: EvidenceView }) {
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  if (file.may.length === 0) return null
  return (
    <form method="post" action={paths.pilotFile(pilotSlug, file.id)}>
      <ButtonRow>
        {file.may.map((step) => (
          <Button
            key={step}
            name="intent"
            value={step}
            size="small"
            tone={step === 'confirm' ? 'primary' : step === 'remove' ? 'quiet' : 'secondary'}
            aria-label={t(`evidence.step-which.${step}`, { name: file.name })}
          >
            {t(`evidence.step.${step}`)}
          </Button>
        ))}
      </ButtonRow>
    </form>
  )
}

/** What the public gets: confirmed files with the value each one shows. */
export function PublicEvidenceList({
  pilotSlug,
  evidence,
  textLang,
}: {
  pilotSlug: string
  evidence: readonly PublicEvidence[]
  textLang?: string
}) {
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  const said = useSaidValue()
  return (
    <PilotFileList
      files={evidence}
      label={t('evidence.title')}
      addressOf={({ id }) => paths.publicEvidence(pilotSlug, id)}
      about={(file) => <p lang={textLang}>{said(file)}</p>}
    />
  )
}
