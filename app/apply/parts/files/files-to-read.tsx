import { useTranslation } from 'react-i18next'
import { formatBytes } from '#app/platform/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import type { FileToRead } from '../../core/files/file-to-read.ts'
import { ScanTag } from './file-list.tsx'

/** The files of a proposal for whoever reads it: to be saved, with what to know before opening them. */
export function FilesToRead({ files, changeTo }: { files: readonly FileToRead[]; changeTo?: string }) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  if (files.length === 0 && changeTo === undefined) return null
  return (
    <Section id="files" title={t('files.title')}>
      {files.length === 0 ? <p className="note">{t('files.none')}</p> : null}
      <ul className="file-list" aria-label={t('files.title')}>
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
                <p className="meta">
                  {[t(`files.types.${file.type}`), formatBytes(lang, file.bytes)].join(' · ')}
                </p>
                {file.sha256 ? (
                  <p className="meta file-list__hash">{t('files.fingerprint', { hash: file.sha256 })}</p>
                ) : null}
              </div>
              <ScanTag scan={file.scan} />
            </div>
            {file.cautions.length > 0 ? (
              <ul className="note">
                {file.cautions.map((caution) => (
                  <li key={caution}>{t(`files.reader-caution.${caution}`)}</li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      {changeTo ? (
        <p>
          <a href={changeTo}>{t('files.change')}</a>
        </p>
      ) : null}
    </Section>
  )
}
