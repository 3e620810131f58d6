import type { ReactNode } from 'react'
import { FieldError, FieldHint, OptionalMark } from './field-frame.tsx'

export type FieldsetProps = {
  legend: string
  /** The language of the legend when it is not the page's. */
  labelLang?: string
  /** The legend as the page's heading, when the question is all there is. */
  isHeading?: boolean
  id?: string
  hint?: string
  hintId?: string
  error?: string
  errorId?: string
  optional?: boolean
  children: ReactNode
}

/** Fields that answer one question together. */
export function Fieldset({
  legend,
  labelLang,
  isHeading,
  id,
  hint,
  hintId,
  error,
  errorId,
  optional,
  children,
}: FieldsetProps) {
  return (
    <fieldset
      id={id}
      className={`fieldset${error ? ' field--wrong' : ''}`}
      aria-describedby={[hintId, errorId].filter(Boolean).join(' ') || undefined}
    >
      <legend className={isHeading ? 'fieldset__legend fieldset__legend--heading' : 'fieldset__legend'}>
        {labelLang ? <span lang={labelLang}>{legend}</span> : legend}
        <OptionalMark show={optional} />
      </legend>
      <FieldHint id={hintId} text={hint} />
      <FieldError id={errorId} text={error} />
      {children}
    </fieldset>
  )
}
