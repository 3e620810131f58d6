import { FieldFrame } from './field-frame.tsx'
import { asText, useField, type FieldProps } from './form-context.tsx'

export type NumberFieldProps = FieldProps & {
  defaultValue?: number | string
  /** Written after the box: "%", "MWh", "points". */
  unit?: string
  decimal?: boolean
}

/** A number, typed: a text box with a number keyboard, since spinners change values by accident. */
export function NumberField(props: NumberFieldProps) {
  const {
    name,
    label,
    hint,
    error: givenError,
    required,
    optional,
    disabled,
    defaultValue,
    unit,
    decimal,
  } = props
  const { id, error, hintId, errorId, sent, wiring } = useField({ name, error: givenError, hint })
  const unitId = unit ? `${id}-unit` : undefined
  return (
    <FieldFrame {...{ id, label, hint, hintId, error, errorId, optional }}>
      <span className="input-with-unit">
        <input
          {...wiring}
          aria-describedby={[wiring['aria-describedby'], unitId].filter(Boolean).join(' ') || undefined}
          id={id}
          type="text"
          inputMode={decimal ? 'decimal' : 'numeric'}
          className="input input--number"
          required={required}
          disabled={disabled}
          defaultValue={asText(sent) ?? defaultValue}
        />
        {unit ? <span id={unitId}>{unit}</span> : null}
      </span>
    </FieldFrame>
  )
}
