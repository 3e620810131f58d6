import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countCharacters, formatNumber } from '#app/platform/format.ts'
import { useSite } from '../site.ts'
import { FieldFrame } from './field-frame.tsx'
import { asText, fieldId, useField, type FieldProps } from './form-context.tsx'

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
      after={maxCharacters ? <Counter id={counterId} name={name} start={start} max={maxCharacters} /> : null}
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

/** Counts while one types, outside the field's own rendering so that a long answer stays quick to write. */
function Counter({ id, name, start, max }: { id?: string; name: string; start: string; max: number }) {
  const { t } = useTranslation('ui')
  const { lang } = useSite()
  const [count, setCount] = useState(() => countCharacters(start))
  useEffect(() => {
    const area = document.getElementById(fieldId(name))
    if (!(area instanceof HTMLTextAreaElement)) return
    const update = () => setCount(countCharacters(area.value))
    update()
    area.addEventListener('input', update)
    return () => area.removeEventListener('input', update)
  }, [name])
  const left = max - count
  return (
    <p className={`field__counter${left < 0 ? ' field__counter--over' : ''}`} id={id}>
      {left < 0
        ? t('field.characters-over', { count: -left, amount: formatNumber(lang, -left) })
        : t('field.characters-left', { count: left, amount: formatNumber(lang, left) })}
    </p>
  )
}
