import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export type FieldFrameProps = {
  id: string
  label: string
  hint?: string
  hintId?: string
  error?: string
  errorId?: string
  optional?: boolean
  /** Below the control: counter, saved state. */
  after?: ReactNode
  children: ReactNode
}

/** Label above, hint under it, error beside the control: the same for every field. */
export function FieldFrame({
  id,
  label,
  hint,
  hintId,
  error,
  errorId,
  optional,
  after,
  children,
}: FieldFrameProps) {
  return (
    <div className={`field${error ? ' field--wrong' : ''}`}>
      <label className="field__label" htmlFor={id}>
        {label}
        <OptionalMark show={optional} />
      </label>
      <FieldHint id={hintId} text={hint} />
      <FieldError id={errorId} text={error} />
      {children}
      {after}
    </div>
  )
}

/** "(optional)" after a label. */
export function OptionalMark({ show }: { show?: boolean }) {
  const { t } = useTranslation('ui')
  return show ? <span className="field__optional"> {t('field.optional')}</span> : null
}

/** What to write, before one writes it. */
export function FieldHint({ id, text }: { id?: string; text?: string }) {
  return text ? (
    <p className="field__hint" id={id}>
      {text}
    </p>
  ) : null
}

/** What is wrong and what to do. The word "Error" is for those who do not see the colour. */
export function FieldError({ id, text }: { id?: string; text?: string }) {
  const { t } = useTranslation('ui')
  return text ? (
    <p className="field__error" id={id}>
      <span className="visually-hidden">{t('field.error')} </span>
      {text}
    </p>
  ) : null
}
