import { useTranslation } from 'react-i18next'
import { Callout } from '#app/ui/callout.tsx'
import type { Trace } from '../../core/files/inspection.ts'

/** Before anything is handed in: which files tell who made them, and where that is mended. */
export function TraceWarning({
  files,
  filesAt,
}: {
  files: readonly { readonly id: string; readonly name: string; readonly traces: readonly Trace[] }[]
  filesAt: string
}) {
  const { t } = useTranslation('apply')
  if (files.length === 0) return null
  return (
    <Callout tone="warn" title={t('files.traces-check')}>
      <ul>
        {files.map(({ id, name, traces }) => (
          <li key={id}>
            <a href={filesAt} dir="auto">
              {name}
            </a>
            {': '}
            {traces.map(({ field, value }) => t(`files.trace.${field}`, { value })).join(' · ')}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
