import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { invitationAnswerSchema, longestReason } from '../core/invitation-answer.ts'

/** No, with a reason for whoever wants to give one. */
export function DeclineInvitationForm({ result }: { result?: FormResult }) {
  const { t } = useTranslation('people')
  const form = useZodForm(invitationAnswerSchema)
  return (
    <Form form={form} result={result} intent="decline" label={t('invitation.decline')}>
      <TextArea
        name="reason"
        label={t('invitation.reason')}
        rows={3}
        maxCharacters={longestReason}
        optional
      />
      <SubmitButton tone="secondary">{t('invitation.decline')}</SubmitButton>
    </Form>
  )
}
