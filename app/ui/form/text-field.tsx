import { CharacterCounter } from './character-counter.tsx'
import { FieldFrame } from './field-frame.tsx'
import { asText, useField, type FieldProps } from './form-context.tsx'

export type TextFieldProps = FieldProps & {
  defaultValue?: string
  type?: 'text' | 'email' | 'url' | 'tel' | 'password' | 'search' | 'date'
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url'
  placeholder?: string
  /** How long an answer is expected to be; the box shows it. */
  width?: 'short' | 'medium' | 'full'
  spellCheck?: boolean
  /** The limit in characters people see; what is left is shown. Typing beyond it is possible. */
  maxCharacters?: number
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
    maxCharacters,
    ...rest
  } = props
  const { id, error, hintId, errorId, sent, wiring } = useField({ name, error: givenError, hint })
  const isSecret = rest.type === 'password'
  const start = isSecret ? undefined : (asText(sent) ?? defaultValue)
  const counterId = maxCharacters ? `${id}-counter` : undefined
  return (
    <FieldFrame
      {...{ id, label, hint, hintId, error, errorId, optional }}
      after={
        maxCharacters ? (
          <CharacterCounter id={counterId} name={name} start={start ?? ''} max={maxCharacters} />
        ) : null
      }
    >
      <input
        {...rest}
        {...wiring}
        aria-describedby={[wiring['aria-describedby'], counterId].filter(Boolean).join(' ') || undefined}
        id={id}
        type={rest.type ?? 'text'}
        className={`input input--${width}`}
        required={required}
        disabled={disabled}
        defaultValue={start}
      />
    </FieldFrame>
  )
}
