import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { takeOffSchema } from '../core/invitation-schema.ts'

type TakeOffFormProps = { jurors: readonly { jurorId: string; name: string }[]; result?: FormResult }

/** Somebody is taken off the jury, half-way or before; what they finished counts or not, as it is said here. */
export function TakeOffForm({ jurors, result }: TakeOffFormProps) {
  const { t } = useTranslation('judge')
  const form = useZodForm(takeOffSchema)
  return (
    <Form form={form} result={result} intent="take-off" label={t('leave.take-off')}>
      <SelectField
        name="leaverId"
        label={t('jury.name')}
        placeholder={t('progress.choose')}
        choices={jurors.map(({ jurorId, name }) => ({ value: jurorId, label: name }))}
      />
      <RadioGroup
        name="finals"
        label={t('leave.finals')}
        defaultValue="count"
        choices={[
          { value: 'count', label: t('leave.finals-count'), hint: t('leave.finals-count-hint') },
          { value: 'void', label: t('leave.finals-void'), hint: t('leave.finals-void-hint') },
        ]}
      />
      <TextField name="leaveReason" label={t('progress.reason')} hint={t('jury.exclude-reason-hint')} />
      <SubmitButton tone="secondary">{t('leave.take-off')}</SubmitButton>
    </Form>
  )
}
