import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { useSite } from './site.ts'

export type ReceiptProps = {
  /** What was received: the proposal's title. */
  title: string
  /** `HEL-2026-K7QF-3` */
  reference: string
  /** SHA-256 of the frozen version, hexadecimal. */
  hash: string
  atIso: string
  zone: string
  /** Hash of the record entry this receipt stands in, hexadecimal. */
  chainHead: string
  /** Where it can be checked; absent where only the record says so. */
  verifyTo?: string
  /** More lines: version, team, challenge. */
  lines?: readonly { label: string; value: ReactNode }[]
}

/** Proof that something is in, to print or keep. */
export function Receipt({
  title,
  reference,
  hash,
  atIso,
  zone,
  chainHead,
  verifyTo,
  lines = [],
}: ReceiptProps) {
  const { t } = useTranslation('ui')
  const { lang } = useSite()
  return (
    <div className="receipt">
      <p className="receipt__title">{title}</p>
      <p className="receipt__reference">
        <span className="receipt__label">{t('receipt.reference')}</span>
        <span className="receipt__code">{reference}</span>
      </p>
      <dl>
        <div>
          <dt>{t('receipt.time')}</dt>
          <dd>
            <time dateTime={atIso}>{formatInstant(lang, atIso, zone)}</time>
          </dd>
        </div>
        {lines.map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd>{line.value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('receipt.hash')}</dt>
          <dd className="receipt__hash">{inGroups(hash)}</dd>
        </div>
        <div>
          <dt>{t('receipt.chain-head')}</dt>
          <dd className="receipt__hash">{inGroups(chainHead)}</dd>
        </div>
      </dl>
      {verifyTo === undefined ? null : (
        <p className="receipt__verify">
          <a href={verifyTo}>{t('receipt.verify')}</a>
        </p>
      )}
    </div>
  )
}

/** Eight characters at a time are easier to compare by eye. */
function inGroups(hex: string): string {
  return hex.replaceAll(/(.{8})(?=.)/g, '$1 ')
}
