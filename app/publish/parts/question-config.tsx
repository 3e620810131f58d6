import { useTranslation } from 'react-i18next'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import type { Question } from '../core/form/form.ts'
import { freshParts } from '../core/form/fresh-parts.ts'
import { cellKinds } from '../core/form/question-type.ts'

type Props = {
  question: Question
  parts: Readonly<Record<string, string>>
  /** Keys that fresh rows have got meanwhile, by their row. */
  freshKeys: readonly string[]
  disabled: boolean
}

/** The settings of a question's kind; nothing for kinds that have none. */
export function ConfigFields({ question, parts, freshKeys, disabled }: Props) {
  const { t } = useTranslation('publish')
  const number = (name: string, value: number | undefined, isOptional = false) => (
    <NumberField
      name={`config.${name}`}
      label={t(`edit-form.config.${name as 'limit'}`)}
      defaultValue={value ?? ''}
      optional={isOptional}
      disabled={disabled}
      decimal
    />
  )
  const text = (name: 'currency' | 'from' | 'to', value: string | undefined) => (
    <TextField
      name={`config.${name}`}
      label={t(`edit-form.config.${name}`)}
      defaultValue={value ?? ''}
      optional={name !== 'currency'}
      width="short"
      disabled={disabled}
    />
  )
  switch (question.type) {
    case 'short-text':
      return number('limit', question.config.limit)
    case 'long-text':
    case 'markdown':
      return (
        <>
          {number('limit', question.config.limit)}
          {number('minimum', question.config.minimum, true)}
        </>
      )
    case 'number':
      return (
        <>
          {number('minimum', question.config.minimum)}
          {number('maximum', question.config.maximum)}
          {number('decimals', question.config.decimals, true)}
          <PartNames keys={['unit', 'unit-one']} {...{ parts, disabled }} />
        </>
      )
    case 'money':
      return (
        <>
          {text('currency', question.config.currency)}
          {number('maximum', question.config.maximum)}
        </>
      )
    case 'date':
      return (
        <>
          {text('from', question.config.from)}
          {text('to', question.config.to)}
        </>
      )
    case 'choice':
      return <Choices keys={question.config.choices} {...{ parts, freshKeys, disabled }} />
    case 'choices':
    case 'ranking':
      return (
        <>
          <Choices keys={question.config.choices} {...{ parts, freshKeys, disabled }} />
          {number('most', question.config.most, true)}
        </>
      )
    case 'file':
      return number('most', question.config.most)
    case 'table':
      return (
        <>
          <Columns columns={question.config.columns} {...{ parts, freshKeys, disabled }} />
          {text('currency', question.config.currency)}
          {number('minimumRows', question.config.minimumRows)}
          {number('maximumRows', question.config.maximumRows)}
        </>
      )
    default:
      return null
  }
}

/** A fresh row is one like the others as soon as it has a key. */
const nameOf = (row: number, key: string | undefined) => (key ? `parts.${key}` : `fresh.${row}`)

type Fresh = Named & { freshKeys: readonly string[] }
type Named = { parts: Readonly<Record<string, string>>; disabled: boolean }

function PartNames({ keys, parts, disabled }: Named & { keys: readonly ('unit' | 'unit-one')[] }) {
  const { t } = useTranslation('publish')
  return keys.map((key) => (
    <TextField
      key={key}
      name={`parts.${key}`}
      label={t(`edit-form.config.${key}`)}
      defaultValue={parts[key] ?? ''}
      width="medium"
      optional
      disabled={disabled}
    />
  ))
}

function Choices({ keys, parts, freshKeys, disabled }: Fresh & { keys: readonly string[] }) {
  const { t } = useTranslation('publish')
  return (
    <Fieldset legend={t('edit-form.choices')} hint={t('edit-form.choices-hint')}>
      {keys.map((key, index) => (
        <TextField
          key={key}
          name={`parts.${key}`}
          label={t('edit-form.choice', { number: index + 1 })}
          defaultValue={parts[key] ?? ''}
          disabled={disabled}
        />
      ))}
      {disabled
        ? null
        : Array.from({ length: freshParts }, (_, row) => (
            <TextField
              key={row}
              name={nameOf(row, freshKeys[row])}
              label={t('edit-form.another-choice', { number: keys.length + row + 1 })}
              optional
            />
          ))}
      <GoneParts keys={keys} {...{ parts, disabled }} />
    </Fieldset>
  )
}

function Columns({
  columns,
  parts,
  freshKeys,
  disabled,
}: Fresh & { columns: Extract<Question, { type: 'table' }>['config']['columns'] }) {
  const { t } = useTranslation('publish')
  const kinds = cellKinds.map((kind) => ({ value: kind, label: t(`form.cells.${kind}`) }))
  return (
    <Fieldset legend={t('edit-form.columns')} hint={t('edit-form.choices-hint')}>
      {columns.map(({ key, kind }, index) => (
        <div key={key} className="criterion-fields">
          <TextField
            name={`parts.${key}`}
            label={t('edit-form.column', { number: index + 1 })}
            defaultValue={parts[key] ?? ''}
            disabled={disabled}
          />
          <SelectField
            name={`kinds.${key}`}
            label={t('edit-form.column-kind', { number: index + 1 })}
            defaultValue={kind}
            choices={kinds}
            disabled={disabled}
          />
        </div>
      ))}
      {disabled
        ? null
        : Array.from({ length: freshParts }, (_, row) => (
            <div key={row} className="criterion-fields">
              <TextField
                name={nameOf(row, freshKeys[row])}
                label={t('edit-form.another-column', { number: columns.length + row + 1 })}
                optional
              />
              <SelectField
                name={freshKeys[row] ? `kinds.${freshKeys[row]}` : `freshKinds.${row}`}
                label={t('edit-form.column-kind', { number: columns.length + row + 1 })}
                defaultValue="text"
                choices={kinds}
              />
            </div>
          ))}
      <GoneParts keys={columns.map(({ key }) => key)} {...{ parts, disabled }} />
    </Fieldset>
  )
}

function GoneParts({ keys, parts, disabled }: Named & { keys: readonly string[] }) {
  const { t } = useTranslation('publish')
  if (disabled || keys.length < 2) return null
  return (
    <CheckboxGroup
      name="gone"
      label={t('edit-form.gone')}
      optional
      choices={keys.map((key, index) => ({
        value: key,
        label: parts[key] || t('edit-form.choice', { number: index + 1 }),
      }))}
    />
  )
}
