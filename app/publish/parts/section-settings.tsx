import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { AutosaveState } from './autosave-state.tsx'
import { useFormAutosave } from './use-form-autosave.ts'

/** Where the page saves by itself, and whether it does. */
export type AutosavedForm = { readonly url: string; readonly isOn: boolean; readonly zone: string }

/** The words of a section in one language. */
export function SectionSettings({
  section,
  locale,
  revision,
  result,
  back,
  disabled,
  autosaved,
}: {
  section: { key: string; title: string; hint: string }
  locale: Locale
  revision: string
  result: FormProblem | undefined
  back: string
  disabled: boolean
  autosaved: AutosavedForm
}) {
  const { t } = useTranslation('publish')
  const autosave = useFormAutosave({ ...autosaved, part: 'form', version: revision })
  return (
    <div {...autosave.around}>
      <Form
        result={result}
        intent="write-section"
        hidden={{ revision: autosave.version, section: section.key }}
        label={t('edit-form.section-title')}
      >
        <TextField
          name="title"
          label={t('edit-form.section-title')}
          defaultValue={section.title}
          disabled={disabled}
        />
        <TextArea
          name="hint"
          label={t('edit-form.section-hint')}
          hint={t('edit-form.section-hint-hint')}
          defaultValue={section.hint}
          rows={3}
          optional
          disabled={disabled}
          lang={htmlLangs[locale]}
        />
        <AutosaveState autosave={autosave} zone={autosaved.zone} />
        <ButtonRow>
          {disabled ? null : <SubmitButton>{t('edit-brief.save')}</SubmitButton>}
          <ButtonLink to={back} tone="quiet" icon="arrow-left">
            {t('edit-form.back')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </div>
  )
}
