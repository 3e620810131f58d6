import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { sure } from '#app/http/subject.ts'
import { allows } from '#app/people/core/access.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
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
import { publicOf } from '../core/pilot-files.ts'
import { isOver } from '../core/pilot-states.ts'
import { dueFollowups } from '../core/scaling.ts'
import { scaleSchema } from '../core/scaling-forms.ts'
import { decimalOf } from '../core/plan.ts'
import { drawnMeasures } from '../data/drawn-measures.server.ts'
import { managedPilot } from '../data/managed-pilot.server.ts'
import { evidenceOf, valuesOf } from '../data/pilot-files.server.ts'
import { changeContentLanguage } from '../flows/change-content-language.server.ts'
import { changePilotState } from '../flows/change-pilot-state.server.ts'
import { enterMeasurement } from '../flows/enter-measurement.server.ts'
import { decideScaling } from '../flows/decide-scaling.server.ts'
import { publishPilot } from '../flows/publish-pilot.server.ts'
import { reportMilestone } from '../flows/report-milestone.server.ts'
import { LanguageForm, MeasureForm, MoveForms, PublishForm, ReportForm } from '../parts/manage-forms.tsx'
import { MeasureFigures } from '../parts/measure-figures.tsx'
import { MilestoneReports } from '../parts/milestone-reports.tsx'
import { ScalingForm } from '../parts/scaling.tsx'
import { Passport } from '../parts/passport.tsx'
import { PermitList } from '../parts/permit-list.tsx'
import { PilotRoad } from '../parts/pilot-road.tsx'
import { PilotStateTag } from '../parts/pilot-state-tag.tsx'
import { answerForm } from './answer-form.server.ts'

export const handle = { hydrate: true }

const party = { who: 'party of :pilot', bodyBytes: 400_000 } as const
const side = { who: 'side of :pilot', bodyBytes: 400_000 } as const

export const access = {
  loader: { who: 'side of :pilot' },
  action: { move: party, scale: party, report: side, measure: side, publish: party, language: party },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ request, context }: LoaderArgs) {
  const { db, lang, now } = context
  const { id: pilotId } = sure(context.subject.pilot)
  const pilot = await managedPilot(db, { pilotId, lang })
  const reader = { personId: context.signedIn.personId, isManager: false, state: pilot.state }
  const evidence = await evidenceOf(db, { pilotId, ...reader })
  const { searchParams } = new URL(request.url)
  const milestones = pilot.milestones.filter(({ retired }) => retired === null)
  const measures = pilot.measures.filter(({ retired }) => retired === null)
  const chosen = <Item extends { id: string }>(items: readonly Item[], name: string, otherwise?: Item) =>
    items.find(({ id }) => id === searchParams.get(name)) ?? otherwise ?? items[0] ?? null
  return json({
    pilot: { ...pilot, milestones, measures: drawnMeasures(pilot.measures) },
    evidence: publicOf(await valuesOf(db, pilotId), evidence),
    milestone: chosen(
      milestones,
      'milestone',
      isOver(pilot.state)
        ? milestones.find(({ reportKind }) => reportKind === 'final')
        : milestones.find(({ report }) => report === null),
    ),
    measure: chosen(
      measures,
      'measure',
      measures.find(({ values }) => values.length === 0),
    ),
    isParty: allows('party of :pilot', { ...context, isDemo: false }),
    followups: dueFollowups(pilot.endsOn, instantToWallClock(now, pilot.zone).date),
    today: instantToWallClock(now, pilot.zone).date,
    pageTitle: pilot.title,
  })
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, pilotIntentSchema)
  return asked.ok ? intents[asked.value.intent](args) : asked.response
}

const page = 'hostedPilot'
const intents = {
  move: async (args: ActionArgs) => answerForm(args, moveSchema, { page, toast: 'moved' }, changePilotState),
  scale: async (args: ActionArgs) => answerForm(args, scaleSchema, { page, toast: 'scaled' }, decideScaling),
  report: async (args: ActionArgs) =>
    answerForm(args, reportSchema, { page, toast: 'reported' }, reportMilestone),
  measure: async (args: ActionArgs) =>
    answerForm(args, measurementSchema, { page, toast: 'measured' }, async (asked, ports) =>
      enterMeasurement({ ...asked, value: decimalOf(asked.value) ?? '' }, ports),
    ),
  publish: async (args: ActionArgs) => {
    const toast = ({ isPublished }: { isPublished: string }) =>
      isPublished === 'yes' ? 'published' : 'unpublished'
    return answerForm(args, publishSchema, { page, toast }, async ({ isPublished, ...asked }, ports) =>
      publishPilot({ ...asked, isPublished: isPublished === 'yes' }, ports),
    )
  },
  language: async (args: ActionArgs) =>
    answerForm(args, languageSchema, { page, toast: 'language-saved' }, changeContentLanguage),
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
  // After the end the final report alone is still taken; the flow says until when.
  const mayReport = isRunning || data.milestone?.reportKind === 'final'
  return (
    <AreaLayout
      area={data.isParty ? 'host' : 'applicant'}
      title={pilot.title}
      lede={<PilotStateTag state={pilot.state} />}
      breadcrumb={data.isParty ? [{ to: paths.hosting, label: t('host-home.title') }] : []}
    >
      <ShownIn locale={pilot.contentLocale} />
      <People pilot={pilot} />
      <Section id="state" title={t('manage.state')}>
        {data.isParty ? (
          <>
            {pilot.state === 'measured' ? (
              <ScalingForm version={pilot.version} today={data.today} result={resultOf('scale')} />
            ) : null}
            <MoveForms state={pilot.state} version={pilot.version} result={resultOf('move')} />
          </>
        ) : null}
        <PilotRoad state={pilot.state} moves={pilot.moves} zone={pilot.zone} />
      </Section>
      <Section id="papers" title={t('papers.title')} intro={t('papers.where')}>
        <ul>
          <li>
            <a href={paths.pilotAgreement(pilot.slug)}>{t('papers.to-papers')}</a>
          </li>
          <li>
            <a href={paths.pilotPayments(pilot.slug)}>{t('money.to-money')}</a>
          </li>
          {data.followups.length > 0 ? (
            <li>
              <a href={paths.pilotFollowup(pilot.slug)}>{t('followup.to-followup')}</a>
            </li>
          ) : null}
        </ul>
      </Section>
      <Section id="permits" title={t('permits.title')}>
        {pilot.permits.length === 0 ? (
          <p>{t('permits.none')}</p>
        ) : (
          <PermitList permits={pilot.permits} textLang={textLang} />
        )}
        {data.isParty ? <a href={paths.pilotSite(pilot.slug)}>{t('site.to-change')}</a> : null}
      </Section>
      <Section id="milestones" title={t('passport.milestones')}>
        <MilestoneReports
          milestones={pilot.milestones}
          today={data.today}
          zone={pilot.zone}
          reportTo={mayReport ? (id) => `${paths.hostedPilot(pilot.slug)}?milestone=${id}#report` : undefined}
        />
        {mayReport && data.milestone ? (
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
        <p>
          <a href={paths.pilotEvidence(pilot.slug)}>{t('evidence.to-evidence')}</a>
        </p>
        {isRunning && data.measure ? (
          <MeasureForm
            measures={pilot.measures.filter(({ retired }) => retired === null)}
            chosen={data.measure}
            today={data.today}
            result={resultOf('measure')}
          />
        ) : null}
      </Section>
      {data.isParty ? <ForParties data={data} resultOf={resultOf} /> : null}
    </AreaLayout>
  )
}

/** What the team does not do: changing the plan, and what the public reads. */
function ForParties({
  data: { pilot, evidence },
  resultOf,
}: {
  data: Data
  resultOf: (intent: string) => FormProblem | undefined
}) {
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  const isRunning = !isOver(pilot.state)
  return (
    <>
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
              evidence,
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
    </>
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
        ...(pilot.siteLimits === ''
          ? []
          : [{ label: t('site.limits'), value: <PlainText text={pilot.siteLimits} /> }]),
        { label: t('start.manager'), value: pilot.manager ?? undefined },
        { label: t('start.host-contact'), value: pilot.hostContact ?? undefined },
      ]}
    />
  )
}
