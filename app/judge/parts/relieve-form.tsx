import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { progressSchema } from '../core/progress-schema.ts'

export type UnfinishedReview = { assignmentId: string; juror: string; reference: string }

/** One juror is relieved of one proposal that is not judged yet, with a reason. */
export function RelieveForm({
  unfinished,
  result,
}: {
  unfinished: readonly UnfinishedReview[]
  result?: FormResult
}) {
  const { t } = useTranslation('judge')
  const form = useZodForm(progressSchema)
  return (
    <Form form={form} result={result} intent="relieve" label={t('progress.relieve')}>
      <SelectField
        name="assignmentId"
        label={t('progress.which')}
        placeholder={t('progress.choose')}
        choices={unfinished.map(({ assignmentId, juror, reference }) => ({
          value: assignmentId,
          label: `${juror}: ${reference}`,
        }))}
      />
      <TextField name="reason" label={t('progress.reason')} hint={t('progress.reason-hint')} />
      <SubmitButton tone="secondary">{t('progress.relieve')}</SubmitButton>
    </Form>
  )
}
