import { CharacterCounter } from './character-counter.tsx'
import { FieldFrame } from './field-frame.tsx'
import { asText, useField, type FieldProps } from './form-context.tsx'

export type TextAreaProps = FieldProps & {
  defaultValue?: string
  rows?: number
  /** The limit in characters people see. Typing beyond it is possible; sending is not. */
  maxCharacters?: number
  /** The language it is written in, when it is not the page's. */
  lang?: string
}

/** Several lines of text, with what is left of the limit. */
export function TextArea(props: TextAreaProps) {
  const {
    name,
    label,
    hint,
    error: givenError,
    required,
    optional,
    disabled,
    defaultValue,
    rows = 6,
    maxCharacters,
    lang,
  } = props
  const { id, error, hintId, errorId, sent, wiring } = useField({ name, error: givenError, hint })
  const start = asText(sent) ?? defaultValue ?? ''
  const counterId = maxCharacters ? `${id}-counter` : undefined
  return (
    <FieldFrame
      {...{ id, label, hint, hintId, error, errorId, optional }}
      after={
        maxCharacters ? (
          <CharacterCounter id={counterId} name={name} start={start} max={maxCharacters} />
        ) : null
      }
    >
      <textarea
        {...wiring}
        aria-describedby={[wiring['aria-describedby'], counterId].filter(Boolean).join(' ') || undefined}
        id={id}
        lang={lang}
        rows={rows}
        className="input input--area"
        required={required}
        disabled={disabled}
        defaultValue={start}
      />
    </FieldFrame>
  )
}
