import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Caution, Trace } from '#app/apply/core/files/inspection.ts'
import type { FileType } from '#app/apply/core/files/file-types.ts'
import { ScanTag } from '#app/apply/parts/files/scan-tag.tsx'
import { formatBytes } from '#app/platform/format.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useSite } from '#app/ui/site.ts'
import type { Scan } from '../core/pilot-files.ts'

/** A file as these lists need it; what the public gets of one says nothing of scanner, people or traces. */
export type ListedFile = {
  readonly id: string
  readonly name: string
  readonly type: FileType
  readonly bytes: number
  readonly sha256: string
  readonly cautions: readonly Caution[]
  readonly scan?: Scan
  readonly by?: string | null
  readonly traces?: readonly Trace[]
}

/** Files of a pilot, to be saved: what each is, its hash, and what to know before opening it. */
export function PilotFileList<File extends ListedFile>({
  files,
  label,
  addressOf,
  about,
  controls,
}: {
  files: readonly File[]
  label: string
  addressOf: (file: File) => string
  /** What it shows or where it stands, under its name. */
  about?: (file: File) => ReactNode
  controls?: (file: File) => ReactNode
}) {
  return (
    <ul className="file-list" aria-label={label}>
      {files.map((file) => (
        <li key={file.id} className="file-list__item">
          <div className="file-list__line">
            <Icon name="document" />
            <div className="file-list__facts">
              {file.scan === 'infected' ? (
                <span dir="auto">{file.name}</span>
              ) : (
                <a href={addressOf(file)} download dir="auto">
                  {file.name}
                </a>
              )}
              {about?.(file)}
              <Facts file={file} />
            </div>
            {file.scan ? <ScanTag scan={file.scan} /> : null}
          </div>
          {controls?.(file)}
        </li>
      ))}
    </ul>
  )
}

function Facts({ file: { type, bytes, sha256, by, cautions } }: { file: ListedFile }) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  return (
    <>
      <p className="meta">
        {[
          t(`files.types.${type}`),
          formatBytes(lang, bytes),
          ...(by === undefined || by === null ? [] : [t('files.by', { name: by })]),
        ].join(' · ')}
      </p>
      <p className="meta file-list__hash">{t('files.fingerprint', { hash: sha256 })}</p>
      {cautions.map((caution) => (
        <p key={caution} className="note">
          {t(`files.reader-caution.${caution}`)}
        </p>
      ))}
    </>
  )
}

/** What a file tells of people, for those who are about to make it public. */
export function TracesOf({ traces }: { traces: readonly Trace[] }) {
  const { t } = useTranslation('apply')
  if (traces.length === 0) return null
  return (
    <Callout tone="warn" title={t('files.traces')}>
      <ul>
        {traces.map(({ field, value }) => (
          <li key={`${field} ${value}`} dir="auto">
            {t(`files.trace.${field}`, { value })}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
