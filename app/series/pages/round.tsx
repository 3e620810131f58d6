import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import {
  attemptsFromForm,
  confirmSchema,
  pointsFromForm,
  proposeSchema,
  publishSchema,
  resultsSchema,
  sheetSchema,
} from '../core/result-forms.ts'
import type { RoundView } from '../core/round-view.ts'
import { stepSchema } from '../core/setup-forms.ts'
import { roundDesk } from '../data/desk.server.ts'
import { roundView } from '../data/round-view.server.ts'
import { roundOf, type RoundRow, type SeriesSetup } from '../data/series.server.ts'
import { moveRound } from '../flows/change-round.server.ts'
import { confirmEntries, enterResults, enterSheet } from '../flows/enter-results.server.ts'
import { proposeStandings, publishStandings, takeBackStandings } from '../flows/publish-standings.server.ts'
import { TeamEntries } from '../parts/team-entries.tsx'
import { toneOfState } from '../parts/round-list.tsx'
import { StandingsTable } from '../parts/standings-table.tsx'
import { begunFrame, roundIn } from './series-frame.server.ts'

export const access = {
  loader: { who: 'official of :programme' },
  action: {
    results: { who: 'official of :programme' },
    sheet: { who: 'official of :programme' },
    confirm: { who: 'official of :programme' },
    propose: { who: 'organiser of :programme' },
    publish: { who: 'organiser of :programme' },
    'take-back': { who: 'organiser of :programme' },
    step: { who: 'organiser of :programme' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data && `${data.title} · Haaste` }]

export async function loader({ context, params }: LoaderArgs) {
  const { setup, programme, isOrganiser } = await begunFrame(context)
  const round = roundIn(setup.rounds, params.round)
  if (round.kind === 'registration') throw notFound()
  const desk = await roundDesk(context.db, setup, round)
  const by = context.signedIn.personId
  return json({
    title: context.t('series')('results.title', { round: round.name }),
    ...{ programme, isOrganiser },
    ...roundView({ setup, round, by }, desk),
  })
}

const intents = ['results', 'sheet', 'confirm', 'propose', 'publish', 'take-back', 'step'] as const
type Intent = (typeof intents)[number]
const intentSchema = z.object({ intent: z.enum(intents) })

export async function action(args: ActionArgs) {
  const { context, params } = args
  const { setup, programme, programmeId } = await begunFrame(context)
  const round = roundIn(setup.rounds, params.round)
  const intent = await parseForm(args, intentSchema)
  if (!intent.ok) return intent.response
  const who = { programmeId, by: context.signedIn.personId, position: round.position }
  const done = await doings[intent.value.intent](args, { setup, round, who })
  if (done instanceof Response) return done
  if (!done.ok) return refusalResponse(context, 'series', done.refusal)
  const page = pathsIn(context.lang).organise.module(programme.slug, `series/rounds/${round.position}`)
  const anchor = done.value.anchor ?? 'standings'
  return redirectWithToast(context, `${page}#${anchor}`, `series:toasts.${toasts[intent.value.intent]}`)
}

const toasts: Readonly<Record<Intent, string>> = {
  results: 'entered',
  sheet: 'entered',
  confirm: 'confirmed',
  propose: 'proposed',
  publish: 'published',
  'take-back': 'taken-back',
  step: 'round-moved',
}

type Given = {
  setup: SeriesSetup
  round: RoundRow
  who: { programmeId: string; by: string; position: number }
}
type Refused = Extract<Awaited<ReturnType<typeof publishStandings>>, { ok: false }>
type Done = Response | Refused | { ok: true; value: { anchor?: string } }
type Answer = { ok: true; value: unknown } | Refused

/** Where the page goes on after something was done for a team. */
const at = (answer: Answer, team?: number): Done =>
  answer.ok ? { ok: true, value: team === undefined ? {} : { anchor: `team-${team}` } } : answer

function fieldProblems(args: ActionArgs, errors: Readonly<Record<string, ErrorCode>>): Response {
  const t = args.context.t('series')
  return problemResponse(args.context, {
    errors: Object.fromEntries(
      Object.entries(errors).map(([name, code]) => [
        name,
        t(code === 'points-needed' ? 'errors.points-needed-sheet' : `errors.${code}`),
      ]),
    ),
  })
}
type ErrorCode =
  ReturnType<typeof attemptsFromForm>['errors'][string] | ReturnType<typeof pointsFromForm>['errors'][string]

const doings: Readonly<Record<Intent, (args: ActionArgs, given: Given) => Promise<Done>>> = {
  async results(args, { round, who }) {
    const form = await parseForm(args, resultsSchema)
    if (!form.ok) return form.response
    const measured = roundOf(round)
    if (!measured) throw notFound()
    const { rows, errors } = attemptsFromForm(form.value, measured)
    if (Object.keys(errors).length > 0) return fieldProblems(args, errors)
    const { team } = form.value
    return at(await enterResults({ ...who, team, rows }, args.context.ports), team)
  },
  async sheet(args, { setup, who }) {
    const form = await parseForm(args, sheetSchema)
    if (!form.ok) return form.response
    const { points, errors } = pointsFromForm(form.value, setup.criteria)
    if (Object.keys(errors).length > 0) return fieldProblems(args, errors)
    const { team, juror: jurorId, reason } = form.value
    return at(await enterSheet({ ...who, team, jurorId, points, reason }, args.context.ports), team)
  },
  async confirm(args, { who }) {
    const form = await parseForm(args, confirmSchema)
    if (!form.ok) return form.response
    const { team, results, sheets } = form.value
    const ids = (text: string) => text.split(' ').filter(Boolean)
    return at(
      await confirmEntries({ ...who, team, results: ids(results), sheets: ids(sheets) }, args.context.ports),
      team,
    )
  },
  async propose(args, { who }) {
    const form = await parseForm(args, proposeSchema)
    if (!form.ok) return form.response
    return at(await proposeStandings({ ...who, reason: form.value.reason }, args.context.ports))
  },
  async publish(args, { who }) {
    const form = await parseForm(args, publishSchema)
    if (!form.ok) return form.response
    return at(await publishStandings({ ...who, hash: form.value.hash }, args.context.ports))
  },
  async 'take-back'(args, { who }) {
    return at(await takeBackStandings(who, args.context.ports))
  },
  async step(args, { who }) {
    const form = await parseForm(args, stepSchema)
    if (!form.ok) return form.response
    return at(await moveRound({ ...who, step: form.value.step }, args.context.ports))
  },
}

/** The officials' page of a round: what was measured and judged, team by team, and the standings to publish. */
export default function RoundResults() {
  const data = useLoaderData<typeof loader>()
  const { title, programme, round, teams, isOrganiser } = data
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('series')
  const { paths } = useSite()
  const nav = useProgrammeNav(programme.slug, { current: 'modules', isOrganiser: true })
  const sent = result?.values.intent
  const isOpen = round.state !== 'planned'
  return (
    <AreaLayout
      area="organiser"
      title={title}
      lede={t('results.lede')}
      breadcrumb={[
        ...(isOrganiser ? [{ to: paths.organise.programme(programme.slug), label: programme.name }] : []),
        { to: paths.organise.module(programme.slug, 'series'), label: t('desk.title') },
      ]}
      nav={isOrganiser ? nav : undefined}
    >
      <p>
        <Tag tone={toneOfState[round.state]}>{t(`states.${round.state}`)}</Tag>
      </p>
      {(isOrganiser ? round.steps : []).map((step) => (
        <Form
          key={step}
          intent="step"
          hidden={{ step, round: round.position }}
          result={sent === 'step' ? result : undefined}
          label={t(`desk.steps.${step}`, { round: round.name })}
        >
          <SubmitButton tone="secondary">{t(`desk.steps.${step}`, { round: round.name })}</SubmitButton>
        </Form>
      ))}
      <Section id="results" title={t('results.enter')}>
        {isOpen ? null : <p>{t('results.not-open')}</p>}
        {isOpen && teams.length === 0 ? <p>{t('results.none')}</p> : null}
        {isOpen
          ? teams.map((team) => (
              <TeamEntries
                key={team.number}
                data={data}
                team={team}
                result={result && Number(result.values.team) === team.number ? result : undefined}
              />
            ))
          : null}
      </Section>
      {isOpen ? <Standings data={data} result={result} isOrganiser={isOrganiser} /> : null}
    </AreaLayout>
  )
}

function Standings({
  data,
  result,
  isOrganiser,
}: {
  data: RoundView
  result: FormProblem | undefined
  /** An official enters and confirms; standings are proposed and published by whoever runs the programme. */
  isOrganiser: boolean
}) {
  const { round, names, body, proposed, published, programme } = data
  const { t } = useTranslation('series')
  const { lang } = useSite()
  const say = (atIso: string) => formatInstant(lang, atIso, programme.zone, 'full')
  const sent = result?.values.intent
  const isOver = round.state === 'finished' || round.state === 'published'
  const named = names.map(({ number, name }) => ({ number, name, organisation: null, country: null }))
  return (
    <Section id="standings" title={t('results.standings')} intro={t('results.so-far')}>
      {body ? <StandingsTable body={body} teams={named} caption={t('results.standings')} /> : null}
      {published ? (
        <p>{t('results.published', { instant: say(published.atIso), number: published.number })}</p>
      ) : null}
      {proposed ? (
        <>
          <p>
            {t('results.proposed', {
              name: proposed.by ?? t('results.somebody'),
              instant: say(proposed.atIso),
            })}
          </p>
          {proposed.isOwn || !isOrganiser ? null : (
            <Form
              intent="publish"
              hidden={{ hash: proposed.hash }}
              result={sent === 'publish' ? result : undefined}
              label={t('results.publish')}
            >
              <SubmitButton>{t('results.publish')}</SubmitButton>
            </Form>
          )}
          {isOrganiser ? (
            <Form
              intent="take-back"
              result={sent === 'take-back' ? result : undefined}
              label={t('results.take-back')}
            >
              <SubmitButton tone="secondary">{t('results.take-back')}</SubmitButton>
            </Form>
          ) : null}
        </>
      ) : isOver && isOrganiser ? (
        <Form intent="propose" result={sent === 'propose' ? result : undefined} label={t('results.propose')}>
          <p>{t('results.propose-intro')}</p>
          {published ? <TextField name="reason" label={t('results.propose-reason')} /> : null}
          <SubmitButton>{t('results.propose')}</SubmitButton>
        </Form>
      ) : null}
    </Section>
  )
}
