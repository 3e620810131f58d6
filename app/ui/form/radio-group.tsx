import type { ReactNode } from 'react'
import { Fieldset } from './fieldset.tsx'
import { asText, useField, type FieldProps } from './form-context.tsx'
import type { Choice } from './select-field.tsx'

export type RadioGroupProps = FieldProps & {
  choices: readonly Choice[]
  /** The language of the label when it is not the page's. */
  labelLang?: string
  defaultValue?: string
  /** `inline` for two or three short ones; `scale` for scores: equal steps in one line, anchors as hints. */
  layout?: 'stacked' | 'inline' | 'scale'
  /** What stands below a choice beside its hint: a picture of it. */
  figureOf?: (value: string) => ReactNode
}

/** One of a few, all in sight. */
export function RadioGroup(props: RadioGroupProps) {
  const {
    name,
    label,
    labelLang,
    hint,
    error: givenError,
    required,
    optional,
    disabled,
    choices,
    defaultValue,
    layout = 'stacked',
    figureOf,
  } = props
  const { id, error, hintId, errorId, sent, wiring } = useField({ name, error: givenError, hint })
  const { 'aria-describedby': _, 'aria-invalid': invalid, ref, ...registration } = wiring
  const chosen = asText(sent) ?? defaultValue
  return (
    <Fieldset legend={label} {...{ labelLang, hint, hintId, error, errorId, optional }}>
      <div className={`choices choices--${layout}`}>
        {choices.map((choice, index) => {
          const choiceId = index === 0 ? id : `${id}-${index + 1}`
          return (
            <div className="choice" key={choice.value}>
              <input
                {...registration}
                // Given the others too, react-hook-form would take back what was chosen before the script arrived.
                ref={index === 0 ? ref : undefined}
                aria-invalid={invalid}
                aria-describedby={choice.hint ? `${choiceId}-note` : undefined}
                id={choiceId}
                type="radio"
                value={choice.value}
                required={required}
                disabled={disabled ?? choice.disabled}
                defaultChecked={choice.value === chosen}
              />
              <label htmlFor={choiceId} lang={choice.labelLang}>
                {choice.label}
              </label>
              {choice.hint ? (
                <p className="choice__hint" id={`${choiceId}-note`}>
                  {choice.hint}
                </p>
              ) : null}
              {figureOf?.(choice.value)}
            </div>
          )
        })}
      </div>
    </Fieldset>
  )
}
