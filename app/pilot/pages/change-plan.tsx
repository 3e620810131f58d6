import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { Result } from '#app/platform/result.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import {
  addMeasureSchema,
  addMilestoneSchema,
  changeMeasureSchema,
  changeMilestoneSchema,
  measurePlanOf,
  planIntentSchema,
  retireSchema,
} from '../core/pilot-forms.ts'
import { isOver } from '../core/pilot-states.ts'
import type { PlanItem } from '../core/plan-changes.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { managedPilot } from '../data/managed-pilot.server.ts'
import { addToPlan } from '../flows/add-to-plan.server.ts'
import { changePlan } from '../flows/change-plan.server.ts'
import { retireFromPlan } from '../flows/retire-from-plan.server.ts'
import { MeasureChangeForm, MilestoneChangeForm, RetireForm } from '../parts/plan-forms.tsx'
import { PlanHistory } from '../parts/plan-history.tsx'

export const handle = { hydrate: true, texts: ['pilot'] }

const party = { who: 'party of :pilot' } as const

export const access = {
  loader: party,
  action: {
    'add-milestone': party,
    'change-milestone': party,
    'retire-milestone': party,
    'add-measure': party,
    'change-measure': party,
    'retire-measure': party,
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** The plan as it stands, and the one item whose form is open: `?milestone=` or `?measure=` with an id or `new`. */
export async function loader({ request, context }: LoaderArgs) {
  const { db, lang } = context
  const pilot = await managedPilot(db, { pilotId: sure(context.subject.pilot).id, lang })
  const { searchParams } = new URL(request.url)
  const [asked, chosen] = [searchParams.get('milestone'), searchParams.get('measure')]
  return json({
    pilot,
    isOver: isOver(pilot.state),
    milestone: pilot.milestones.find(({ id, retired }) => id === asked && retired === null) ?? null,
    measure: pilot.measures.find(({ id, retired }) => id === chosen && retired === null) ?? null,
    adds: asked === 'new' ? ('milestone' as const) : chosen === 'new' ? ('measure' as const) : null,
    pageTitle: `${context.t('pilot')('plan.title')}: ${pilot.title}`,
  })
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, planIntentSchema)
  return asked.ok ? intents[asked.value.intent](args) : asked.response
}

const intents = {
  'add-milestone': addMilestone,
  'change-milestone': changeMilestone,
  'retire-milestone': (args: ActionArgs) => retire(args, 'milestone'),
  'add-measure': addMeasure,
  'change-measure': changeMeasure,
  'retire-measure': (args: ActionArgs) => retire(args, 'measure'),
} as const

async function addMilestone(args: ActionArgs) {
  const form = await parseForm(args, addMilestoneSchema)
  if (!form.ok) return form.response
  const item = { kind: 'milestone', ...form.value } as const
  return answer(args.context, 'plan-added', await addToPlan({ ...about(args), item }, args.context.ports))
}

async function addMeasure(args: ActionArgs) {
  const form = await parseForm(args, addMeasureSchema)
  if (!form.ok) return form.response
  const item = { kind: 'measure', ...measurePlanOf(form.value) } as const
  return answer(args.context, 'plan-added', await addToPlan({ ...about(args), item }, args.context.ports))
}

async function changeMilestone(args: ActionArgs) {
  const form = await parseForm(args, changeMilestoneSchema)
  if (!form.ok) return form.response
  const { id, version, reason, title, dueOn } = form.value
  const item = { kind: 'milestone', title, dueOn } as const
  const asked = { ...about(args), id, version, reason, item }
  return answer(args.context, 'plan-changed', await changePlan(asked, args.context.ports))
}

async function changeMeasure(args: ActionArgs) {
  const form = await parseForm(args, changeMeasureSchema)
  if (!form.ok) return form.response
  const { id, version, reason } = form.value
  const item = { kind: 'measure', ...measurePlanOf(form.value) } as const
  const asked = { ...about(args), id, version, reason, item }
  return answer(args.context, 'plan-changed', await changePlan(asked, args.context.ports))
}

async function retire(args: ActionArgs, kind: PlanItem) {
  const form = await parseForm(args, retireSchema)
  if (!form.ok) return form.response
  const { id, version, retireReason: reason } = form.value
  const asked = { ...about(args), kind, id, version, reason }
  return answer(args.context, 'plan-retired', await retireFromPlan(asked, args.context.ports))
}

const about = ({ context }: ActionArgs) => ({
  pilotId: sure(context.subject.pilot).id,
  by: context.signedIn.personId,
})

function answer(context: RequestContext, toast: string, result: Result<unknown, PilotRefusal>) {
  if (!result.ok) return refusalResponse(context, 'pilot', result.refusal)
  const { slug } = sure(context.subject.pilot)
  return redirectWithToast(context, pathsIn(context.lang).pilotPlan(slug), `pilot:toasts.${toast}`)
}

type Data = SerializeFrom<typeof loader>

export default function ChangePlan() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  const { pilot } = data
  return (
    <AreaLayout
      area="host"
      title={t('plan.title')}
      lede={pilot.title}
      breadcrumb={[
        { to: paths.hosting, label: t('host-home.title') },
        { to: paths.hostedPilot(pilot.slug), label: pilot.title },
      ]}
    >
      <p>{t('plan.intro')}</p>
      {data.isOver ? <Callout>{t('refusals.pilot-over')}</Callout> : <OpenForm data={data} />}
      <Milestones data={data} />
      <Measures data={data} />
      <Section id="plan-changes" title={t('plan.history')}>
        <PlanHistory changes={pilot.planChanges} zone={pilot.zone} />
      </Section>
    </AreaLayout>
  )
}

/** The form of the one item that was chosen, on top. */
function OpenForm({ data }: { data: Data }) {
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  const { pilot, milestone, measure, adds } = data
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  const plan = paths.pilotPlan(pilot.slug)
  if (milestone) {
    return (
      <Section id="form" title={t('plan.change-milestone', { name: milestone.title })} tone="raised">
        {milestone.report === null ? (
          <>
            <MilestoneChangeForm
              key={milestone.id}
              milestone={milestone}
              result={resultOf('change-milestone')}
            />
            <RetireForm
              kind="milestone"
              item={{ ...milestone, name: milestone.title }}
              result={resultOf('retire-milestone')}
            />
          </>
        ) : (
          <p>{t('refusals.milestone-reported', { name: milestone.title })}</p>
        )}
        <a href={plan}>{t('plan.leave')}</a>
      </Section>
    )
  }
  if (measure) {
    return (
      <Section id="form" title={t('plan.change-measure', { name: measure.name })} tone="raised">
        <MeasureChangeForm key={measure.id} measure={measure} result={resultOf('change-measure')} />
        <RetireForm kind="measure" item={measure} result={resultOf('retire-measure')} />
        <a href={plan}>{t('plan.leave')}</a>
      </Section>
    )
  }
  if (adds === null) return null
  return (
    <Section id="form" title={t(`plan.add-${adds}`)} tone="raised">
      {adds === 'milestone' ? (
        <MilestoneChangeForm result={resultOf('add-milestone')} />
      ) : (
        <MeasureChangeForm result={resultOf('add-measure')} />
      )}
      <a href={plan}>{t('plan.leave')}</a>
    </Section>
  )
}

function Milestones({ data }: { data: Data }) {
  const { t } = useTranslation('pilot')
  const { lang, paths } = useSite()
  const plan = paths.pilotPlan(data.pilot.slug)
  return (
    <Section id="milestones" title={t('passport.milestones')}>
      <DataTable
        caption={t('passport.milestones')}
        isCaptionHidden
        rows={data.pilot.milestones}
        rowKey={({ id }) => id}
        columns={[
          { key: 'title', header: t('milestone.title'), isRowName: true, cell: ({ title }) => title },
          { key: 'due', header: t('milestone.due'), cell: ({ dueOn }) => formatCalendarDay(lang, dueOn) },
          {
            key: 'do',
            header: t('plan.change'),
            cell: ({ id, title, retired, report }) =>
              retired ? (
                <Tag tone="neutral">{t('plan.retired')}</Tag>
              ) : report !== null ? (
                <Tag tone="good">{t('milestone.reported')}</Tag>
              ) : data.isOver ? (
                '–'
              ) : (
                <a href={`${plan}?milestone=${id}#form`}>
                  {t('plan.change')}
                  <span className="visually-hidden"> {title}</span>
                </a>
              ),
          },
        ]}
      />
      {data.isOver ? null : (
        <ButtonRow>
          <ButtonLink tone="secondary" to={`${plan}?milestone=new#form`}>
            {t('plan.add-milestone')}
          </ButtonLink>
        </ButtonRow>
      )}
    </Section>
  )
}

function Measures({ data }: { data: Data }) {
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  const plan = paths.pilotPlan(data.pilot.slug)
  return (
    <Section id="measures" title={t('passport.measures')}>
      <DataTable
        caption={t('passport.measures')}
        isCaptionHidden
        rows={data.pilot.measures}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: t('start.measure-name'), isRowName: true, cell: ({ name }) => name },
          { key: 'unit', header: t('start.unit'), cell: ({ unit }) => unit },
          { key: 'values', header: t('plan.values'), align: 'end', cell: ({ values }) => values.length },
          {
            key: 'do',
            header: t('plan.change'),
            cell: ({ id, name, retired }) =>
              retired ? (
                <Tag tone="neutral">{t('plan.retired')}</Tag>
              ) : data.isOver ? (
                '–'
              ) : (
                <a href={`${plan}?measure=${id}#form`}>
                  {t('plan.change')}
                  <span className="visually-hidden"> {name}</span>
                </a>
              ),
          },
        ]}
      />
      {data.isOver ? null : (
        <ButtonRow>
          <ButtonLink tone="secondary" to={`${plan}?measure=new#form`}>
            {t('plan.add-measure')}
          </ButtonLink>
        </ButtonRow>
      )}
    </Section>
  )
}
