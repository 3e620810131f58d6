import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { sure } from '#app/http/subject.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
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
import { managedPilot } from '../data/managed-pilot.server.ts'
import { addToPlan } from '../flows/add-to-plan.server.ts'
import { changePlan } from '../flows/change-plan.server.ts'
import { retireFromPlan } from '../flows/retire-from-plan.server.ts'
import { MeasureChangeForm, MilestoneChangeForm, RetireForm } from '../parts/plan-forms.tsx'
import { PlanHistory } from '../parts/plan-history.tsx'
import { answerForm } from './answer-form.server.ts'

export const handle = { hydrate: true }

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

const page = 'pilotPlan'
const intents = {
  'add-milestone': async (args: ActionArgs) =>
    answerForm(args, addMilestoneSchema, { page, toast: 'plan-added' }, async (asked, ports) => {
      const { pilotId, by, ...given } = asked
      return addToPlan({ pilotId, by, item: { kind: 'milestone', ...given } }, ports)
    }),
  'change-milestone': async (args: ActionArgs) =>
    answerForm(args, changeMilestoneSchema, { page, toast: 'plan-changed' }, async (asked, ports) => {
      const { title, dueOn, reportKind, ...about } = asked
      return changePlan({ ...about, item: { kind: 'milestone', title, dueOn, reportKind } }, ports)
    }),
  'retire-milestone': async (args: ActionArgs) => retire(args, 'milestone'),
  'add-measure': async (args: ActionArgs) =>
    answerForm(args, addMeasureSchema, { page, toast: 'plan-added' }, async (asked, ports) => {
      const { pilotId, by } = asked
      return addToPlan({ pilotId, by, item: { kind: 'measure', ...measurePlanOf(asked) } }, ports)
    }),
  'change-measure': async (args: ActionArgs) =>
    answerForm(args, changeMeasureSchema, { page, toast: 'plan-changed' }, async (asked, ports) => {
      const { pilotId, by, id, version, reason } = asked
      const item = { kind: 'measure', ...measurePlanOf(asked) } as const
      return changePlan({ pilotId, by, id, version, reason, item }, ports)
    }),
  'retire-measure': async (args: ActionArgs) => retire(args, 'measure'),
} as const

async function retire(args: ActionArgs, kind: PlanItem) {
  return answerForm(args, retireSchema, { page, toast: 'plan-retired' }, async (asked, ports) => {
    const { retireReason: reason, ...about } = asked
    return retireFromPlan({ ...about, kind, reason }, ports)
  })
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
      <p className="prose">{t('plan.intro')}</p>
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
