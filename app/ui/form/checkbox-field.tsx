import { useContext } from 'react'
import { FieldError, FieldHint, OptionalMark } from './field-frame.tsx'
import { FormContext, useField, type FieldProps } from './form-context.tsx'

export type CheckboxFieldProps = FieldProps & {
  defaultChecked?: boolean
  /** What is sent when it is ticked. */
  value?: string
}

/** One thing to agree to or to switch on. */
export function CheckboxField(props: CheckboxFieldProps) {
  const {
    name,
    label,
    hint,
    error: givenError,
    required,
    optional,
    disabled,
    defaultChecked,
    value = 'yes',
  } = props
  const { id, error, hintId, errorId, sent, wiring } = useField({ name, error: givenError, hint })
  // A box that was sent empty is absent from the values: only when nothing was sent at all does the default count.
  const wasSent = Object.keys(useContext(FormContext).values).length > 0
  return (
    <div className={`field${error ? ' field--wrong' : ''}`}>
      <FieldError id={errorId} text={error} />
      <div className="choice">
        <input
          {...wiring}
          id={id}
          type="checkbox"
          value={value}
          required={required}
          disabled={disabled}
          defaultChecked={wasSent ? sent !== undefined : defaultChecked}
        />
        <label htmlFor={id}>
          {label}
          <OptionalMark show={optional} />
        </label>
        <FieldHint id={hintId} text={hint} />
      </div>
    </div>
  )
}
