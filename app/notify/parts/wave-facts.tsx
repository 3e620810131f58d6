import { useTranslation } from 'react-i18next'
import { formatInstant, formatList } from '#app/platform/format.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { Audience } from '../core/audience.ts'
import { messageStates, waitingStates, type MessageState } from '../core/reconcile.ts'
import { Hold, type HoldLine } from './mail-holds.tsx'
import { MessageStateTag } from './message-state.tsx'

export type WaveFactsProps = {
  zone: string
  audience: Audience | null
  /** The sentence of the mail's foot. */
  why: string | null
  summary: {
    class: 'mandatory' | 'service' | 'bulletin'
    people: number
    firstAtIso: string
    lastAtIso: string
    firstExpiresAtIso: string | null
    counts: Partial<Record<MessageState, number>>
    languages: Partial<Record<Locale, number>>
  }
}

/** What a wave is: to whom, when, why, in which languages, and where its mails stand. */
export function WaveFacts({ zone, audience, why, summary }: WaveFactsProps) {
  const { t } = useTranslation('notify')
  const { lang } = useSite()
  const { firstAtIso, lastAtIso, firstExpiresAtIso, counts, languages, people } = summary
  const time = (atIso: string) => formatInstant(lang, atIso, zone)
  const written = locales.filter((locale) => languages[locale])
  return (
    <SummaryList
      items={[
        {
          label: t('message.audience'),
          value: `${audience ? t(`audiences.${audience}`) : t('message.audience-posted')} · ${t('run.people', { count: people })}`,
        },
        { label: t('message.why'), value: why ?? undefined },
        { label: t('message.class'), value: t(`classes.${summary.class}`) },
        {
          label: t('message.language'),
          value: formatList(
            lang,
            written.map((locale) =>
              t('run.in-language', { language: t(`run.languages.${locale}`), number: languages[locale] }),
            ),
          ),
        },
        {
          label: t('message.send-at'),
          value:
            time(firstAtIso) === time(lastAtIso)
              ? time(firstAtIso)
              : t('hand.between', { from: time(firstAtIso), to: time(lastAtIso) }),
        },
        ...(firstExpiresAtIso ? [{ label: t('hand.meaning-until'), value: time(firstExpiresAtIso) }] : []),
        {
          label: t('message.state'),
          value: (
            <span className="mail-wave__states">
              {messageStates
                .filter((state) => counts[state])
                .map((state) => (
                  <MessageStateTag key={state} state={state} count={counts[state]} />
                ))}
            </span>
          ),
        },
      ]}
    />
  )
}

/** What can be done with a wave: holding it (and what follows), releasing it, a test to oneself. */
export function WaveActions({
  zone,
  summary,
  hold,
  result,
}: WaveFactsProps & { hold: HoldLine | null; result: FormResult | undefined }) {
  const { t } = useTranslation('notify')
  const { lang } = useSite()
  const isWaiting = waitingStates.some((state) => summary.counts[state])
  const until = summary.firstExpiresAtIso
  return (
    <Section id="hand" title={t('hand.title')}>
      {result?.problem ? (
        <Callout tone="bad">
          <p>{result.problem}</p>
        </Callout>
      ) : null}
      {hold ? <Hold hold={{ ...hold, to: null }} zone={zone} /> : null}
      {!hold && isWaiting ? (
        <Disclosure summary={t('hand.hold-wave')} open={Boolean(result?.errors.reason)}>
          <Form intent="hold" result={result} label={t('hand.hold-wave')}>
            <p>{t(`hand.hold-means-${summary.class}`)}</p>
            {until ? <p>{t('hand.hold-until', { at: formatInstant(lang, until, zone) })}</p> : null}
            <TextField
              name="reason"
              label={t('hand.reason')}
              hint={t('hand.reason-hint')}
              maxCharacters={500}
              required
            />
            <SubmitButton tone="secondary">{t('hand.hold-button')}</SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
      {isWaiting ? null : <p>{t('hand.nothing-waits')}</p>}
      <Form intent="test" label={t('hand.test')}>
        <p>{t('hand.test-means')}</p>
        <SubmitButton tone="secondary">{t('hand.test')}</SubmitButton>
      </Form>
    </Section>
  )
}
