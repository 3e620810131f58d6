import { useRef, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { OfferFields } from './offer-fields.tsx'

/** The facts that the addendum being written changes, in a form of their own: they are the same in every language. */
export function AddendumFactsForm({
  facts,
  version,
  flush,
  result,
  isChanged,
}: {
  facts: Parameters<typeof OfferFields>[0]['facts']
  /** Of the draft as it is seen. */
  version: number | string
  /** Saves the texts beside this form; null when nothing is on its way. */
  flush: () => Promise<void> | null
  result: FormProblem | undefined
  isChanged: boolean
}) {
  const { t } = useTranslation('publish')
  const isLetThrough = useRef(false)

  /** What was typed in the texts is saved first, so that this form carries the version that has come of it. */
  function textsFirst(event: FormEvent<HTMLElement>): void {
    const underWay = isLetThrough.current ? null : flush()
    if (underWay === null) return
    event.preventDefault()
    event.stopPropagation()
    const form = event.target as HTMLFormElement
    const { submitter } = event.nativeEvent as SubmitEvent
    // Saved or not, it is sent then: what could not be saved says so in its own form.
    isLetThrough.current = true
    void underWay.then(() => setTimeout(() => form.requestSubmit(submitter), 50))
  }

  return (
    <Disclosure summary={t('addenda.facts')} open={isChanged || result !== undefined}>
      <p>{t('addenda.facts-text')}</p>
      <div onSubmitCapture={textsFirst}>
        <Form
          result={result}
          intent="save-facts"
          hidden={{ version: String(version) }}
          label={t('addenda.facts')}
        >
          <OfferFields facts={facts} isLocked={false} />
          <SubmitButton>{t('addenda.facts-save')}</SubmitButton>
        </Form>
      </div>
    </Disclosure>
  )
}
