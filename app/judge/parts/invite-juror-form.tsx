import { useTranslation } from 'react-i18next'
import { localeNames, locales } from '#app/platform/i18n.ts'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { useSite } from '#app/ui/site.ts'
import { jurorKinds } from '../core/juror-kinds.ts'
import { invitationSchema } from '../core/invitation-schema.ts'

const usualLoad = 20

/** Who is asked to judge, in which language, and how much. There is one chair. */
export function InviteJurorForm({ result, hasChair }: { result: FormResult; hasChair: boolean }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const form = useZodForm(invitationSchema)
  return (
    <Form form={form} result={result} intent="invite">
      <TextField name="name" label={t('jury.full-name')} autoComplete="off" />
      <TextField name="email" type="email" label={t('jury.email')} autoComplete="off" />
      <SelectField
        name="locale"
        label={t('jury.language')}
        hint={t('jury.language-hint')}
        defaultValue={lang}
        choices={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
      />
      <NumberField
        name="maximumLoad"
        label={t('jury.maximum-load')}
        hint={t('jury.maximum-load-hint')}
        defaultValue={usualLoad}
      />
      {hasChair ? null : (
        <CheckboxField name="isChair" label={t('jury.as-chair')} hint={t('jury.as-chair-hint')} />
      )}
      <CheckboxField
        name="isSubstitute"
        label={t('jury.as-substitute')}
        hint={t('jury.as-substitute-hint')}
      />
      <SelectField
        name="kind"
        label={t('assign.by.kind')}
        hint={t('assign.by.kind-hint')}
        placeholder={t('assign.by.kind-none')}
        choices={jurorKinds.map((kind) => ({ value: kind, label: t(`assign.kinds.${kind}`) }))}
        optional
      />
      <TextField name="terms" label={t('offer.terms')} hint={t('jury.terms-hint')} optional />
      <SubmitButton>{t('jury.send')}</SubmitButton>
    </Form>
  )
}
