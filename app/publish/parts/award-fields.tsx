import { useTranslation } from 'react-i18next'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { budgetRules, type AwardLine, type BudgetRule } from '../core/award-plan.ts'

type LineRow = {
  from: string
  name: string
  elsewhere: string
  kind: AwardLine['kind']
  places: number
  amount: number | null
  budget: number | null
}

/** A row for each award line, and empty ones below. */
export function AwardLineFields({
  lines,
  free,
  isLocked,
}: {
  lines: readonly LineRow[]
  free: number
  isLocked: boolean
}) {
  const { t } = useTranslation('publish')
  const empty: LineRow = {
    ...{ from: '', name: '', elsewhere: '', kind: 'award', places: 1, amount: null, budget: null },
  }
  const rows = [...lines, ...Array.from({ length: free }, () => empty)]
  return (
    <div className="row-list">
      {rows.map((row, index) => {
        const field = (name: string) => `lines.${index}.${name}`
        return (
          <Fieldset
            key={index}
            legend={t(row.from === '' ? 'edit-awards.another' : 'edit-awards.award', { number: index + 1 })}
          >
            <div className="criterion-fields">
              <TextField
                name={field('name')}
                label={t('edit-awards.name')}
                hint={row.name === '' && row.elsewhere ? row.elsewhere : t('edit-awards.name-hint')}
                defaultValue={row.name}
                disabled={isLocked}
              />
              <RadioGroup
                name={field('kind')}
                label={t('edit-awards.kind')}
                layout="inline"
                defaultValue={row.kind}
                disabled={isLocked}
                choices={(['award', 'mention'] as const).map((value) => ({
                  value,
                  label: t(`edit-awards.kinds.${value}`),
                }))}
              />
              <div className="fields-in-row">
                <NumberField
                  name={field('places')}
                  label={t('edit-awards.places')}
                  defaultValue={row.places}
                  disabled={isLocked}
                />
                <NumberField
                  name={field('amount')}
                  label={t('edit-awards.amount')}
                  optional
                  defaultValue={row.amount ?? ''}
                  disabled={isLocked}
                />
                <NumberField
                  name={field('budget')}
                  label={t('edit-awards.budget-of')}
                  optional
                  defaultValue={row.budget ?? ''}
                  disabled={isLocked}
                />
              </div>
              {row.from === '' || isLocked ? null : (
                <CheckboxField name={field('isRemoved')} label={t('edit-awards.remove')} />
              )}
            </div>
            <HiddenFields values={{ [field('from')]: row.from }} />
          </Fieldset>
        )
      })}
    </div>
  )
}

/** The money awards are paid from; a row that is emptied is gone. */
export function BudgetFields({
  budgets,
  free,
  isLocked,
}: {
  budgets: readonly { name: string; amount: number }[]
  free: number
  isLocked: boolean
}) {
  const { t } = useTranslation('publish')
  const rows = [...budgets, ...Array.from({ length: free }, () => ({ name: '', amount: null }))]
  return (
    <Section id="budgets" title={t('edit-awards.budgets')} intro={t('edit-awards.budgets-intro')}>
      {rows.map(({ name, amount }, index) => (
        <div className="fields-in-row" key={index}>
          <TextField
            name={`budgets.${index}.name`}
            label={t('edit-awards.budget', { number: index + 1 })}
            optional
            defaultValue={name}
            disabled={isLocked}
          />
          <NumberField
            name={`budgets.${index}.amount`}
            label={t('edit-awards.budget-amount')}
            optional
            defaultValue={amount ?? ''}
            disabled={isLocked}
          />
        </div>
      ))}
    </Section>
  )
}

/** Currency, what happens when the money does not suffice, and how many one organisation may win. */
export function AwardRuleFields({
  rules,
  isLocked,
}: {
  rules: { currency: string; rule: BudgetRule; winsPerOrganisation: number | null }
  isLocked: boolean
}) {
  const { t } = useTranslation('publish')
  return (
    <Section id="rules" title={t('edit-awards.rules')} intro={t('edit-awards.rules-intro')}>
      <TextField
        name="currency"
        label={t('edit-awards.currency')}
        hint={t('edit-awards.currency-hint')}
        optional
        width="short"
        defaultValue={rules.currency}
        disabled={isLocked}
      />
      <RadioGroup
        name="rule"
        label={t('edit-awards.rule')}
        defaultValue={rules.rule}
        disabled={isLocked}
        choices={budgetRules.map((value) => ({
          value,
          label: t(`awards.rule.${value}`),
        }))}
      />
      <NumberField
        name="winsPerOrganisation"
        label={t('edit-awards.wins')}
        hint={t('edit-awards.wins-hint')}
        optional
        defaultValue={rules.winsPerOrganisation ?? ''}
        disabled={isLocked}
      />
    </Section>
  )
}
