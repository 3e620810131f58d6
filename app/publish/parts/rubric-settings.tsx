import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDecimal } from '#app/platform/format.ts'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useSite } from '#app/ui/site.ts'
import { fieldsOf, levelField, levelsInForm, settingOf } from '../core/rubric-form.ts'
import { freshRubric, rubricTypeNames, type Rubric } from '../core/rubrics/index.ts'

type RubricSettingsProps = {
  /** The beginning of the fields' names: `criteria.0`. */
  name: string
  rubric: Rubric
  /** What answers mean, by answer. */
  anchors: Readonly<Record<string, string>>
  isDisabled: boolean
}

/**
 * How one criterion is answered: its type, the setting of the type, and what answers mean. Without script the setting of
 * another type appears once the choice is saved.
 */
export function RubricSettings({ name, rubric: saved, anchors, isDisabled }: RubricSettingsProps) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const [type, setType] = useState(saved.type)
  const rubric = type === saved.type ? saved : freshRubric(type)
  const setting = settingOf(rubric)
  const levelWords = (level: string) =>
    level === 'yes' || level === 'partly' || level === 'no'
      ? t(`criteria.answers.${level}`)
      : formatDecimal(lang, level)
  return (
    <>
      <div
        onChange={(event) => {
          const chosen = rubricTypeNames.find(
            (each) => event.target instanceof HTMLSelectElement && each === event.target.value,
          )
          if (chosen) setType(chosen)
        }}
      >
        <SelectField
          name={`${name}.type`}
          label={t('rubrics.label')}
          hint={t(`rubrics.hints.${type}`)}
          choices={rubricTypeNames.map((each) => ({ value: each, label: t(`rubrics.types.${each}`) }))}
          defaultValue={saved.type}
          disabled={isDisabled}
        />
      </div>
      <div className="rubric-setting" key={type}>
        {fieldsOf[type].map((field) =>
          field === 'values' || field === 'unit' ? (
            <TextField
              key={field}
              name={`${name}.setting.${field}`}
              label={t(`rubrics.fields.${field}`)}
              hint={t(`rubrics.field-hints.${field}`)}
              defaultValue={setting[field]}
              optional={field === 'unit'}
              disabled={isDisabled}
            />
          ) : (
            <NumberField
              key={field}
              name={`${name}.setting.${field}`}
              label={t(`rubrics.fields.${field}`)}
              defaultValue={formatDecimal(lang, setting[field])}
              decimal
              disabled={isDisabled}
            />
          ),
        )}
      </div>
      {levelsInForm(rubric, Object.keys(anchors)).map((level) => (
        <TextArea
          key={`${type}-${level}`}
          name={`${name}.anchors.${levelField(level)}`}
          label={t('edit-criteria.level', { level: levelWords(level) })}
          defaultValue={anchors[level] ?? ''}
          rows={2}
          optional
          disabled={isDisabled}
        />
      ))}
    </>
  )
}
