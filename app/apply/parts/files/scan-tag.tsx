import { useTranslation } from 'react-i18next'
import { Tag } from '#app/ui/tag.tsx'
import type { FileView } from '../../core/files/upload-protocol.ts'

const tones = { pending: 'progress', clean: 'good', infected: 'bad' } as const

/** Where a scanner looks at files, what it has said by now; where none does, nothing. */
export function ScanTag({ scan }: Pick<FileView, 'scan'>) {
  const { t } = useTranslation('apply')
  return scan === 'skipped' ? null : <Tag tone={tones[scan]}>{t(`files.scan.${scan}`)}</Tag>
}
