import { useTranslation } from 'react-i18next'
import { formatInstant, formatList } from '#app/platform/format.ts'
import { localeNames, locales, type Locale } from '#app/platform/i18n.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { broadcastAudiences, type BroadcastAudience } from '../core/broadcast.ts'
import type { MessageState } from '../core/reconcile.ts'
import { broadcastTones } from './broadcast-state.ts'
import { MessageStateTag } from './message-state.tsx'

export type BroadcastStepsProps = {
  programme: { zone: string }
  challenge: string | null
  audience: BroadcastAudience | null
  state: keyof typeof broadcastTones
  /** Fingerprint of what is shown; null while it is a draft. */
  seen: string | null
  names: Readonly<Record<'writer' | 'asker' | 'approver' | 'undoer', string | null>>
  /** Whoever looks has written or shown it, and so cannot be the second person. */
  isOwn: boolean
  canUndo: boolean
  goesAtIso: string | null
  undoneAtIso: string | null
  /** The page of its mails. */
  waveTo: string | null
  states: readonly { state: MessageState; count: number }[]
  problem: string | null
}

/** Where a message to many stands, who has done what, and the next step. */
export function BroadcastSteps(props: BroadcastStepsProps) {
  const {
    programme,
    challenge,
    audience,
    state,
    seen,
    names,
    goesAtIso,
    undoneAtIso,
    waveTo,
    states,
    problem,
  } = props
  const { t } = useTranslation('notify')
  const { lang } = useSite()
  const time = (atIso: string) => formatInstant(lang, atIso, programme.zone)
  return (
    <>
      <SummaryList
        items={[
          {
            label: t('message.state'),
            value: <Tag tone={broadcastTones[state]}>{t(`broadcasts.states.${state}`)}</Tag>,
          },
          {
            label: t('message.audience'),
            value: `${audience ? t(`broadcasts.audiences.${audience}`) : '–'} · ${challenge ?? t('run.whole-programme')}`,
          },
          ...(audience
            ? [{ label: t('message.class'), value: t(`classes.${broadcastAudiences[audience].class}`) }]
            : []),
          ...(names.writer ? [{ label: t('broadcasts.written-by'), value: names.writer }] : []),
          ...(names.asker ? [{ label: t('broadcasts.asked-by'), value: names.asker }] : []),
          ...(names.approver ? [{ label: t('broadcasts.approved-by'), value: names.approver }] : []),
          ...(goesAtIso ? [{ label: t('broadcasts.goes-at'), value: time(goesAtIso) }] : []),
          ...(names.undoer && undoneAtIso
            ? [{ label: t('broadcasts.undone-by'), value: `${names.undoer}, ${time(undoneAtIso)}` }]
            : []),
          ...(states.length > 0
            ? [
                {
                  label: t('broadcasts.mails'),
                  value: (
                    <span className="mail-wave__states">
                      {states.map((each) => (
                        <MessageStateTag key={each.state} {...each} />
                      ))}
                    </span>
                  ),
                },
              ]
            : []),
          ...(seen
            ? [{ label: t('broadcasts.seen'), value: <code className="break-anywhere">{seen}</code> }]
            : []),
        ]}
      />
      <Section id="step" title={t('broadcasts.step')}>
        {problem ? (
          <Callout tone="bad">
            <p>{problem}</p>
          </Callout>
        ) : null}
        <p>{t(`broadcasts.step-${stepOf(props)}`)}</p>
        <ButtonRow>
          <Buttons {...props} />
        </ButtonRow>
        {waveTo ? (
          <p>
            <a href={waveTo}>{t('hand.see-wave')}</a>
          </p>
        ) : null}
      </Section>
    </>
  )
}

function stepOf({ state, isOwn, canUndo }: BroadcastStepsProps) {
  if (state === 'asked') return isOwn ? 'asked-own' : 'asked'
  if (state === 'approved') return canUndo ? 'can-undo' : 'gone'
  return state
}

function Buttons({ state, isOwn, canUndo, seen }: BroadcastStepsProps) {
  const { t } = useTranslation('notify')
  return (
    <>
      {state === 'draft' ? <Deed intent="ask" /> : null}
      {state === 'asked' && !isOwn ? <Deed intent="approve" hidden={{ seen: seen ?? '' }} /> : null}
      {canUndo ? <Deed intent="undo" /> : null}
      {state === 'asked' ? <Deed intent="take-back" /> : null}
      {state === 'draft' || state === 'asked' ? (
        <Form intent="test" label={t('hand.test')}>
          <SubmitButton tone="secondary">{t('hand.test')}</SubmitButton>
        </Form>
      ) : null}
    </>
  )
}

function Deed({
  intent,
  hidden,
}: {
  intent: 'ask' | 'approve' | 'undo' | 'take-back'
  hidden?: Record<string, string>
}) {
  const { t } = useTranslation('notify')
  const name = t(`broadcasts.deeds.${intent}`)
  return (
    <Form intent={intent} hidden={hidden} label={name}>
      <SubmitButton tone={intent === 'undo' ? 'danger' : intent === 'take-back' ? 'secondary' : 'primary'}>
        {name}
      </SubmitButton>
    </Form>
  )
}

export type RecipientsSeenProps = {
  recipients: {
    people: number
    isUnnamed: boolean
    refusing: number
    languages: Partial<Record<Locale, number>>
    missing: readonly Locale[]
    named: readonly { name: string; email: string; locale: Locale }[]
  }
}

/** To whom it goes: how many, in which languages, and by name where that is not sealed. */
export function RecipientsSeen({ recipients }: RecipientsSeenProps) {
  const { t } = useTranslation('notify')
  const { lang } = useSite()
  const { people, isUnnamed, refusing, languages, missing, named } = recipients
  const read = locales.filter((locale) => languages[locale])
  return (
    <Section id="recipients" title={t('hand.recipients')}>
      <p>
        {t('run.people', { count: people })}
        {read.length > 0
          ? ` · ${formatList(
              lang,
              read.map((locale) =>
                t('run.in-language', { language: t(`run.languages.${locale}`), number: languages[locale] }),
              ),
            )}`
          : ''}
      </p>
      {refusing > 0 ? <p>{t('broadcasts.refusing', { count: refusing })}</p> : null}
      {missing.length > 0 ? (
        <Callout tone="warn" title={t('words.incomplete')}>
          <p>
            {t('broadcasts.missing', {
              missing: formatList(
                lang,
                missing.map((locale) => localeNames[locale]),
              ),
            })}
          </p>
        </Callout>
      ) : null}
      {isUnnamed && people > 0 ? <p>{t('hand.unnamed', { count: people })}</p> : null}
      {named.length > 0 ? (
        <Disclosure summary={t('broadcasts.names', { count: named.length })}>
          <DataTable
            caption={t('hand.recipients')}
            isCaptionHidden
            rows={named.map((person, position) => ({ ...person, position }))}
            rowKey={({ position }) => String(position)}
            columns={[
              { key: 'name', header: t('message.to'), isRowName: true, cell: ({ name }) => name },
              {
                key: 'email',
                header: t('broadcasts.address'),
                cell: ({ email }) => <span className="break-anywhere">{email}</span>,
              },
              { key: 'language', header: t('message.language'), cell: ({ locale }) => localeNames[locale] },
            ]}
          />
        </Disclosure>
      ) : null}
    </Section>
  )
}
