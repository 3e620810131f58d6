import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatInstant, formatList } from '#app/platform/format.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { longestCheckReason, waiverCharacters } from '../core/feedback-form.ts'

export type FeedbackGateProps = {
  slug: string
  zone: string
  waiting: number
  without: readonly string[]
  waiver: {
    reason: string
    isOwn: boolean
    askedBy: string | null
    askedAtIso: string
    agreedBy: string | null
    agreedAtIso: string | null
  } | null
  /** An organiser without a proposal in the challenge. */
  canWaive: boolean
  resultOf: (intent: string) => FormProblem | undefined
}

/** What feedback is still due before the decision can be confirmed, and the way round it that takes two persons. */
export function FeedbackGate({
  slug,
  zone,
  waiting,
  without,
  waiver,
  canWaive,
  resultOf,
}: FeedbackGateProps) {
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  const isWaived = typeof waiver?.agreedAtIso === 'string'
  return (
    <Section id="feedback" title={t('gate.title')} intro={t('gate.intro')}>
      <Callout tone={isWaived ? 'info' : 'warn'} title={t(isWaived ? 'gate.waived' : 'gate.due')}>
        <ul>
          {waiting > 0 ? (
            <li>
              <a href={paths.organise.feedback(slug)}>{t('gate.waiting', { count: waiting })}</a>
            </li>
          ) : null}
          {without.length > 0 ? (
            <li>{t('gate.without', { count: without.length, references: formatList(lang, without) })}</li>
          ) : null}
        </ul>
      </Callout>
      {waiver ? (
        <>
          <p>
            {t('gate.asked', {
              name: waiver.askedBy ?? t('release.somebody'),
              when: formatInstant(lang, waiver.askedAtIso, zone),
            })}
          </p>
          <blockquote dir="auto">{waiver.reason}</blockquote>
          {waiver.agreedAtIso ? (
            <p>
              {t('gate.agreed', {
                name: waiver.agreedBy ?? t('release.somebody'),
                when: formatInstant(lang, waiver.agreedAtIso, zone),
              })}
            </p>
          ) : null}
        </>
      ) : null}
      {canWaive && !waiver ? (
        <Disclosure summary={t('gate.ask')} open={resultOf('ask-waiver') !== undefined}>
          <Form result={resultOf('ask-waiver')} intent="ask-waiver" label={t('gate.ask')}>
            <TextArea
              name="waiverReason"
              label={t('gate.reason')}
              hint={t('gate.reason-hint', { count: waiverCharacters })}
              rows={3}
              maxCharacters={longestCheckReason}
              required
            />
            <SubmitButton tone="secondary">{t('gate.ask-button')}</SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
      {canWaive && waiver && !isWaived ? (
        waiver.isOwn ? (
          <p>{t('gate.other')}</p>
        ) : (
          <Form result={resultOf('agree-waiver')} intent="agree-waiver" label={t('gate.agree')}>
            <p>{t('gate.agree-hint')}</p>
            <SubmitButton tone="secondary">{t('gate.agree')}</SubmitButton>
          </Form>
        )
      ) : null}
    </Section>
  )
}
