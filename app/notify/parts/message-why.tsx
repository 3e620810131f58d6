import { useTranslation } from 'react-i18next'
import { localeNames, type Locale } from '#app/platform/i18n.ts'
import { Callout } from '#app/ui/callout.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList, type SummaryItem } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'
import type { Audience } from '../core/audience.ts'
import { isMessageReason } from '../core/reasons.ts'
import type { MessageState } from '../core/reconcile.ts'
import { MessageStateTag } from './message-state.tsx'

export type MessageWhyProps = {
  message: {
    key: string
    notice: string
    class: 'mandatory' | 'service' | 'bulletin'
    /** The kind in words. */
    kind: string
    state: MessageState
    reason: string | null
    /** The words of the mail service or of the reader's server. */
    detail: string | null
    attempts: number
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
  history: readonly { state: MessageState; reason: string | null; detail: string | null; atIso: string }[]
  /** The sentence of the mail's foot. */
  why: string | null
  /** Null for mail that answers something somebody did. */
  audience: Audience | null
  /** The words of whoever holds it at present. */
  hold: string | null
  /** Its reader has said no to it since it was planned. */
  isRefused: boolean
  batch: BatchFacts | null
}

type BatchFacts = {
  id: string
  transport: string
  state: 'frozen' | 'accepted' | 'dissolved' | 'ended'
  attempts: number
  firstTriedAtIso: string | null
  /** Why its last try did not go through. */
  reason: string | null
  /** From 1. */
  place: number
  size: number
}

/** Why a mail exists, why it stands where it does, and every step of its life. */
export function MessageWhy(props: MessageWhyProps) {
  const { message, history, why, audience, hold, isRefused, batch } = props
  const { t } = useTranslation('notify')
  const sentence = (reason: string | null) => (isMessageReason(reason) ? t(`reasons.${reason}`) : reason)
  const both = (atIso: string) => <ZonedTimes atIso={atIso} zones={zonesOf(message)} />
  const items: SummaryItem[] = [
    { label: t('message.why'), value: why ?? undefined },
    {
      label: t('message.audience'),
      value: audience ? t(`audiences.${audience}`) : t('message.audience-posted'),
    },
    { label: t('message.state'), value: <MessageStateTag state={message.state} /> },
    ...(message.reason ? [{ label: t('message.why-state'), value: sentence(message.reason) }] : []),
    ...(message.detail
      ? [{ label: t('message.detail'), value: <q className="break-anywhere">{message.detail}</q> }]
      : []),
    ...(hold ? [{ label: t('message.hold'), value: hold }] : []),
    { label: t('message.to'), value: <Recipient {...message} /> },
    { label: t('message.language'), value: localeNames[message.locale] },
    { label: t('message.notice'), value: <Kind {...message} /> },
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
      {isRefused ? <Callout tone="warn">{t('message.refused')}</Callout> : null}
      <SummaryList items={items} />
      <Section id="sending" title={t('message.sending')}>
        {batch ? (
          <Travel batch={batch} attempts={message.attempts} zone={message.organiserZone} />
        ) : (
          <p>{t('message.not-yet-sent')}</p>
        )}
      </Section>
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
            {
              key: 'reason',
              header: t('message.history-reason'),
              cell: ({ reason, detail }) => (
                <>
                  {sentence(reason)}
                  {detail ? (
                    <>
                      {' '}
                      <q className="break-anywhere">{detail}</q>
                    </>
                  ) : null}
                </>
              ),
            },
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

function Recipient({ recipientName, email }: MessageWhyProps['message']) {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  return (
    <>
      {`${recipientName} <${email}>`}
      <br />
      <a href={`${paths.mailbox}?${new URLSearchParams({ person: email.toLowerCase() })}`}>
        {t('message.only-person')}
      </a>
    </>
  )
}

function Kind({ kind, notice }: MessageWhyProps['message']) {
  return (
    <>
      {kind}
      <br />
      <code>{notice}</code>
    </>
  )
}

/** The call a mail travelled in. */
function Travel({ batch, attempts, zone }: { batch: BatchFacts; attempts: number; zone: string }) {
  const { t } = useTranslation('notify')
  return (
    <>
      {batch.reason === 'answer-lost' ? <Callout tone="warn">{t('message.batch-uncertain')}</Callout> : null}
      <SummaryList
        items={[
          { label: t('message.batch'), value: <code className="break-anywhere">{batch.id}</code> },
          { label: t('message.batch-place'), value: `${batch.place} / ${batch.size}` },
          { label: t('message.batch-transport'), value: batch.transport },
          { label: t('message.batch-state'), value: t(`message.batch-states.${batch.state}`) },
          { label: t('message.attempts'), value: Math.max(batch.attempts, attempts) },
          ...(batch.firstTriedAtIso
            ? [
                {
                  label: t('message.batch-first-tried'),
                  value: <LocalTime atIso={batch.firstTriedAtIso} zone={zone} />,
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

function zonesOf({ zone, organiserZone }: { zone: string; organiserZone: string }): string[] {
  return zone === organiserZone ? [organiserZone] : [organiserZone, zone]
}
