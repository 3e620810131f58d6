import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { permitStates, type Permit } from '../core/permits.ts'
import { longestLimits, permitSchema, siteSchema } from '../core/site-forms.ts'
import { DayField } from './day-field.tsx'

/** Where it is tried and what may not be done there. */
export function SiteForm({
  pilot,
  result,
}: {
  pilot: { site: string; siteLimits: string; version: number }
  result?: FormProblem
}) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(siteSchema)
  return (
    <Form
      form={form}
      result={result}
      intent="site"
      hidden={{ version: pilot.version }}
      label={t('site.place')}
    >
      <TextField
        name="site"
        label={t('passport.site')}
        hint={t('start.site-hint')}
        defaultValue={pilot.site}
        required
      />
      <TextArea
        name="siteLimits"
        label={t('site.limits')}
        hint={t('site.limits-hint')}
        rows={4}
        maxCharacters={longestLimits}
        defaultValue={pilot.siteLimits}
        optional
      />
      <SubmitButton>{t('site.save')}</SubmitButton>
    </Form>
  )
}

/** A permit: a new one, or the one given. */
export function PermitForm({
  permit,
  today,
  result,
}: {
  permit?: Permit & { id: string; version: number }
  today: string
  result?: FormProblem
}) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(permitSchema)
  const label = permit ? t('permits.change', { name: permit.name }) : t('permits.add')
  return (
    <Form
      form={form}
      result={result}
      intent="permit"
      hidden={{ permitId: permit?.id ?? '', permitVersion: permit?.version ?? 0 }}
      label={label}
    >
      <TextField
        name="name"
        label={t('permits.name')}
        hint={t('permits.name-hint')}
        defaultValue={permit?.name}
        required
      />
      <TextField name="authority" label={t('permits.authority')} defaultValue={permit?.authority} optional />
      <SelectField
        name="state"
        label={t('permits.state')}
        choices={permitStates.map((state) => ({ value: state, label: t(`permits.states.${state}`) }))}
        defaultValue={permit?.state ?? 'needed'}
      />
      <DayField name="stateOn" label={t('permits.since')} defaultValue={permit?.stateOn ?? today} required />
      <SubmitButton>{t('permits.save')}</SubmitButton>
    </Form>
  )
}
