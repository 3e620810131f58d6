import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatCalendarDay, formatMoney } from '#app/platform/format.ts'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { paySchema, planPaymentSchema } from '../core/paper-forms.ts'
import { currencies, totalsOf, vatBases } from '../core/payments.ts'
import type { PaymentView, ReportToApprove } from '../core/paper-views.ts'
import { DayField } from './day-field.tsx'

/** The instalments with what each waits for, and their sums by currency and VAT. */
export function PaymentTable({ payments }: { payments: readonly PaymentView[] }) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  const money = (amount: number, currency: string) => formatMoney(lang, amount, currency)
  return (
    <>
      <DataTable
        caption={t('payments.title')}
        isCaptionHidden
        rows={payments}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            header: t('payments.number'),
            isRowName: true,
            cell: ({ position }) => t('payments.instalment', { number: position }),
          },
          { key: 'milestone', header: t('payments.with'), cell: ({ milestone }) => milestone },
          {
            key: 'amount',
            header: t('payments.amount'),
            align: 'end',
            cell: ({ amount, currency, vat }) => (
              <>
                {money(Number(amount), currency)}
                <br />
                {t(`payments.vat.${vat}`)}
              </>
            ),
          },
          {
            key: 'paid',
            header: t('payments.paid-on'),
            cell: ({ paidOn }) =>
              paidOn ? (
                <Tag tone="good">{formatCalendarDay(lang, paidOn)}</Tag>
              ) : (
                <Tag tone="neutral">{t('payments.unpaid')}</Tag>
              ),
          },
        ]}
      />
      <ul>
        {totalsOf(payments.map((each) => ({ ...each, isPaid: each.paidOn !== null }))).map((sum) => (
          <li key={`${sum.currency} ${sum.vat}`}>
            {t('payments.total', {
              paid: money(sum.paid, sum.currency),
              planned: money(sum.planned, sum.currency),
              vat: t(`payments.vat.${sum.vat}`),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}

export function PayForm({
  payments,
  today,
  result,
}: {
  payments: readonly PaymentView[]
  today: string
  result?: FormProblem
}) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(paySchema)
  return (
    <Form form={form} result={result} intent="pay" label={t('payments.note')}>
      <h3>{t('payments.note')}</h3>
      <SelectField
        name="paymentId"
        label={t('payments.which')}
        choices={payments.map(({ id, position, milestone }) => ({
          value: id,
          label: `${t('payments.instalment', { number: position })}, ${milestone}`,
        }))}
        defaultValue={payments[0]?.id}
      />
      <DayField name="paidOn" label={t('payments.paid-on')} defaultValue={today} required />
      <SubmitButton tone="secondary">{t('payments.note-button')}</SubmitButton>
    </Form>
  )
}

export function PlanPaymentForm({
  reports,
  result,
}: {
  reports: readonly ReportToApprove[]
  result?: FormProblem
}) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(planPaymentSchema)
  const final = reports.find(({ kind }) => kind === 'final')
  return (
    <Form form={form} result={result} intent="plan" label={t('payments.plan')}>
      <SelectField
        name="milestoneId"
        label={t('payments.with')}
        choices={reports.map(({ id, title, kind }) => ({
          value: id,
          label: kind === 'step' ? title : `${title} (${t(`milestone.kinds.${kind}`)})`,
        }))}
        defaultValue={final?.id}
      />
      <NumberField name="amount" label={t('payments.amount')} decimal required />
      <SelectField
        name="currency"
        label={t('payments.currency')}
        choices={currencies.map((code) => ({ value: code, label: code }))}
        defaultValue="EUR"
      />
      <SelectField
        name="vat"
        label={t('payments.vat-field')}
        choices={vatBases.map((vat) => ({ value: vat, label: t(`payments.vat.${vat}`) }))}
        defaultValue="without"
      />
      <SubmitButton>{t('payments.plan-button')}</SubmitButton>
    </Form>
  )
}
