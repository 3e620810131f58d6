import { useTranslation } from 'react-i18next'
import { ButtonRow } from '#app/ui/button.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { seatAnswerSchema } from '../core/seat-answer-schema.ts'
import type { OwnJuryView } from './own-jury-card.tsx'
import { SeatOfferView, type SeatOfferProps } from './seat-offer-view.tsx'

/** An invitation to a jury, with its load and dates, and the two answers. */
export function InvitedSeat({
  jury,
  result,
}: {
  jury: OwnJuryView & { offer: SeatOfferProps['offer'] | null }
  result: FormResult
}) {
  const { t } = useTranslation('judge')
  const form = useZodForm(seatAnswerSchema)
  return (
    <Section title={jury.title} level={3} tone="raised">
      <p>{jury.isChair ? t('juror-home.invited-chair') : t('juror-home.invited-juror')}</p>
      {jury.offer ? <SeatOfferView offer={jury.offer} /> : null}
      <Form
        form={form}
        result={result}
        hidden={{ jurorId: jury.jurorId, conduct: jury.offer?.conduct.version }}
        label={jury.title}
      >
        <TextField
          name="reason"
          label={t('juror-home.decline-reason')}
          hint={t('juror-home.decline-hint')}
          optional
        />
        <ButtonRow>
          <SubmitButton intent="accepted">{t('juror-home.accept')}</SubmitButton>
          <SubmitButton intent="declined" tone="secondary">
            {t('juror-home.decline')}
          </SubmitButton>
        </ButtonRow>
      </Form>
    </Section>
  )
}
