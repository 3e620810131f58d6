import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { issueText } from '#app/ui/form/issue-text.ts'
import { Callout } from '#app/ui/callout.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { htmlLangs } from '#app/platform/i18n.ts'
import { useSite } from '#app/ui/site.ts'
import {
  criteriaFromForm,
  criteriaSchema,
  jurorsFromForm,
  jurorsSchema,
  ruleFromForm,
  ruleSchema,
  teamRulesSchema,
  venuesFromForm,
  venuesSchema,
} from '../core/setup-forms.ts'
import { hasBegun } from '../data/series.server.ts'
import {
  changeCriteria,
  changeJurors,
  changeTeamRules,
  changeVenues,
  stateRule,
} from '../flows/change-series.server.ts'
import { RuleForm } from '../parts/rule-form.tsx'
import { RuleWords } from '../parts/rule-words.tsx'
import { CriteriaForm, JurorsForm, TeamRulesForm, VenuesForm } from '../parts/setup-forms.tsx'
import { begunFrame } from './series-frame.server.ts'

export const access = {
  loader: { who: 'staff of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data && `${data.title} · Haaste` }]

export async function loader({ context }: LoaderArgs) {
  const { setup, programme, programmeId, isOrganiser } = await begunFrame(context)
  return json({
    title: context.t('series')('setup.title'),
    ...{ programme, isOrganiser },
    isFixed: await hasBegun(context.db, programmeId),
    series: {
      ...{ version: setup.version, rule: setup.rule, contentLocale: setup.contentLocale },
      ...{ leastMembers: setup.leastMembers, mostMembers: setup.mostMembers },
      hasSeveralTeamsPerOrganisation: setup.hasSeveralTeamsPerOrganisation,
      venues: setup.venues.map(({ id, city, zone, place }) => ({ id, city, zone, place })),
      criteria: setup.criteria.map(({ name, weight, most }) => ({
        name,
        weight,
        most: String(Number(most)),
      })),
      jurors: setup.jurors.map(({ id, name }) => ({ id, name })),
      rounds: setup.rounds
        .filter(({ kind }) => kind !== 'registration')
        .map(({ name, unit, worst, best, isJudged, kind }) => ({ name, unit, worst, best, isJudged, kind })),
    },
  })
}
export type SetupData = SerializeFrom<typeof loader>['series']

const intents = ['teams', 'venues', 'criteria', 'jurors', 'rule'] as const
const intentSchema = z.object({ intent: z.enum(intents) })

export async function action(args: ActionArgs) {
  const { context } = args
  const { programmeId, programme } = await begunFrame(context)
  const intent = await parseForm(args, intentSchema)
  if (!intent.ok) return intent.response
  const saved = await saves[intent.value.intent](args, { programmeId, by: context.signedIn.personId })
  if (saved instanceof Response) return saved
  if (!saved.ok) return refusalResponse(context, 'series', saved.refusal)
  const page = pathsIn(context.lang).organise.module(programme.slug, 'series/setup')
  const { intent: what } = intent.value
  return redirectWithToast(
    context,
    `${page}#${what}`,
    `series:toasts.${what === 'rule' ? 'rule-stated' : 'saved'}`,
  )
}

type Saved = Response | Awaited<ReturnType<typeof stateRule>>
type Save = (args: ActionArgs, who: { programmeId: string; by: string }) => Promise<Saved>

const saves: Readonly<Record<(typeof intents)[number], Save>> = {
  async teams(args, who) {
    const form = await parseForm(args, teamRulesSchema)
    if (!form.ok) return form.response
    const { version, leastMembers, mostMembers, hasSeveralTeamsPerOrganisation } = form.value
    return changeTeamRules(
      {
        ...{ ...who, version, leastMembers, mostMembers },
        hasSeveralTeamsPerOrganisation: hasSeveralTeamsPerOrganisation === 'yes',
      },
      args.context.ports,
    )
  },
  async venues(args, who) {
    const form = await parseForm(args, venuesSchema)
    if (!form.ok) return form.response
    const { version } = form.value
    return changeVenues({ ...who, version, rows: venuesFromForm(form.value) }, args.context.ports)
  },
  async criteria(args, who) {
    const form = await parseForm(args, criteriaSchema)
    if (!form.ok) return form.response
    const { version } = form.value
    return changeCriteria({ ...who, version, rows: criteriaFromForm(form.value) }, args.context.ports)
  },
  async jurors(args, who) {
    const form = await parseForm(args, jurorsSchema)
    if (!form.ok) return form.response
    const { version } = form.value
    return changeJurors({ ...who, version, rows: jurorsFromForm(form.value) }, args.context.ports)
  },
  async rule(args, who) {
    const form = await parseForm(args, ruleSchema)
    if (!form.ok) return form.response
    const rule = ruleFromForm(form.value)
    const ui = args.context.t('ui')
    if (!rule.success)
      return problemResponse(args.context, {
        errors: Object.fromEntries(
          rule.error.issues.map((issue) => [String(issue.path[0] ?? ''), issueText(ui, issue)]),
        ),
      })
    return stateRule({ ...who, version: form.value.version, rule: rule.data }, args.context.ports)
  },
}

/** Who may take part, where, what the jury looks at, and by which rule the rounds become one table. */
export default function SetupSeries() {
  const { title, programme, isOrganiser, isFixed, series } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('series')
  const { lang, paths } = useSite()
  const nav = useProgrammeNav(programme.slug, { current: 'modules', isOrganiser })
  const sent = result?.values.intent
  const of = (intent: (typeof intents)[number]) => (sent === intent ? result : undefined)
  const textLang = series.contentLocale === lang ? undefined : htmlLangs[series.contentLocale]
  const form = { series, isLocked: !isOrganiser }
  return (
    <AreaLayout
      area="organiser"
      title={title}
      breadcrumb={[
        { to: paths.organise.programme(programme.slug), label: programme.name },
        { to: paths.organise.module(programme.slug, 'series'), label: t('desk.title') },
      ]}
      nav={nav}
    >
      <Section id="teams" title={t('setup.teams')}>
        <TeamRulesForm {...form} result={of('teams')} />
      </Section>
      <Section id="venues" title={t('setup.venues')}>
        <VenuesForm {...form} result={of('venues')} />
      </Section>
      <Section id="criteria" title={t('setup.criteria')} intro={t('setup.criteria-intro')}>
        <CriteriaForm {...form} isLocked={!isOrganiser || isFixed} result={of('criteria')} />
      </Section>
      <Section id="jurors" title={t('setup.jurors')} intro={t('setup.jurors-intro')}>
        <JurorsForm {...form} result={of('jurors')} />
      </Section>
      <Section id="rule" title={t('setup.rule')} intro={t('setup.rule-intro')}>
        {isFixed ? (
          <Callout>
            <p>{t('setup.rule-stands')}</p>
          </Callout>
        ) : null}
        {series.rule && isFixed ? (
          <RuleWords
            rule={series.rule}
            criteria={series.criteria}
            rounds={series.rounds}
            textLang={textLang}
          />
        ) : null}
        {isFixed || !isOrganiser ? null : <RuleForm series={series} result={of('rule')} />}
      </Section>
    </AreaLayout>
  )
}
