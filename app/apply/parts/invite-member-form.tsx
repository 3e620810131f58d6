import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { teamSchema } from '../core/team-schema.ts'

/** Somebody more for the team: where the invitation goes, and what they may do. */
export function InviteMemberForm({ result }: { result?: FormResult }) {
  const { t } = useTranslation('apply')
  const form = useZodForm(teamSchema)
  return (
    <Form
      form={form}
      result={result}
      intent="invite"
      rowNames={{ email: t('team.email'), role: t('team.role') }}
      label={t('team.invite')}
    >
      <TextField name="email" type="email" label={t('team.email')} autoComplete="off" width="medium" />
      <RadioGroup
        name="role"
        label={t('team.role')}
        defaultValue="editor"
        choices={[
          { value: 'editor', label: t('roles.editor'), hint: t('roles.editor-hint') },
          { value: 'viewer', label: t('roles.viewer'), hint: t('roles.viewer-hint') },
        ]}
      />
      <SubmitButton>{t('team.invite-button')}</SubmitButton>
    </Form>
  )
}
