import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'

/** Nobody is asked whether proposals can be hosted: why not, and where that is stated. */
export function WaiveHost({
  waiver,
  zone,
  canWaive,
  result,
}: {
  waiver: { reason: string; statedAtIso: string } | null
  zone: string
  canWaive: boolean
  result?: FormResult
}) {
  const { t } = useTranslation('announce')
  return (
    <Section id="waive" title={t('host.waive')} intro={t('host.waive-intro')}>
      {waiver ? (
        <p>
          {t('host.waived')} <LocalTime atIso={waiver.statedAtIso} zone={zone} />: {waiver.reason}
        </p>
      ) : null}
      {canWaive ? (
        <Form result={result} intent="waive" label={t('host.waive')}>
          <TextArea
            name="reason"
            label={t('host.waive-reason')}
            hint={t('host.waive-reason-hint')}
            defaultValue={waiver?.reason}
            rows={3}
            required
          />
          <SubmitButton tone="secondary">{t('host.waive-button')}</SubmitButton>
        </Form>
      ) : null}
    </Section>
  )
}
