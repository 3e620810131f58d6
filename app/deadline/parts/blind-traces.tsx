import { useTranslation } from 'react-i18next'
import type { Trace } from '#app/apply/core/files/inspection.ts'
import { Callout } from '#app/ui/callout.tsx'

export type TracedFile = {
  readonly id: string
  readonly name: string
  readonly traces: readonly Trace[]
  /** The jury does not get it: it cannot be given out without what it says. */
  readonly isWithheld: boolean
}

/** For whoever screens what is read blind: where a file says whose it is, and whether the jury gets it. */
export function BlindTraces({ files }: { files: readonly TracedFile[] }) {
  const { t } = useTranslation('deadline')
  const { t: inApply } = useTranslation('apply')
  if (files.length === 0)
    return (
      <Callout>
        <p>{t('blind.none')}</p>
      </Callout>
    )
  return (
    <Callout tone="warn" title={t('blind.title', { count: files.length })}>
      <ul>
        {files.map(({ id, name, traces, isWithheld }) => (
          <li key={id}>
            <span dir="auto">{name}</span>
            {traces.length > 0 ? ': ' : '. '}
            {traces.length > 0
              ? `${traces.map(({ field, value }) => inApply(`files.trace.${field}`, { value })).join(' · ')}. `
              : null}
            {t(isWithheld ? 'blind.withheld' : 'blind.copied')}
          </li>
        ))}
      </ul>
      <p>{t('blind.in-the-text')}</p>
    </Callout>
  )
}
