import { useTranslation } from 'react-i18next'
import { formatBytes } from '#app/platform/format.ts'
import type { SaidFile } from '#app/publish/core/form/said-answer.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useSite } from '#app/ui/site.ts'
import { ScanTag } from './scan-tag.tsx'

/** The files of an answer for whoever reads it: to be saved, with what to know before opening them. */
export function SaidFiles({ files }: { files: readonly SaidFile[] }) {
  return (
    <ul className="file-list">
      {files.map((file) => (
        <li key={file.id} className="file-list__item">
          <div className="file-list__line">
            <Icon name="document" />
            <div className="file-list__facts">
              {file.to === null ? (
                <span dir="auto">{file.name}</span>
              ) : (
                <a href={file.to} download dir="auto">
                  {file.name}
                </a>
              )}
              {file.facts ? <Facts facts={file.facts} /> : null}
            </div>
            {file.facts ? <ScanTag scan={file.facts.scan} /> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Facts({ facts: { type, bytes, sha256, cautions } }: { facts: NonNullable<SaidFile['facts']> }) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  return (
    <>
      <p className="meta">{[t(`files.types.${type}`), formatBytes(lang, bytes)].join(' · ')}</p>
      {sha256 ? <p className="meta file-list__hash">{t('files.fingerprint', { hash: sha256 })}</p> : null}
      {cautions.map((caution) => (
        <p key={caution} className="note">
          {t(`files.reader-caution.${caution}`)}
        </p>
      ))}
    </>
  )
}
