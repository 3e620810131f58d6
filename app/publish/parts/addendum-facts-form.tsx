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
  result,
  isChanged,
}: {
  facts: Parameters<typeof OfferFields>[0]['facts']
  /** Of the draft as it is seen. */
  version: number | string
  result: FormProblem | undefined
  isChanged: boolean
}) {
  const { t } = useTranslation('publish')
  return (
    <Disclosure summary={t('addenda.facts')} open={isChanged || result !== undefined}>
      <p>{t('addenda.facts-text')}</p>
      <Form
        result={result}
        intent="save-facts"
        hidden={{ version: String(version) }}
        label={t('addenda.facts')}
      >
        <OfferFields facts={facts} isLocked={false} />
        <SubmitButton>{t('addenda.facts-save')}</SubmitButton>
      </Form>
    </Disclosure>
  )
}
