import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { DateTimeField, type WallTime } from '#app/ui/form/date-time-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { longestReason, postponeSchema, withdrawSchema } from '../core/decision-form.ts'
import { DecisionHash } from './decision-hash.tsx'

/** The second person's button, with the hash of what stands above it. */
export function ConfirmForm({ hash, result }: { hash: string; result?: FormProblem }) {
  const { t } = useTranslation('announce')
  return (
    <Section id="confirm" title={t('release.confirm')} intro={t('release.confirm-intro')} tone="raised">
      <DecisionHash hash={hash} />
      <Form result={result} intent="confirm" hidden={{ hash }} label={t('release.confirm')}>
        <TextField
          name="phrase"
          label={t('release.phrase')}
          hint={t('release.phrase-hint')}
          required
          width="short"
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          name="signedName"
          label={t('release.sign')}
          hint={t('decision.sign-hint')}
          required
          width="medium"
          autoComplete="off"
        />
        <SubmitButton>{t('release.confirm-button')}</SubmitButton>
      </Form>
    </Section>
  )
}

/** Later, with a reason: at once, or (`ask-later`) once another person agrees. */
export function PostponeForm({
  newInstant,
  calendarVersion,
  intent,
  result,
}: {
  newInstant: WallTime
  calendarVersion: number
  intent: 'postpone' | 'ask-later'
  result?: FormProblem
}) {
  const { t } = useTranslation('announce')
  const form = useZodForm(postponeSchema)
  return (
    <Section id="postpone" title={t('release.postpone')} intro={t(`release.${intent}-intro`)}>
      <Disclosure summary={t('release.postpone-open')} open={result !== undefined}>
        <Form
          form={form}
          result={result}
          intent={intent}
          hidden={{ calendarVersion }}
          label={t('release.postpone')}
        >
          <DateTimeField
            name="announcesAt"
            label={t('release.new-instant')}
            defaultValue={newInstant}
            fixedZone={newInstant.zone}
            required
          />
          <TextArea
            name="postponeReason"
            label={t('release.reason')}
            hint={t('release.reason-public')}
            rows={3}
            maxCharacters={longestReason}
            required
          />
          <SubmitButton tone="secondary">{t(`release.${intent}-button`)}</SubmitButton>
        </Form>
      </Disclosure>
    </Section>
  )
}

/** Back to the jury's table, with a reason. */
export function WithdrawForm({ result }: { result?: FormProblem }) {
  const { t } = useTranslation('announce')
  const form = useZodForm(withdrawSchema)
  return (
    <Section id="withdraw" title={t('release.withdraw')} intro={t('release.withdraw-intro')}>
      <Disclosure summary={t('release.withdraw-open')} open={result !== undefined}>
        <Form form={form} result={result} intent="withdraw" label={t('release.withdraw')}>
          <TextArea
            name="withdrawReason"
            label={t('release.reason')}
            rows={3}
            maxCharacters={longestReason}
            required
          />
          <SubmitButton tone="danger">{t('release.withdraw-button')}</SubmitButton>
        </Form>
      </Disclosure>
    </Section>
  )
}
