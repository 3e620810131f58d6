import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { exclusionSchema } from '../core/invitation-schema.ts'

type ExcludeFormProps = {
  jurors: readonly { jurorId: string; name: string }[]
  /** Without those the reader is kept from themselves. */
  proposals: readonly { proposalId: string; reference: string; title: string }[]
  result?: FormResult
}

/** One proposal is closed to one juror, with a reason the juror is not told. */
export function ExcludeForm({ jurors, proposals, result }: ExcludeFormProps) {
  const { t } = useTranslation('judge')
  const form = useZodForm(exclusionSchema)
  return (
    <Form form={form} result={result} intent="exclude" label={t('jury.exclude')}>
      <SelectField
        name="jurorId"
        label={t('jury.name')}
        placeholder={t('progress.choose')}
        choices={jurors.map(({ jurorId, name }) => ({ value: jurorId, label: name }))}
      />
      <SelectField
        name="proposalId"
        label={t('queue.proposal')}
        placeholder={t('progress.choose')}
        choices={proposals.map(({ proposalId, reference, title }) => ({
          value: proposalId,
          label: `${reference}: ${title}`,
        }))}
      />
      <TextField name="exclusionReason" label={t('progress.reason')} hint={t('jury.exclude-reason-hint')} />
      <SubmitButton tone="secondary">{t('jury.exclude-button')}</SubmitButton>
    </Form>
  )
}
