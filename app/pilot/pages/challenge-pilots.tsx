import { htmlLangOf } from '#app/platform/languages.ts'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { announceHeading } from '#app/announce/data/heading.server.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { startPilotIntentSchema, planOf, startPilotSchema } from '../core/pilot-forms.ts'
import { isOver } from '../core/pilot-states.ts'
import { knownHosts } from '../data/hosts.server.ts'
import { pilotsOfChallenge } from '../data/managed-pilot.server.ts'
import { pilotIdsOf, supplierTotals } from '../data/supplier-totals.server.ts'
import { plannedMeasures } from '../data/planned-measures.server.ts'
import { offeredAwards } from '../data/offered-awards.server.ts'
import { completePilots } from '../flows/complete-pilots.server.ts'
import { startPilot } from '../flows/start-pilot.server.ts'
import { PilotStateTag } from '../parts/pilot-state-tag.tsx'
import { SupplierTotals } from '../parts/supplier-totals.tsx'
import { StartPilotForm } from '../parts/start-pilot-form.tsx'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'organiser of :challenge' },
  action: {
    start: { who: 'organiser of :challenge', bodyBytes: 400_000 },
    complete: { who: 'organiser of :challenge' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now } = context
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const isReadable = mayRead('pilot', { ...nobody, isOrganiser: true }, recorded, now)
  const heading = await announceHeading(db, { challengeId, lang })
  return json({
    heading,
    measures: await plannedMeasures(db, { challengeId, locale: heading.languages[0] ?? lang }),
    isReadable,
    isPiloting: effectiveState === 'piloting',
    isOpen: effectiveState === 'announced' || effectiveState === 'piloting',
    awards: isReadable ? await offeredAwards(db, challengeId) : [],
    pilots: isReadable ? await pilotsOfChallenge(db, challengeId) : [],
    totals: isReadable
      ? await supplierTotals(db, {
          pilotIds: await pilotIdsOf(db, challengeId),
          today: instantToWallClock(now, recorded.calendar.zone).date,
        })
      : [],
    hosts: isReadable ? await knownHosts(db, challengeId) : [],
    pageTitle: context.t('pilot')('challenge-pilots.title'),
  })
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, startPilotIntentSchema)
  if (!asked.ok) return asked.response
  return asked.value.intent === 'start' ? start(args) : complete(args)
}

async function start(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, startPilotSchema)
  if (!form.ok) return form.response
  const { awardId, host, manager, hostContact, site, summary, contentLocale } = form.value
  const started = await startPilot(
    {
      challengeId: sure(context.subject.challenge).id,
      by: context.signedIn.personId,
      lang: context.lang,
      awardId,
      host: { ...host, country: host.country || null },
      manager,
      hostContact,
      site,
      summary,
      contentLocale,
      ...planOf(form.value),
    },
    context.ports,
  )
  if (!started.ok) return refusalResponse(context, 'pilot', inWords(context.lang, started.refusal))
  return redirectWithToast(
    context,
    pathsIn(context.lang).hostedPilot(started.value.slug),
    'pilot:toasts.started',
  )
}

/** Days in a refusal as the reader's language writes them. */
function inWords(lang: Parameters<typeof formatCalendarDay>[0], refusal: { code: string }) {
  return Object.fromEntries(
    Object.entries(refusal).map(([key, value]) => [
      key,
      key.endsWith('On') && typeof value === 'string' ? formatCalendarDay(lang, value) : (value as unknown),
    ]),
  ) as { code: string }
}

async function complete({ context }: ActionArgs) {
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const completed = await completePilots({ challengeId, by: context.signedIn.personId }, context.ports)
  if (!completed.ok) return refusalResponse(context, 'pilot', completed.refusal)
  return redirectWithToast(context, pathsIn(context.lang).organise.pilots(slug), 'pilot:toasts.completed')
}

export default function ChallengePilots() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  const { heading } = data
  const nav = useChallengeNav(heading.slug, { current: 'pilots', isOrganiser: true })
  return (
    <AreaLayout
      area="organiser"
      title={t('challenge-pilots.title')}
      lede={t('challenge-pilots.lede')}
      breadcrumb={[
        { to: paths.organise.home, label: t('challenge-pilots.organise') },
        { to: paths.organise.programme(heading.programmeSlug), label: heading.programmeName },
        { to: paths.organise.challenge(heading.slug), label: heading.title },
      ]}
      nav={nav}
    >
      {data.isReadable ? (
        <Content />
      ) : (
        <EmptyState
          title={t('challenge-pilots.too-early')}
          action={<a href={paths.organise.release(heading.slug)}>{t('challenge-pilots.to-release')}</a>}
        >
          <p>{t('challenge-pilots.too-early-hint')}</p>
        </EmptyState>
      )}
    </AreaLayout>
  )
}

function Content() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('pilot')
  const waiting = data.awards.filter(({ answer, hasPilot }) => answer === 'accepted' && !hasPilot)
  const canComplete =
    data.isPiloting && waiting.length === 0 && data.pilots.every(({ state }) => isOver(state))
  return (
    <>
      <Awards />
      <PilotTable />
      {data.totals.length > 0 ? (
        <Section id="thresholds" title={t('thresholds.title')} intro={t('thresholds.intro')}>
          <SupplierTotals totals={data.totals} />
        </Section>
      ) : null}
      {data.isOpen && waiting.length > 0 ? (
        <StartPilotForm
          awards={waiting}
          hosts={data.hosts}
          languages={data.heading.languages}
          measures={data.measures}
          result={result?.values.intent === 'start' ? result : undefined}
        />
      ) : null}
      {canComplete ? (
        <Section
          id="complete"
          title={t('challenge-pilots.complete')}
          intro={t('challenge-pilots.complete-intro')}
        >
          <Form
            result={result?.values.intent === 'complete' ? result : undefined}
            intent="complete"
            label={t('challenge-pilots.complete')}
          >
            <SubmitButton>{t('challenge-pilots.complete-button')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
    </>
  )
}

function Awards() {
  const { awards } = useLoaderData<typeof loader>()
  const { t } = useTranslation('pilot')
  const tones = { accepted: 'good', declined: 'bad', none: 'warn' } as const
  return (
    <Section id="awards" title={t('challenge-pilots.awards')}>
      {awards.length === 0 ? <Callout>{t('challenge-pilots.no-winners')}</Callout> : null}
      {awards.length > 0 ? (
        <DataTable
          caption={t('challenge-pilots.awards')}
          isCaptionHidden
          rows={awards}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              header: t('challenge-pilots.proposal'),
              isRowName: true,
              cell: ({ title, language }) => <span lang={htmlLangOf(language)}>{title}</span>,
            },
            { key: 'team', header: t('passport.team'), cell: ({ organisation }) => organisation },
            {
              key: 'answer',
              header: t('challenge-pilots.answer'),
              cell: ({ answer }) => (
                <Tag tone={tones[answer ?? 'none']}>{t(`challenge-pilots.answers.${answer ?? 'none'}`)}</Tag>
              ),
            },
          ]}
        />
      ) : null}
    </Section>
  )
}

function PilotTable() {
  const { pilots } = useLoaderData<typeof loader>()
  const { t } = useTranslation('pilot')
  const { lang, paths } = useSite()
  if (pilots.length === 0) return null
  return (
    <Section id="pilots" title={t('pilots.title')}>
      <DataTable
        caption={t('pilots.title')}
        isCaptionHidden
        rows={pilots}
        rowKey={({ slug }) => slug}
        rowTo={({ slug }) => paths.hostedPilot(slug)}
        columns={[
          {
            key: 'title',
            header: t('challenge-pilots.proposal'),
            isRowName: true,
            cell: ({ title }) => title,
          },
          { key: 'host', header: t('passport.host'), cell: ({ host }) => host },
          { key: 'state', header: t('passport.state'), cell: ({ state }) => <PilotStateTag state={state} /> },
          {
            key: 'next',
            header: t('host-home.next'),
            cell: ({ nextMilestoneOn }) => (nextMilestoneOn ? formatCalendarDay(lang, nextMilestoneOn) : '–'),
          },
          {
            key: 'public',
            header: t('manage.public'),
            cell: ({ isPublished }) => t(isPublished ? 'host-home.public' : 'host-home.private'),
          },
        ]}
      />
    </Section>
  )
}
