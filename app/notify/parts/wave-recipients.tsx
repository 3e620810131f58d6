import { useTranslation } from 'react-i18next'
import { localeNames, type Locale } from '#app/platform/i18n.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { isMessageReason } from '../core/reasons.ts'
import type { MessageState } from '../core/reconcile.ts'
import { MessageStateTag } from './message-state.tsx'

export type RecipientShown = {
  readonly id: string
  readonly name: string
  /** Masked. */
  readonly email: string
  readonly locale: Locale
  readonly state: MessageState
  /** The version of the own words it was frozen with. */
  readonly wordingNumber: number | null
  readonly history: readonly {
    readonly state: MessageState
    readonly reason: string | null
    readonly detail: string | null
    readonly atIso: string
  }[]
}

export type WaveRecipientsProps = {
  recipients: readonly RecipientShown[]
  /** Those who are counted and not named. */
  unnamed: number
  zone: string
}

/** To whom a wave goes, and what has happened to each mail. */
export function WaveRecipients({ recipients, unnamed, zone }: WaveRecipientsProps) {
  const { t } = useTranslation('notify')
  return (
    <Section id="recipients" title={t('hand.recipients')}>
      {unnamed > 0 ? <p>{t('hand.unnamed', { count: unnamed })}</p> : null}
      {recipients.length > 0 ? (
        <DataTable
          caption={t('hand.recipients')}
          isCaptionHidden
          rows={recipients}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'who',
              header: t('message.to'),
              isRowName: true,
              cell: ({ name, email }) => (
                <>
                  {name}
                  <br />
                  <small className="break-anywhere">{email}</small>
                </>
              ),
            },
            { key: 'language', header: t('message.language'), cell: ({ locale }) => localeNames[locale] },
            {
              key: 'state',
              header: t('message.state'),
              cell: ({ state, wordingNumber }) => (
                <>
                  <MessageStateTag state={state} />
                  {wordingNumber === null ? null : (
                    <>
                      <br />
                      <small>{t('hand.frozen-with', { number: wordingNumber })}</small>
                    </>
                  )}
                </>
              ),
            },
            {
              key: 'history',
              header: t('message.history'),
              cell: (recipient) => <History recipient={recipient} zone={zone} />,
            },
          ]}
        />
      ) : null}
    </Section>
  )
}

function History({ recipient: { history, name }, zone }: { recipient: RecipientShown; zone: string }) {
  const { t } = useTranslation('notify')
  return (
    <Disclosure
      size="small"
      summary={
        <span>
          {t('hand.steps', { count: history.length })}
          <span className="visually-hidden"> {name}</span>
        </span>
      }
    >
      <ol className="mail-history">
        {history.map(({ state, reason, detail, atIso }, position) => (
          <li key={position}>
            <LocalTime atIso={atIso} zone={zone} /> · {t(`states.${state}`)}
            {reason ? `: ${isMessageReason(reason) ? t(`reasons.${reason}`) : reason}` : ''}
            {detail ? (
              <>
                {' '}
                <q className="break-anywhere">{detail}</q>
              </>
            ) : null}
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
