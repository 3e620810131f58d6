import type { ReactNode } from 'react'
import { Disclosure } from '../disclosure.tsx'
import { Form } from './form.tsx'
import { SubmitButton } from './submit-button.tsx'

export type AskFirstProps = {
  intent: string
  hidden: Readonly<Record<string, string>>
  /** What is done, in a word: it opens the question. */
  action: string
  /** To what; for those who do not see the row. */
  of: string
  /** What is lost, as a sentence. */
  loss: ReactNode
  /** The button that does it, named in full. */
  confirm: string
}

/** In a row of a table: a deed that cannot be taken back says what is lost before its button can be reached. */
export function AskFirst({ intent, hidden, action, of, loss, confirm }: AskFirstProps) {
  return (
    <Disclosure
      size="small"
      summary={
        <span>
          {action}
          <span className="visually-hidden"> {of}</span>
        </span>
      }
    >
      <p>{loss}</p>
      <Form intent={intent} hidden={hidden} label={confirm}>
        <SubmitButton tone="danger" size="small">
          {confirm}
        </SubmitButton>
      </Form>
    </Disclosure>
  )
}
