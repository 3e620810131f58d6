import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { cityOfZone, offeredZones } from '#app/platform/zone-names.ts'
import { useSite } from '../site.ts'
import { Fieldset } from './fieldset.tsx'
import { asText, fieldId, FormContext, useField, type FieldProps } from './form-context.tsx'

/** A moment on somebody's wall: the day (`2021-12-22`), the time (`23:59`) and the IANA zone it is meant in. */
export type WallTime = { date: string; time: string; zone: string }

export type DateTimeFieldProps = FieldProps & {
  defaultValue?: Partial<WallTime>
  /** IANA zones to choose from; a well-known list when absent. */
  zones?: readonly string[]
  /** Leaves the zone fixed: one zone for the whole programme. */
  fixedZone?: string
}

/**
 * A day, a time and the zone they are meant in. Sent as `name.date`, `name.time` and `name.zone`, never as an
 * instant: which instant that is, and whether it exists twice or not at all, is for the calendar to say.
 */
export function DateTimeField(props: DateTimeFieldProps) {
  const {
    name,
    label,
    hint,
    error: givenError,
    required,
    optional,
    disabled,
    defaultValue,
    fixedZone,
  } = props
  const { t } = useTranslation('ui')
  const { lang } = useSite()
  const { values, errors, register } = useContext(FormContext)
  const { hintId, errorId, error } = useField({
    name,
    hint,
    error:
      givenError ??
      errors[name] ??
      errors[`${name}.date`] ??
      errors[`${name}.time`] ??
      errors[`${name}.zone`],
  })
  const part = (key: keyof WallTime) => ({
    id: fieldId(`${name}.${key}`),
    name: `${name}.${key}`,
    defaultValue: asText(values[`${name}.${key}`]) ?? defaultValue?.[key],
    'aria-invalid': errors[`${name}.${key}`] || errors[name] ? (true as const) : undefined,
    disabled,
    ...register?.(`${name}.${key}`),
  })
  const zones = [
    ...new Set([...(props.zones ?? offeredZones), ...(defaultValue?.zone ? [defaultValue.zone] : [])]),
  ]
  return (
    <Fieldset id={fieldId(name)} legend={label} {...{ hint, hintId, error, errorId, optional }}>
      <div className="date-time">
        <div className="field">
          <label htmlFor={fieldId(`${name}.date`)}>{t('date-time.date')}</label>
          <input type="date" className="input" required={required} {...part('date')} />
        </div>
        <div className="field">
          <label htmlFor={fieldId(`${name}.time`)}>{t('date-time.time')}</label>
          <input type="time" className="input" required={required} {...part('time')} />
        </div>
        {fixedZone ? (
          <p className="date-time__zone">
            <input type="hidden" name={`${name}.zone`} value={fixedZone} />
            {t('date-time.in-zone', { city: cityOfZone(lang, fixedZone) })}
          </p>
        ) : (
          <div className="field">
            <label htmlFor={fieldId(`${name}.zone`)}>{t('date-time.zone')}</label>
            <select className="input input--select" {...part('zone')}>
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {cityOfZone(lang, zone)}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
    </Fieldset>
  )
}
