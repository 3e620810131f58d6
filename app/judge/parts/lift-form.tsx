import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { liftSchema } from '../core/invitation-schema.ts'

type LiftFormProps = {
  exclusions: readonly {
    jurorId: string
    juror: string
    proposalId: string
    reference: string
    title: string
  }[]
  result?: FormResult
}

/** One exclusion is taken back, with a reason the juror is not told. */
export function LiftForm({ exclusions, result }: LiftFormProps) {
  const { t } = useTranslation('judge')
  const form = useZodForm(liftSchema)
  return (
    <Form form={form} result={result} intent="lift" label={t('jury.lift')}>
      <SelectField
        name="exclusion"
        label={t('jury.lift-which')}
        placeholder={t('progress.choose')}
        choices={exclusions.map(({ jurorId, juror, proposalId, reference, title }) => ({
          value: `${jurorId} ${proposalId}`,
          label: t('jury.lift-line', { juror, reference, title }),
        }))}
      />
      <TextField name="liftReason" label={t('progress.reason')} hint={t('jury.exclude-reason-hint')} />
      <SubmitButton tone="secondary">{t('jury.lift-button')}</SubmitButton>
    </Form>
  )
}
