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
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import type { Result } from '#app/platform/result.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { ShownIn } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import {
  languageSchema,
  measurementSchema,
  moveSchema,
  pilotIntentSchema,
  publishSchema,
  reportSchema,
} from '../core/pilot-forms.ts'
import { isOver } from '../core/pilot-states.ts'
import { decimalOf } from '../core/plan.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { drawnMeasures } from '../data/drawn-measures.server.ts'
import { managedPilot } from '../data/managed-pilot.server.ts'
import { changeContentLanguage } from '../flows/change-content-language.server.ts'
import { changePilotState } from '../flows/change-pilot-state.server.ts'
import { enterMeasurement } from '../flows/enter-measurement.server.ts'
import { publishPilot } from '../flows/publish-pilot.server.ts'
import { reportMilestone } from '../flows/report-milestone.server.ts'
import { LanguageForm, MeasureForm, MoveForms, PublishForm, ReportForm } from '../parts/manage-forms.tsx'
import { MeasureFigures } from '../parts/measure-figures.tsx'
import { MilestoneReports } from '../parts/milestone-reports.tsx'
import { Passport } from '../parts/passport.tsx'
import { PilotStateTag } from '../parts/pilot-state-tag.tsx'

export const handle = { hydrate: true, texts: ['pilot'] }

const party = { who: 'party of :pilot', bodyBytes: 400_000 } as const

export const access = {
  loader: { who: 'party of :pilot' },
  action: { move: party, report: party, measure: party, publish: party, language: party },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ request, context }: LoaderArgs) {
  const { db, lang, now } = context
  const pilot = await managedPilot(db, { pilotId: sure(context.subject.pilot).id, lang })
  const { searchParams } = new URL(request.url)
  const milestones = pilot.milestones.filter(({ retired }) => retired === null)
  const measures = pilot.measures.filter(({ retired }) => retired === null)
  const chosen = <Item extends { id: string }>(items: readonly Item[], name: string, otherwise?: Item) =>
    items.find(({ id }) => id === searchParams.get(name)) ?? otherwise ?? items[0] ?? null
  return json({
    pilot: { ...pilot, milestones, measures: drawnMeasures(pilot.measures) },
    milestone: chosen(
      milestones,
      'milestone',
      milestones.find(({ report }) => report === null),
    ),
    measure: chosen(
      measures,
      'measure',
      measures.find(({ values }) => values.length === 0),
    ),
    today: instantToWallClock(now, pilot.zone).date,
    pageTitle: pilot.title,
  })
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, pilotIntentSchema)
  return asked.ok ? intents[asked.value.intent](args) : asked.response
}

const intents = { move, report, measure, publish, language }

async function move(args: ActionArgs) {
  const form = await parseForm(args, moveSchema)
  if (!form.ok) return form.response
  return answer(
    args.context,
    'moved',
    await changePilotState({ ...about(args), ...form.value }, args.context.ports),
  )
}

async function report(args: ActionArgs) {
  const form = await parseForm(args, reportSchema)
  if (!form.ok) return form.response
  return answer(
    args.context,
    'reported',
    await reportMilestone({ ...about(args), ...form.value }, args.context.ports),
  )
}

async function measure(args: ActionArgs) {
  const form = await parseForm(args, measurementSchema)
  if (!form.ok) return form.response
  const value = decimalOf(form.value.value) ?? ''
  return answer(
    args.context,
    'measured',
    await enterMeasurement({ ...about(args), ...form.value, value }, args.context.ports),
  )
}

async function publish(args: ActionArgs) {
  const form = await parseForm(args, publishSchema)
  if (!form.ok) return form.response
  const isPublished = form.value.isPublished === 'yes'
  const { version } = form.value
  return answer(
    args.context,
    isPublished ? 'published' : 'unpublished',
    await publishPilot({ ...about(args), isPublished, version }, args.context.ports),
  )
}

async function language(args: ActionArgs) {
  const form = await parseForm(args, languageSchema)
  if (!form.ok) return form.response
  const { pilotId } = about(args)
  return answer(
    args.context,
    'language-saved',
    await changeContentLanguage({ pilotId, ...form.value }, args.context.ports),
  )
}

const about = ({ context }: ActionArgs) => ({
  pilotId: sure(context.subject.pilot).id,
  by: context.signedIn.personId,
})

function answer(context: RequestContext, toast: string, result: Result<unknown, PilotRefusal>) {
  if (!result.ok) return refusalResponse(context, 'pilot', result.refusal)
  const { slug } = sure(context.subject.pilot)
  return redirectWithToast(context, pathsIn(context.lang).hostedPilot(slug), `pilot:toasts.${toast}`)
}

type Data = SerializeFrom<typeof loader>

export default function ManagePilot() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('pilot')
  const { lang, paths } = useSite()
  const { pilot } = data
  const textLang = pilot.contentLocale === lang ? undefined : htmlLangs[pilot.contentLocale]
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  const isRunning = !isOver(pilot.state)
  return (
    <AreaLayout
      area="host"
      title={pilot.title}
      lede={<PilotStateTag state={pilot.state} />}
      breadcrumb={[{ to: paths.hosting, label: t('host-home.title') }]}
    >
      <ShownIn locale={pilot.contentLocale} />
      <People pilot={pilot} />
      <Section id="state" title={t('manage.state')} intro={t(`state-meaning.${pilot.state}`)}>
        <MoveForms state={pilot.state} version={pilot.version} result={resultOf('move')} />
      </Section>
      <Section id="milestones" title={t('passport.milestones')}>
        <MilestoneReports
          milestones={pilot.milestones}
          today={data.today}
          zone={pilot.zone}
          reportTo={isRunning ? (id) => `${paths.hostedPilot(pilot.slug)}?milestone=${id}#report` : undefined}
        />
        {isRunning && data.milestone ? (
          <ReportForm key={data.milestone.id} milestone={data.milestone} result={resultOf('report')} />
        ) : null}
      </Section>
      <Section id="measures" title={t('passport.measures')} intro={t('passport.measures-intro')}>
        <MeasureFigures
          measures={pilot.measures}
          planChanges={pilot.planChanges}
          zone={pilot.zone}
          textLang={textLang}
        />
        {isRunning && data.measure ? (
          <MeasureForm
            measures={pilot.measures.filter(({ retired }) => retired === null)}
            chosen={data.measure}
            today={data.today}
            result={resultOf('measure')}
          />
        ) : null}
      </Section>
      <p>
        <a href={paths.pilotPlan(pilot.slug)}>{t(isRunning ? 'plan.to-change' : 'plan.to-history')}</a>
      </p>
      <Section id="public" title={t('manage.public')} intro={t('manage.public-intro')} tone="raised">
        <PublishForm pilot={pilot} result={resultOf('publish')} />
        <LanguageForm pilot={pilot} result={resultOf('language')} />
        <Disclosure summary={t('manage.preview')}>
          <Passport
            pilot={{
              ...pilot,
              milestones: pilot.milestones.map(({ title, dueOn, reportedAtIso }) => ({
                title,
                dueOn,
                isReported: reportedAtIso !== null,
              })),
              planChanges: pilot.planChanges.map(({ by: _, ...change }) => change),
            }}
            isPreview
          />
        </Disclosure>
      </Section>
    </AreaLayout>
  )
}

function People({ pilot }: { pilot: Data['pilot'] }) {
  const { t } = useTranslation('pilot')
  return (
    <SummaryList
      items={[
        { label: t('passport.team'), value: pilot.organisation },
        { label: t('passport.host'), value: pilot.host },
        { label: t('passport.site'), value: pilot.site },
        { label: t('start.manager'), value: pilot.manager ?? undefined },
        { label: t('start.host-contact'), value: pilot.hostContact ?? undefined },
      ]}
    />
  )
}
