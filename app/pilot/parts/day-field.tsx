import { FieldFrame } from '#app/ui/form/field-frame.tsx'
import { asText, useField, type FieldProps } from '#app/ui/form/form-context.tsx'

/** A calendar day, without a time: the browser's own date picker, sent as an ISO day. */
export function DayField({
  name,
  label,
  hint,
  error: givenError,
  required,
  optional,
  disabled,
  defaultValue,
}: FieldProps & { defaultValue?: string }) {
  const { id, error, hintId, errorId, sent, wiring } = useField({ name, error: givenError, hint })
  return (
    <FieldFrame {...{ id, label, hint, hintId, error, errorId, optional }}>
      <input
        {...wiring}
        id={id}
        type="date"
        className="input input--short"
        required={required}
        disabled={disabled}
        defaultValue={asText(sent) ?? defaultValue}
      />
    </FieldFrame>
  )
}
