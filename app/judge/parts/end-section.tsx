import { useTranslation } from 'react-i18next'
import { Callout } from '#app/ui/callout.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'

type EndSectionProps = {
  /** Every scorecard, or every ballot, is final. */
  isReady: boolean
  byBallot: boolean
  /** Whose are not, as far as the reader may see them. */
  missing: readonly { name: string; left: number }[]
  result: FormResult
}

/** Ending judging before its deadline: offered once nothing is missing, and until then what is. */
export function EndSection({ isReady, byBallot, missing, result }: EndSectionProps) {
  const { t } = useTranslation('judge')
  const words = byBallot ? 'progress.ballots' : 'progress'
  return (
    <Section id="end" title={t('progress.end')} intro={t(`${words}.end-hint`)}>
      {isReady ? (
        <Form result={result} intent="end" label={t('progress.end')}>
          <SubmitButton tone="secondary">{t('progress.end')}</SubmitButton>
        </Form>
      ) : (
        <Callout tone="warn" title={t(`${words}.end-not-yet`)}>
          <ul>
            {missing.map(({ name, left }, index) => (
              <li key={index}>{byBallot ? name : t('progress.end-missing', { name, count: left })}</li>
            ))}
          </ul>
          <p>{result?.problem ?? t('progress.end-roads')}</p>
        </Callout>
      )}
    </Section>
  )
}
