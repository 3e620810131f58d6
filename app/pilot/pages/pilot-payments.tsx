import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { sure } from '#app/http/subject.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { allows } from '#app/people/core/access.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { approveSchema, moneyIntentSchema, paySchema, planPaymentSchema } from '../core/paper-forms.ts'
import { isOver } from '../core/pilot-states.ts'
import { wantsApproval } from '../core/reports.ts'
import { managedPilot } from '../data/managed-pilot.server.ts'
import { signatory } from '../data/papers.server.ts'
import { moneyOfPilot } from '../data/payments.server.ts'
import { supplierTotals } from '../data/supplier-totals.server.ts'
import { approveReport } from '../flows/approve-report.server.ts'
import { notePayment } from '../flows/note-payment.server.ts'
import { planPayment } from '../flows/plan-payment.server.ts'
import { PayForm, PaymentTable, PlanPaymentForm } from '../parts/payments.tsx'
import { SupplierTotals } from '../parts/supplier-totals.tsx'
import { ReportApproval } from '../parts/report-approval.tsx'
import { answerForm } from './answer-form.server.ts'

export const handle = { hydrate: true }

const party = { who: 'party of :pilot' } as const

export const access = {
  loader: { who: 'side of :pilot' },
  action: { approve: party, plan: party, pay: party },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** Reports that want a yes of host and manager, and the money that waits for them. */
export async function loader({ context }: LoaderArgs) {
  const { db, lang, now } = context
  const { id: pilotId } = sure(context.subject.pilot)
  const { slug, title, zone, state } = await managedPilot(db, { pilotId, lang })
  return json({
    pilot: { slug, title, zone },
    isOver: isOver(state),
    isParty: allows('party of :pilot', { ...context, isDemo: false }),
    me: await signatory(db, { pilotId, personId: context.signedIn.personId }),
    ...(await moneyOfPilot(db, pilotId)),
    totals: allows('party of :pilot', { ...context, isDemo: false })
      ? await supplierTotals(db, { pilotIds: [pilotId], today: instantToWallClock(now, zone).date })
      : [],
    today: instantToWallClock(now, zone).date,
    pageTitle: `${context.t('pilot')('money.title')}: ${title}`,
  })
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, moneyIntentSchema)
  return asked.ok ? intents[asked.value.intent](args) : asked.response
}

const page = 'pilotPayments'
const intents = {
  approve: async (args: ActionArgs) =>
    answerForm(args, approveSchema, { page, toast: 'report-approved' }, approveReport),
  plan: async (args: ActionArgs) =>
    answerForm(args, planPaymentSchema, { page, toast: 'payment-planned' }, async (asked, ports) =>
      planPayment({ ...asked, amount: asked.amount.replace(',', '.') }, ports),
    ),
  pay: async (args: ActionArgs) => answerForm(args, paySchema, { page, toast: 'payment-noted' }, notePayment),
}

export default function PilotPayments() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  const { pilot, reports, payments } = data
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  const unpaid = payments.filter(({ paidOn }) => paidOn === null)
  return (
    <AreaLayout
      area={data.isParty ? 'host' : 'applicant'}
      title={t('money.title')}
      lede={pilot.title}
      breadcrumb={[
        ...(data.isParty ? [{ to: paths.hosting, label: t('host-home.title') }] : []),
        { to: paths.hostedPilot(pilot.slug), label: pilot.title },
      ]}
    >
      <Section id="approvals" title={t('approvals.title')} intro={t('approvals.intro')}>
        {reports
          .filter(({ kind }) => wantsApproval(kind))
          .map((report) => (
            <ReportApproval
              key={report.id}
              report={report}
              zone={pilot.zone}
              approveAs={data.me}
              result={result?.values.milestoneId === report.id ? resultOf('approve') : undefined}
            />
          ))}
      </Section>
      <Section id="payments" title={t('payments.title')} intro={t('payments.intro')}>
        {payments.length === 0 ? <p>{t('payments.none')}</p> : <PaymentTable payments={payments} />}
        {data.isParty && unpaid.length > 0 ? (
          <PayForm payments={unpaid} today={data.today} result={resultOf('pay')} />
        ) : null}
      </Section>
      {data.totals.length > 0 ? (
        <Section id="thresholds" title={t('thresholds.title')} intro={t('thresholds.intro')}>
          <SupplierTotals totals={data.totals} />
        </Section>
      ) : null}
      {data.isParty && !data.isOver ? (
        <Section id="plan" title={t('payments.plan')} tone="raised">
          <PlanPaymentForm reports={reports} result={resultOf('plan')} />
        </Section>
      ) : null}
    </AreaLayout>
  )
}
