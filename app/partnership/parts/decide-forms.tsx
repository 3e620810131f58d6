import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatInstant } from '#app/platform/format.ts'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useSite } from '#app/ui/site.ts'
import { longestReasons } from '../core/forms.ts'
import { projectOutcomes, type ProjectOutcome } from '../core/projects.ts'
import { ShareFields, type Party } from './propose-form.tsx'

/** One person writes the decision. */
export function DecideForm({
  parties,
  shares,
  version,
  result,
}: {
  parties: readonly Party[]
  shares: readonly { readonly organisationId: string; readonly amount: number }[]
  version: number
  result?: FormProblem
}) {
  const { t } = useTranslation('partnership')
  return (
    <Form intent="decide" result={result} hidden={{ version }} label={t('decide.title')}>
      <RadioGroup
        name="outcome"
        label={t('decide.outcome')}
        choices={projectOutcomes.map((value) => ({ value, label: t(`decide.outcomes.${value}`) }))}
        required
      />
      <TextArea
        name="reasons"
        label={t('decide.reasons')}
        hint={t('decide.reasons-hint')}
        rows={4}
        maxCharacters={longestReasons}
        required
      />
      <ShareFields
        parties={parties}
        shares={shares}
        legend={t('decide.shares')}
        hint={t('propose.budget-hint')}
      />
      <SubmitButton>{t('decide.write')}</SubmitButton>
    </Form>
  )
}

/** What one person has written, for another to confirm. */
export function WaitingDecision({
  draft,
  reasons,
  version,
  zone,
  mayDecide,
  result,
}: {
  draft: { outcome: ProjectOutcome; by: string | null; atIso: string | null }
  reasons: string
  version: number
  zone: string
  mayDecide: boolean
  result?: FormProblem
}) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  return (
    <>
      <p>
        <strong>{t(`decide.outcomes.${draft.outcome}`)}</strong>
      </p>
      <p>
        <PlainText text={reasons} />
      </p>
      <p className="facts__note">
        {t('decide.waits')}
        {' · '}
        {t('decide.written-by', {
          name: draft.by ?? t('reports.somebody'),
          when: draft.atIso ? formatInstant(lang, draft.atIso, zone) : '',
        })}
      </p>
      {mayDecide ? (
        <>
          <Form
            intent="confirm"
            result={result?.values.intent === 'confirm' ? result : undefined}
            hidden={{ version }}
            label={t('decide.confirm')}
          >
            <p>{t('decide.confirm-hint')}</p>
            <SubmitButton>{t('decide.confirm')}</SubmitButton>
          </Form>
          <Form
            intent="take-back"
            result={result?.values.intent === 'take-back' ? result : undefined}
            hidden={{ version }}
            label={t('decide.take-back')}
          >
            <SubmitButton tone="secondary">{t('decide.take-back')}</SubmitButton>
          </Form>
        </>
      ) : (
        <p>{t('decide.only-organisers')}</p>
      )}
    </>
  )
}
