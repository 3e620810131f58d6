import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { useSite } from '#app/ui/site.ts'
import { codeSchema } from './schema.ts'

type CodeFormProps = { email: string; next: string; result?: FormProblem; tone?: 'primary' | 'secondary' }

/** Address and six digits: the way in on another device than the one with the mail. */
export function CodeForm({ email, next, result, tone = 'primary' }: CodeFormProps) {
  const { t } = useTranslation('people')
  const { paths } = useSite()
  const form = useZodForm(codeSchema)
  // A wrong code comes back without the address's query: where the person wanted to go travels with the form.
  const sent = result?.values.next
  return (
    <Form
      form={form}
      result={result}
      action={paths.enterCode}
      hidden={{ next: next || (typeof sent === 'string' ? sent : '') }}
    >
      <TextField
        name="email"
        label={t('sign-in.email')}
        type="email"
        autoComplete="email"
        defaultValue={email}
        required
        width="medium"
      />
      <TextField
        name="code"
        label={t('enter-code.code')}
        hint={t('enter-code.code-hint')}
        autoComplete="one-time-code"
        inputMode="numeric"
        spellCheck={false}
        required
        width="short"
      />
      <SubmitButton tone={tone}>{t('enter-code.enter')}</SubmitButton>
    </Form>
  )
}
