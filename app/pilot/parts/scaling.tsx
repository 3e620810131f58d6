import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { FollowupView } from '../core/pilot-views.ts'
import { longestReasons, scaleSchema } from '../core/scaling-forms.ts'
import { scalingWays, type ScalingDecision } from '../core/scaling.ts'
import { DayField } from './day-field.tsx'

/** How a measured pilot goes on: the way, who decided, when, why. With it the pilot is scaled. */
export function ScalingForm({
  version,
  today,
  result,
}: {
  version: number
  today: string
  result?: FormProblem
}) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(scaleSchema)
  return (
    <Form form={form} result={result} intent="scale" hidden={{ version }} label={t('scaling.decide')}>
      <h3>{t('scaling.decide')}</h3>
      <RadioGroup
        name="way"
        label={t('scaling.way')}
        required
        choices={scalingWays.map((way) => ({ value: way, label: t(`scaling.ways.${way}`) }))}
      />
      <TextField
        name="decider"
        label={t('scaling.decider')}
        hint={t('scaling.decider-hint')}
        width="medium"
        required
      />
      <DayField name="decidedOn" label={t('scaling.decided-on')} defaultValue={today} required />
      <TextArea
        name="reasons"
        label={t('scaling.reasons')}
        hint={t('scaling.reasons-hint')}
        rows={4}
        maxCharacters={longestReasons}
        required
      />
      <SubmitButton>{t('scaling.button')}</SubmitButton>
    </Form>
  )
}

/** The decision in words, as it is public. */
export function ScalingView({ decision, textLang }: { decision: ScalingDecision; textLang?: string }) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  return (
    <SummaryList
      items={[
        { label: t('scaling.way'), value: t(`scaling.ways.${decision.way}`) },
        { label: t('scaling.decider'), value: <span lang={textLang}>{decision.decider}</span> },
        { label: t('scaling.decided-on'), value: formatCalendarDay(lang, decision.decidedOn) },
        { label: t('scaling.reasons'), value: <PlainText text={decision.reasons} lang={textLang} /> },
      ]}
    />
  )
}

/** What each side said had become of it, half a year and a year later. */
export function FollowupTable({
  followups,
}: {
  followups: readonly (FollowupView & { readonly text?: string })[]
}) {
  const { t } = useTranslation('pilot')
  const hasText = followups.some(({ text }) => text !== undefined)
  return (
    <DataTable
      caption={t('followup.title')}
      isCaptionHidden
      rows={followups}
      rowKey={({ months, side }) => `${months} ${side}`}
      columns={[
        {
          key: 'when',
          header: t('followup.when'),
          isRowName: true,
          cell: ({ months }) => t('followup.months', { count: months }),
        },
        { key: 'side', header: t('papers.side'), cell: ({ side }) => t(`papers.sides.${side}`) },
        {
          key: 'standing',
          header: t('followup.standing'),
          cell: ({ standing }) => t(`followup.standings.${standing}`),
        },
        ...(hasText
          ? [
              {
                key: 'text',
                header: t('followup.text'),
                cell: ({ text }: { text?: string }) => <PlainText text={text ?? ''} />,
              },
            ]
          : []),
      ]}
    />
  )
}
