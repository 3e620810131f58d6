import { useTranslation } from 'react-i18next'
import { localeNames, type Locale } from '#app/platform/i18n.ts'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList, type SummaryItem } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'
import { isMessageReason } from '../core/reasons.ts'
import type { MessageState } from '../core/reconcile.ts'
import { MessageStateTag } from './message-state.tsx'

export type MessageWhyProps = {
  message: {
    key: string
    notice: string
    class: 'mandatory' | 'service' | 'bulletin'
    state: MessageState
    reason: string | null
    recipientName: string
    email: string
    locale: Locale
    zone: string
    organiserZone: string
    programme: string | null
    sendAtIso: string
    sentAtIso: string | null
    expiresAtIso: string | null
    contentHash: string | null
    data: string
  }
  history: readonly { state: MessageState; reason: string | null; atIso: string }[]
  /** The sentence of the mail's foot. */
  why: string | null
}

/** Why a mail exists, why it stands where it does, and every step of its life. */
export function MessageWhy({ message, history, why }: MessageWhyProps) {
  const { t } = useTranslation('notify')
  const sentence = (reason: string | null) => (isMessageReason(reason) ? t(`reasons.${reason}`) : reason)
  const both = (atIso: string) => <ZonedTimes atIso={atIso} zones={zonesOf(message)} />
  const items: SummaryItem[] = [
    { label: t('message.why'), value: why ?? undefined },
    { label: t('message.state'), value: <MessageStateTag state={message.state} /> },
    ...(message.reason ? [{ label: t('message.why-state'), value: sentence(message.reason) }] : []),
    { label: t('message.to'), value: `${message.recipientName} <${message.email}>` },
    { label: t('message.language'), value: localeNames[message.locale] },
    { label: t('message.notice'), value: <code>{message.notice}</code> },
    { label: t('message.class'), value: t(`classes.${message.class}`) },
    ...(message.programme ? [{ label: t('message.programme'), value: message.programme }] : []),
    { label: t('message.send-at'), value: both(message.sendAtIso) },
    ...(message.sentAtIso ? [{ label: t('message.sent-at'), value: both(message.sentAtIso) }] : []),
    ...(message.expiresAtIso ? [{ label: t('message.expires-at'), value: both(message.expiresAtIso) }] : []),
    { label: t('message.key'), value: <code className="break-anywhere">{message.key}</code> },
    ...(message.contentHash
      ? [{ label: t('message.hash'), value: <code className="break-anywhere">{message.contentHash}</code> }]
      : []),
  ]
  return (
    <>
      <SummaryList items={items} />
      <Section id="history" title={t('message.history')}>
        <DataTable
          caption={t('message.history')}
          isCaptionHidden
          rows={history.map((step, position) => ({ ...step, position }))}
          rowKey={({ position }) => String(position)}
          columns={[
            {
              key: 'time',
              header: t('message.history-time'),
              isRowName: true,
              cell: ({ atIso }) => <LocalTime atIso={atIso} zone={message.organiserZone} />,
            },
            {
              key: 'state',
              header: t('message.history-state'),
              cell: ({ state }) => <MessageStateTag state={state} />,
            },
            { key: 'reason', header: t('message.history-reason'), cell: ({ reason }) => sentence(reason) },
          ]}
        />
      </Section>
      <Section id="data" title={t('message.data')}>
        <pre className="mail-text" tabIndex={0}>
          {message.data}
        </pre>
      </Section>
    </>
  )
}

function zonesOf({ zone, organiserZone }: { zone: string; organiserZone: string }): string[] {
  return zone === organiserZone ? [organiserZone] : [organiserZone, zone]
}
