import { FieldFrame } from './field-frame.tsx'
import { asText, useField, type FieldProps } from './form-context.tsx'

export type Choice = {
  value: string
  label: string
  /** Language of the label, where it may not be the page's: an HTML `lang`. */
  labelLang?: string
  hint?: string
  disabled?: boolean
}

export type SelectFieldProps = FieldProps & {
  choices: readonly Choice[]
  defaultValue?: string
  /** The first line when nothing is chosen yet; its value is empty. */
  placeholder?: string
}

/** One of many, in the native list of the device. Up to seven are better as `RadioGroup`. */
export function SelectField(props: SelectFieldProps) {
  const {
    name,
    label,
    hint,
    error: givenError,
    required,
    optional,
    disabled,
    choices,
    defaultValue,
    placeholder,
  } = props
  const { id, error, hintId, errorId, sent, wiring } = useField({ name, error: givenError, hint })
  return (
    <FieldFrame {...{ id, label, hint, hintId, error, errorId, optional }}>
      <select
        {...wiring}
        id={id}
        className="input input--select"
        required={required}
        disabled={disabled}
        defaultValue={asText(sent) ?? defaultValue ?? ''}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} lang={choice.labelLang} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
