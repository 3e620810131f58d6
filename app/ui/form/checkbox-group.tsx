import { Fieldset } from './fieldset.tsx'
import { asTexts, useField, type FieldProps } from './form-context.tsx'
import type { Choice } from './select-field.tsx'

export type CheckboxGroupProps = FieldProps & {
  choices: readonly Choice[]
  defaultValue?: readonly string[]
  /** `columns`: many short choices beside each other, where there is room. */
  layout?: 'stacked' | 'columns'
}

/** Any of a few, or of many in columns. The name is sent once for each that is ticked. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const {
    name,
    label,
    hint,
    error: givenError,
    optional,
    disabled,
    choices,
    defaultValue,
    layout = 'stacked',
  } = props
  const { id, error, hintId, errorId, sent, wiring } = useField({ name, error: givenError, hint })
  const { 'aria-describedby': _, 'aria-invalid': invalid, ref, ...registration } = wiring
  const ticked = asTexts(sent) ?? defaultValue ?? []
  return (
    <Fieldset legend={label} {...{ hint, hintId, error, errorId, optional }}>
      <div className={`choices choices--${layout}`}>
        {choices.map((choice, index) => {
          const choiceId = index === 0 ? id : `${id}-${index + 1}`
          return (
            <div className="choice" key={choice.value}>
              <input
                {...registration}
                // Given the others too, react-hook-form would tick them all with the first one.
                ref={index === 0 ? ref : undefined}
                aria-invalid={invalid}
                aria-describedby={choice.hint ? `${choiceId}-note` : undefined}
                id={choiceId}
                type="checkbox"
                value={choice.value}
                disabled={disabled ?? choice.disabled}
                defaultChecked={ticked.includes(choice.value)}
              />
              <label htmlFor={choiceId} lang={choice.labelLang}>
                {choice.label}
              </label>
              {choice.hint ? (
                <p className="choice__hint" id={`${choiceId}-note`}>
                  {choice.hint}
                </p>
              ) : null}
            </div>
          )
        })}
      </div>
    </Fieldset>
  )
}
