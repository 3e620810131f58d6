import { FieldFrame } from './field-frame.tsx'
import { asText, useField, type FieldProps } from './form-context.tsx'

export type TextFieldProps = FieldProps & {
  defaultValue?: string
  type?: 'text' | 'email' | 'url' | 'tel' | 'password' | 'search'
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url'
  placeholder?: string
  /** How long an answer is expected to be; the box shows it. */
  width?: 'short' | 'medium' | 'full'
  spellCheck?: boolean
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const {
    name,
    label,
    hint,
    error: givenError,
    required,
    optional,
    disabled,
    defaultValue,
    width = 'full',
    ...rest
  } = props
  const { id, error, hintId, errorId, sent, wiring } = useField({ name, error: givenError, hint })
  const isSecret = rest.type === 'password'
  return (
    <FieldFrame {...{ id, label, hint, hintId, error, errorId, optional }}>
      <input
        {...rest}
        {...wiring}
        id={id}
        type={rest.type ?? 'text'}
        className={`input input--${width}`}
        required={required}
        disabled={disabled}
        defaultValue={isSecret ? undefined : (asText(sent) ?? defaultValue)}
      />
    </FieldFrame>
  )
}
