import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { parentSchema } from '../core/ties-schema.ts'

type ParentsFormProps = {
  parents: readonly { id: string; child: string; parent: string }[]
  result?: FormResult
}

/** Which organisation belongs to which: what is entered here makes suggestions to jurors better. */
export function ParentsForm({ parents, result }: ParentsFormProps) {
  const { t } = useTranslation('judge')
  const form = useZodForm(parentSchema)
  return (
    <>
      {parents.length > 0 ? (
        <ul className="tie-list">
          {parents.map(({ id, child, parent }) => (
            <li key={id}>
              {t('ties.belongs', { child, parent })}
              <Form intent="forget" hidden={{ tieId: id }} label={t('ties.belongs', { child, parent })}>
                <SubmitButton tone="secondary">{t('ties.forget')}</SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      <Form form={form} result={result} intent="link" label={t('ties.parents')}>
        <TextField name="child" label={t('ties.child')} autoComplete="off" />
        <TextField name="parent" label={t('ties.parent')} autoComplete="off" />
        <SubmitButton tone="secondary">{t('ties.link')}</SubmitButton>
      </Form>
    </>
  )
}
