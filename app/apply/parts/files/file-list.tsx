import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from '#app/platform/format.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useSite } from '#app/ui/site.ts'
import { ScanTag } from './scan-tag.tsx'
import type { FileView } from '../../core/files/upload-protocol.ts'

/** The files of a question as their team sees them: what they are, what the scanner says, what readers will see. */
export function FileList({
  proposalId,
  files,
  label,
  controls,
}: {
  proposalId: string
  files: readonly FileView[]
  label: string
  /** What can be done with a file, beside it. */
  controls?: (file: FileView) => ReactNode
}) {
  return (
    <ul className="file-list" aria-label={label}>
      {files.map((file) => (
        <li key={file.id} className="file-list__item">
          <FileLine proposalId={proposalId} file={file} controls={controls?.(file)} />
          <FileRemarks file={file} />
        </li>
      ))}
    </ul>
  )
}

function FileLine({
  proposalId,
  file,
  controls,
}: {
  proposalId: string
  file: FileView
  controls?: ReactNode
}) {
  const { t } = useTranslation('apply')
  const { lang, paths } = useSite()
  return (
    <div className="file-list__line">
      <Icon name="document" />
      <div className="file-list__facts">
        {file.scan === 'infected' ? (
          <span dir="auto">{file.name}</span>
        ) : (
          <a href={paths.file(proposalId, file.id)} download dir="auto">
            {file.name}
          </a>
        )}
        <p className="meta">
          {[
            t(`files.types.${file.type}`),
            formatBytes(lang, file.bytes),
            ...(file.by === null ? [] : [t('files.by', { name: file.by })]),
          ].join(' · ')}
        </p>
      </div>
      <ScanTag scan={file.scan} />
      {controls}
    </div>
  )
}

function FileRemarks({ file }: { file: FileView }) {
  const { t } = useTranslation('apply')
  return (
    <>
      {file.scan === 'infected' ? (
        <Callout tone="bad">
          <p>{t('files.infected-text')}</p>
        </Callout>
      ) : null}
      {file.traces.length > 0 ? (
        <Callout tone="warn" title={t('files.traces')}>
          <ul>
            {file.traces.map(({ field, value }) => (
              <li key={`${field} ${value}`} dir="auto">
                {t(`files.trace.${field}`, { value })}
              </li>
            ))}
          </ul>
          <p>{t('files.traces-text')}</p>
        </Callout>
      ) : null}
      {file.cautions.length > 0 ? (
        <ul className="note">
          {file.cautions.map((caution) => (
            <li key={caution}>{t(`files.caution.${caution}`)}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
