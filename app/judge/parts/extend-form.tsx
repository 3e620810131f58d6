import { useTranslation } from 'react-i18next'
import { DateTimeField, type WallTime } from '#app/ui/form/date-time-field.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { progressSchema } from '../core/progress-schema.ts'

/** More time for the whole jury, with a reason. */
export function ExtendForm({
  newEnd,
  calendarVersion,
  byBallot,
  result,
}: {
  newEnd: WallTime
  calendarVersion: number
  byBallot: boolean
  result?: FormResult
}) {
  const { t } = useTranslation('judge')
  const form = useZodForm(progressSchema)
  return (
    <Form
      form={form}
      result={result}
      intent="extend"
      hidden={{ calendarVersion }}
      label={t('progress.extend')}
    >
      <DateTimeField
        name="judgingEndsAt"
        label={t(byBallot ? 'ballot.due' : 'progress.new-end')}
        defaultValue={newEnd}
        fixedZone={newEnd.zone}
        required
      />
      <TextField name="extendReason" label={t('progress.reason')} hint={t('progress.reason-hint')} required />
      <SubmitButton tone="secondary">{t('progress.extend-button')}</SubmitButton>
    </Form>
  )
}
