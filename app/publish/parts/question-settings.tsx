import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { conditionTypes } from '../core/form/conditions.ts'
import { visibilities } from '../core/form/visibility.ts'
import { type Question, type QuestionTexts } from '../core/form/form.ts'
import type { QuestionTypeName } from '../core/form/types/index.ts'
import { AutosaveState } from './autosave-state.tsx'
import { ConfigFields } from './question-config.tsx'
import type { AutosavedForm } from './section-settings.tsx'
import { useFormAutosave } from './use-form-autosave.ts'

export type EditedQuestion = {
  question: Question
  /** In the language that is being written. */
  texts: QuestionTexts
  /** The label in another language, where this one has none. */
  elsewhere: string | null
  /** Questions that stand before it, with their choices in words. */
  earlier: readonly {
    key: string
    type: QuestionTypeName
    label: string
    parts: Readonly<Record<string, string>>
  }[]
}

/** Everything of one question: its words in one language, and what is the same in all of them. */
export function QuestionSettings({
  edited,
  locale,
  revision,
  result,
  back,
  disabled,
  autosaved,
}: {
  edited: EditedQuestion
  locale: Locale
  revision: string
  result: FormProblem | undefined
  back: string
  disabled: boolean
  autosaved: AutosavedForm
}) {
  const { t } = useTranslation('publish')
  const { question, texts, elsewhere } = edited
  const { key, type } = question
  const isFixed = key === 'title' || key === 'language'
  const autosave = useFormAutosave({ ...autosaved, part: 'form', version: revision })
  const freshKeys = useFreshKeys(autosave.ids)
  const conditions = conditionChoices(edited, t('form.answer.agreed'))
  return (
    <div {...autosave.around}>
      <Form
        result={result}
        intent="write-question"
        hidden={{ revision: autosave.version, question: key }}
        label={t('edit-form.question')}
      >
        <p className="meta">{t(`form.types.${type}`)}</p>
        <TextField
          name="label"
          label={t(type === 'note' ? 'edit-form.note-title' : 'edit-form.label')}
          hint={elsewhere ?? undefined}
          defaultValue={texts.label}
          disabled={disabled}
        />
        <TextArea
          name="help"
          label={t(type === 'note' ? 'edit-form.note-text' : 'edit-form.help')}
          defaultValue={texts.help}
          rows={type === 'note' ? 6 : 3}
          optional
          disabled={disabled}
          lang={htmlLangs[locale]}
        />
        <ConfigFields question={question} parts={texts.parts} freshKeys={freshKeys} disabled={disabled} />
        {isFixed || type === 'note' ? null : (
          <CheckboxField
            name="isRequired"
            label={t('edit-form.is-required')}
            defaultChecked={question.isRequired}
            disabled={disabled}
          />
        )}
        <RadioGroup
          name="visibility"
          label={t('edit-form.visibility')}
          defaultValue={question.visibility}
          disabled={disabled}
          choices={visibilities.map((value) => ({
            value,
            label: t(`form.visibility.${value}`),
            hint: t(`form.visibility-hints.${value}`),
          }))}
        />
        {isFixed || conditions.length === 0 ? null : (
          <CheckboxGroup
            name="condition"
            label={t('edit-form.condition')}
            hint={t('edit-form.condition-hint')}
            optional
            disabled={disabled}
            defaultValue={question.condition?.choices.map(
              (choice) => `${question.condition?.question}=${choice}`,
            )}
            choices={conditions}
          />
        )}
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

/** The keys that fresh rows have been given while the page is open, by their row: from then on they are rows like the others. */
function useFreshKeys(ids: readonly string[]): readonly string[] {
  const [keys, setKeys] = useState<readonly string[]>([])
  useEffect(() => {
    if (ids.length > 0) setKeys((known) => ids.map((id, row) => id || (known[row] ?? '')))
  }, [ids])
  return keys
}

/** Every choice of an earlier question, as a box of its own. */
function conditionChoices({ earlier }: EditedQuestion, agreed: string) {
  return earlier
    .filter(({ type }) => conditionTypes.includes(type) && type !== 'language')
    .flatMap(({ key, type, label, parts }) =>
      type === 'consent'
        ? [{ value: `${key}=yes`, label: `${label}: ${agreed}` }]
        : Object.entries(parts).map(([choice, words]) => ({
            value: `${key}=${choice}`,
            label: `${label}: ${words || choice}`,
          })),
    )
}
