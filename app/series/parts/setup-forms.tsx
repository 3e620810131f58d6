import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { mostRows } from '../core/setup-forms.ts'
import type { StandingsRule } from '../core/standings-rule.ts'

export type SeriesToSetUp = {
  readonly version: number
  readonly rule: StandingsRule | null
  readonly leastMembers: number
  readonly mostMembers: number
  readonly hasSeveralTeamsPerOrganisation: boolean
  readonly venues: readonly { id: string; city: string; zone: string; place: string }[]
  readonly criteria: readonly { name: string; weight: number; most: string }[]
  readonly jurors: readonly { id: string; name: string }[]
}

type SetupFormProps = { series: SeriesToSetUp; isLocked: boolean; result: FormProblem | undefined }

/** Empty rows below what there is. */
const moreRows = 2
function withEmpty<Row>(rows: readonly Row[], empty: Row, isLocked: boolean): Row[] {
  const free = isLocked ? 0 : Math.max(0, Math.min(moreRows, mostRows - rows.length))
  return [...rows, ...Array.from({ length: free }, () => empty)]
}

/** How large a team is, and how many an organisation may send. */
export function TeamRulesForm({ series, isLocked, result }: SetupFormProps) {
  const { t } = useTranslation('series')
  return (
    <Form intent="teams" hidden={{ version: series.version }} result={result} label={t('setup.teams')}>
      <div className="fields-in-row">
        <NumberField
          name="leastMembers"
          label={t('setup.least')}
          defaultValue={series.leastMembers}
          disabled={isLocked}
        />
        <NumberField
          name="mostMembers"
          label={t('setup.most')}
          defaultValue={series.mostMembers}
          disabled={isLocked}
        />
      </div>
      <CheckboxField
        name="hasSeveralTeamsPerOrganisation"
        label={t('setup.several')}
        defaultChecked={series.hasSeveralTeamsPerOrganisation}
        disabled={isLocked}
      />
      {isLocked ? null : <SubmitButton tone="secondary">{t('setup.save')}</SubmitButton>}
    </Form>
  )
}

/** City, clock and place of every venue. */
export function VenuesForm({ series, isLocked, result }: SetupFormProps) {
  const { t } = useTranslation('series')
  const rows = withEmpty(series.venues, { id: '', city: '', zone: '', place: '' }, isLocked)
  return (
    <Form intent="venues" hidden={{ version: series.version }} result={result} label={t('setup.venues')}>
      <div className="row-list">
        {rows.map((row, index) => (
          <Fieldset
            key={index}
            legend={row.id === '' ? t('setup.venue-new') : t('setup.venue', { number: index + 1 })}
          >
            <div className="fields-in-row">
              <TextField
                name={`venues.${index}.city`}
                label={t('setup.city')}
                defaultValue={row.city}
                disabled={isLocked}
                width="medium"
              />
              <TextField
                name={`venues.${index}.zone`}
                label={t('setup.zone')}
                hint={index === 0 ? t('setup.zone-hint') : undefined}
                defaultValue={row.zone}
                disabled={isLocked}
                width="medium"
                spellCheck={false}
              />
            </div>
            <TextField
              name={`venues.${index}.place`}
              label={t('setup.place')}
              defaultValue={row.place}
              disabled={isLocked}
              optional
            />
            {row.id === '' || isLocked ? null : (
              <CheckboxField name={`venues.${index}.isRemoved`} label={t('setup.remove')} />
            )}
            <HiddenFields values={{ [`venues.${index}.from`]: row.id }} />
          </Fieldset>
        ))}
      </div>
      {isLocked ? null : <SubmitButton tone="secondary">{t('setup.save')}</SubmitButton>}
    </Form>
  )
}

/** What the jury gives points for. */
export function CriteriaForm({ series, isLocked, result }: SetupFormProps) {
  const { t } = useTranslation('series')
  const rows = withEmpty(
    series.criteria.map((row) => ({ ...row, weight: String(row.weight) })),
    { name: '', weight: '', most: '' },
    isLocked,
  )
  return (
    <Form intent="criteria" hidden={{ version: series.version }} result={result} label={t('setup.criteria')}>
      <div className="row-list">
        {rows.map((row, index) => (
          <Fieldset key={index} legend={t('setup.criterion', { number: index + 1 })}>
            <TextField
              name={`criteria.${index}.name`}
              label={t('setup.criterion-name')}
              defaultValue={row.name}
              disabled={isLocked}
            />
            <div className="fields-in-row">
              <NumberField
                name={`criteria.${index}.weight`}
                label={t('setup.weight')}
                defaultValue={row.weight}
                disabled={isLocked}
              />
              <NumberField
                name={`criteria.${index}.most`}
                label={t('setup.most-points')}
                defaultValue={row.most}
                disabled={isLocked}
                decimal
              />
            </div>
          </Fieldset>
        ))}
      </div>
      {isLocked ? null : <SubmitButton tone="secondary">{t('setup.save')}</SubmitButton>}
    </Form>
  )
}

/** Who gives points. */
export function JurorsForm({ series, isLocked, result }: SetupFormProps) {
  const { t } = useTranslation('series')
  const rows = withEmpty(series.jurors, { id: '', name: '' }, isLocked)
  return (
    <Form intent="jurors" hidden={{ version: series.version }} result={result} label={t('setup.jurors')}>
      <div className="row-list">
        {rows.map((row, index) => (
          <Fieldset key={index} legend={t('setup.juror', { number: index + 1 })}>
            <TextField
              name={`jurors.${index}.name`}
              label={t('setup.juror-name')}
              defaultValue={row.name}
              disabled={isLocked}
              width="medium"
            />
            {row.id === '' || isLocked ? null : (
              <CheckboxField name={`jurors.${index}.isRemoved`} label={t('setup.remove')} />
            )}
            <HiddenFields values={{ [`jurors.${index}.from`]: row.id }} />
          </Fieldset>
        ))}
      </div>
      {isLocked ? null : <SubmitButton tone="secondary">{t('setup.save')}</SubmitButton>}
    </Form>
  )
}
