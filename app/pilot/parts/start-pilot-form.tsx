import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { countryName } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { longestText, planRows, startPilotSchema } from '../core/pilot-forms.ts'
import { DayField } from './day-field.tsx'
import { KindField } from './kind-field.tsx'
import { BasisField, LanguageField } from './manage-forms.tsx'

type PlannedMeasure = { name: string; unit: string; method: string; comparator: string }

export type StartPilotFormProps = {
  awards: readonly { id: string; title: string; organisation: string }[]
  hosts: readonly { name: string; kind: string; country: string | null; isOwner: boolean }[]
  /** The programme's, its first one offered first. */
  languages: readonly Locale[]
  /** What the template of the programme offers to measure, in the first of the languages. */
  measures: readonly PlannedMeasure[]
  result?: FormProblem
}

const kinds = [
  'city',
  'public_body',
  'university',
  'research_institute',
  'enterprise',
  'association',
  'other',
] as const
const countries = ['FI', 'CN', 'SE', 'NO', 'DK', 'IS', 'EE', 'LV', 'LT', 'DE', 'NL', 'FR', 'GB', 'JP', 'US']

/** Everything a pilot begins with. */
export function StartPilotForm({ awards, hosts, languages, measures, result }: StartPilotFormProps) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(startPilotSchema)
  const rowNames = Object.fromEntries([
    ['manager', t('start.manager')],
    ['hostContact', t('start.host-contact')],
    ['host', t('passport.host')],
    ...planRows.flatMap((number) => [
      [`milestones.${number}`, t('start.milestone', { number })],
      [`measures.${number}`, t('start.measure', { number })],
    ]),
  ])
  return (
    <Section id="start" title={t('start.title')} intro={t('start.intro')} tone="raised">
      <Form form={form} result={result} intent="start" label={t('start.title')} rowNames={rowNames}>
        <SelectField
          name="awardId"
          label={t('start.award')}
          choices={awards.map(({ id, title, organisation }) => ({
            value: id,
            label: `${title}, ${organisation}`,
          }))}
          defaultValue={awards[0]?.id}
        />
        <HostFields owner={hosts.find(({ isOwner }) => isOwner)} />
        {(['manager', 'hostContact'] as const).map((party) => (
          <Fieldset
            key={party}
            legend={t(party === 'manager' ? 'start.manager' : 'start.host-contact')}
            hint={t('start.party-hint')}
          >
            <TextField name={`${party}.name`} label={t('start.name')} width="medium" required />
            <TextField
              name={`${party}.email`}
              label={t('start.email')}
              type="email"
              width="medium"
              required
            />
          </Fieldset>
        ))}
        <LanguageField languages={languages} />
        <TextField name="site" label={t('passport.site')} hint={t('start.site-hint')} required />
        <TextArea
          name="summary"
          label={t('start.summary')}
          hint={t('start.summary-hint')}
          rows={4}
          maxCharacters={longestText}
          optional
        />
        <Fieldset legend={t('passport.period')}>
          <DayField name="startsOn" label={t('start.starts-on')} required />
          <DayField name="endsOn" label={t('start.ends-on')} required />
        </Fieldset>
        <Milestones isOpen={result !== undefined} />
        <Measures planned={measures} isOpen={result !== undefined || measures.length > 1} />
        <SubmitButton>{t('start.button')}</SubmitButton>
      </Form>
    </Section>
  )
}

function HostFields({ owner }: { owner?: StartPilotFormProps['hosts'][number] }) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  return (
    <Fieldset legend={t('passport.host')} hint={t('start.host-hint')}>
      <TextField name="host.name" label={t('start.host-name')} defaultValue={owner?.name} required />
      <SelectField
        name="host.kind"
        label={t('start.host-kind')}
        choices={kinds.map((kind) => ({ value: kind, label: t(`start.kinds.${kind}`) }))}
        defaultValue={owner?.kind ?? 'city'}
      />
      <SelectField
        name="host.country"
        label={t('start.host-country')}
        placeholder={t('start.no-country')}
        choices={[...new Set([...countries, ...(owner?.country ? [owner.country] : [])])].map((code) => ({
          value: code,
          label: countryName(lang, code),
        }))}
        defaultValue={owner?.country ?? ''}
        optional
      />
    </Fieldset>
  )
}

/** The first row in sight, the others behind one line until they are wanted or came back with an answer. */
const [firstRow, ...moreRows] = planRows

function Milestones({ isOpen }: { isOpen: boolean }) {
  const { t } = useTranslation('pilot')
  return (
    <Fieldset legend={t('passport.milestones')} hint={t('start.milestones-hint')}>
      <MilestoneFields row={firstRow} />
      <Disclosure summary={t('start.more-milestones')} open={isOpen}>
        {moreRows.map((row) => (
          <MilestoneFields key={row} row={row} />
        ))}
      </Disclosure>
    </Fieldset>
  )
}

function MilestoneFields({ row }: { row: number }) {
  const { t } = useTranslation('pilot')
  return (
    <Fieldset legend={t('start.milestone', { number: row })}>
      <TextField name={`milestones.${row}.title`} label={t('milestone.title')} required={row === firstRow} />
      <DayField name={`milestones.${row}.dueOn`} label={t('milestone.due')} required={row === firstRow} />
      <KindField name={`milestones.${row}.reportKind`} />
    </Fieldset>
  )
}

function Measures({ planned, isOpen }: { planned: readonly PlannedMeasure[]; isOpen: boolean }) {
  const { t } = useTranslation('pilot')
  return (
    <Fieldset legend={t('passport.measures')} hint={t('start.measures-hint')}>
      <MeasureFields row={firstRow} planned={planned[0]} />
      <Disclosure summary={t('start.more-measures')} open={isOpen}>
        {moreRows.map((row) => (
          <MeasureFields key={row} row={row} planned={planned[row - 1]} />
        ))}
      </Disclosure>
    </Fieldset>
  )
}

function MeasureFields({ row, planned }: { row: number; planned: PlannedMeasure | undefined }) {
  const { t } = useTranslation('pilot')
  const field = (name: string) => `measures.${row}.${name}`
  const isRequired = row === firstRow
  return (
    <Fieldset legend={t('start.measure', { number: row })}>
      <TextField
        name={field('name')}
        label={t('start.measure-name')}
        hint={t('start.measure-name-hint')}
        defaultValue={planned?.name}
        required={isRequired}
      />
      <TextField
        name={field('unit')}
        label={t('start.unit')}
        hint={t('start.unit-hint')}
        defaultValue={planned?.unit}
        width="medium"
        required={isRequired}
      />
      <NumberField name={field('baseline')} label={t('measure.baseline')} decimal optional />
      <BasisField name={field('baselineBasis')} label={t('start.baseline-basis')} optional />
      <NumberField name={field('target')} label={t('measure.target')} decimal optional />
      <TextField name={field('method')} label={t('start.method')} defaultValue={planned?.method} optional />
      <TextField
        name={field('comparator')}
        label={t('start.comparator')}
        hint={t('start.comparator-hint')}
        defaultValue={planned?.comparator}
        optional
      />
    </Fieldset>
  )
}
