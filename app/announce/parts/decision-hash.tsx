import { useTranslation } from 'react-i18next'

/** A decision's hash for comparing by eye, eight characters at a time. */
export function DecisionHash({ hash }: { hash: string }) {
  const { t } = useTranslation('announce')
  return (
    <p>
      {t('release.hash')}
      <br />
      <code>
        <strong>{hash.slice(0, 8)}</strong> {hash.slice(8).replaceAll(/(.{8})(?=.)/g, '$1 ')}
      </code>
    </p>
  )
}
