import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import type { RowNames } from '#app/ui/form/row-names.ts'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import {
  addMeasureSchema,
  addMilestoneSchema,
  changeMeasureSchema,
  changeMilestoneSchema,
  longestText,
  retireSchema,
} from '../core/pilot-forms.ts'
import type { PlanItem } from '../core/plan-changes.ts'
import type { MilestoneKind } from '../core/reports.ts'
import { DayField } from './day-field.tsx'
import { KindField } from './kind-field.tsx'
import { BasisField } from './manage-forms.tsx'

const measureFields = [
  'name',
  'unit',
  'baseline',
  'baselineBasis',
  'target',
  'method',
  'comparator',
  'reason',
] as const

/** Every field of a form about one milestone or measure stands for it by name. */
function rowNames(fields: readonly string[], name: string | undefined): RowNames {
  return name === undefined ? {} : Object.fromEntries(fields.map((field) => [field, name]))
}

type WithResult = { result?: FormProblem }

/** A milestone of a running pilot: a new one, or the one given. */
export function MilestoneChangeForm({
  milestone,
  result,
}: WithResult & {
  milestone?: { id: string; title: string; dueOn: string; reportKind: MilestoneKind; version: number }
}) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(milestone ? changeMilestoneSchema : addMilestoneSchema)
  return (
    <Form
      form={form}
      result={result}
      intent={milestone ? 'change-milestone' : 'add-milestone'}
      hidden={{ id: milestone?.id, version: milestone?.version }}
      label={milestone ? t('plan.change-milestone', { name: milestone.title }) : t('plan.add-milestone')}
      rowNames={rowNames(['title', 'dueOn', 'reason'], milestone?.title)}
    >
      <TextField name="title" label={t('milestone.title')} defaultValue={milestone?.title} required />
      <DayField name="dueOn" label={t('milestone.due')} defaultValue={milestone?.dueOn} required />
      <KindField name="reportKind" defaultValue={milestone?.reportKind} />
      {milestone ? <ReasonField hint={t('plan.reason-milestone')} /> : null}
      <SubmitButton>{t(milestone ? 'plan.save' : 'plan.add')}</SubmitButton>
    </Form>
  )
}

type MeasureGiven = {
  id: string
  name: string
  unit: string
  baseline: number | null
  baselineBasis: string | null
  target: number | null
  method: string
  comparator: string
  version: number
  values: readonly unknown[]
}

/** A measure of a running pilot: a new one, or the one given. */
export function MeasureChangeForm({ measure, result }: WithResult & { measure?: MeasureGiven }) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(measure ? changeMeasureSchema : addMeasureSchema)
  const hasValues = measure !== undefined && measure.values.length > 0
  return (
    <Form
      form={form}
      result={result}
      intent={measure ? 'change-measure' : 'add-measure'}
      hidden={{ id: measure?.id, version: measure?.version }}
      label={measure ? t('plan.change-measure', { name: measure.name }) : t('plan.add-measure')}
      rowNames={rowNames(measureFields, measure?.name)}
    >
      {hasValues ? (
        <Callout title={t('plan.has-values', { count: measure.values.length })}>
          <p>{t('plan.has-values-hint')}</p>
        </Callout>
      ) : null}
      <TextField name="name" label={t('start.measure-name')} defaultValue={measure?.name} required />
      <TextField
        name="unit"
        label={t('start.unit')}
        hint={t('start.unit-hint')}
        width="medium"
        defaultValue={measure?.unit}
        required
      />
      <NumberField
        name="baseline"
        label={t('measure.baseline')}
        decimal
        defaultValue={measure?.baseline ?? undefined}
        optional
      />
      <BasisField
        name="baselineBasis"
        label={t('start.baseline-basis')}
        defaultValue={measure?.baselineBasis ?? ''}
        optional
      />
      <NumberField
        name="target"
        label={t('measure.target')}
        decimal
        defaultValue={measure?.target ?? undefined}
        optional
      />
      <TextField name="method" label={t('start.method')} defaultValue={measure?.method} optional />
      <TextField
        name="comparator"
        label={t('start.comparator')}
        defaultValue={measure?.comparator}
        optional
      />
      {measure ? (
        <ReasonField hint={t(hasValues ? 'plan.reason-with-values' : 'plan.reason-target')} />
      ) : null}
      <SubmitButton>{t(measure ? 'plan.save' : 'plan.add')}</SubmitButton>
    </Form>
  )
}

function ReasonField({ hint }: { hint: string }) {
  const { t } = useTranslation('pilot')
  return (
    <TextArea
      name="reason"
      label={t('plan.reason')}
      hint={hint}
      rows={2}
      maxCharacters={longestText}
      optional
    />
  )
}

/** Out of the plan, behind a disclosure, with its reason. */
export function RetireForm({
  kind,
  item,
  result,
}: WithResult & { kind: PlanItem; item: { id: string; name: string; version: number } }) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(retireSchema)
  const label = t('plan.retire', { name: item.name })
  return (
    <Disclosure summary={label} open={result !== undefined}>
      <Form
        form={form}
        result={result}
        intent={`retire-${kind}`}
        hidden={{ id: item.id, version: item.version }}
        label={label}
        rowNames={rowNames(['retireReason'], item.name)}
      >
        <TextArea
          name="retireReason"
          label={t('plan.retire-reason')}
          hint={t('plan.retire-hint')}
          rows={2}
          maxCharacters={longestText}
          required
        />
        <SubmitButton tone="danger">{t('plan.retire-button')}</SubmitButton>
      </Form>
    </Disclosure>
  )
}
