import { useContext, useState, type ReactNode } from 'react'
import { Disclosure } from '../disclosure.tsx'
import { FormContext } from './form-context.tsx'

export type DisclosedFieldsProps = {
  summary: ReactNode
  /** The fields inside, so that none of them is wrong out of sight. */
  names: readonly string[]
  open?: boolean
  children: ReactNode
}

/** Fields that are there for whoever wants them. When one is not accepted they come into sight, and stay. */
export function DisclosedFields({ summary, names, open = false, children }: DisclosedFieldsProps) {
  const { errors } = useContext(FormContext)
  const isWrong = names.some((name) => errors[name] !== undefined)
  const [isShown, setShown] = useState(open || isWrong)
  if (isWrong && !isShown) setShown(true)
  return (
    <Disclosure summary={summary} open={isShown}>
      {children}
    </Disclosure>
  )
}
