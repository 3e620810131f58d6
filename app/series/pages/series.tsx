import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { countryName } from '#app/platform/format.ts'
import { localeNames, locales } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { withdrawSchema } from '../core/result-forms.ts'
import { stepsFrom } from '../core/rounds.ts'
import { startSchema, stepSchema } from '../core/setup-forms.ts'
import { deskCounts, shownRounds } from '../data/desk.server.ts'
import { moveRound } from '../flows/change-round.server.ts'
import { withdrawTeam } from '../flows/register-team.server.ts'
import { startSeries } from '../flows/start-series.server.ts'
import { SittingTimes, toneOfState } from '../parts/round-list.tsx'
import { seriesFrame } from './series-frame.server.ts'

export const access = {
  loader: { who: 'staff or official of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data && `${data.title} · Haaste` }]

export async function loader({ context }: LoaderArgs) {
  const { setup, programme, isPublic, isOrganiser, isOfficial, isStaff } = await seriesFrame(context)
  const desk = setup && (await deskCounts(context.db, setup))
  return json({
    title: context.t('series')('desk.title'),
    ...{ programme, isPublic, isOrganiser, isOfficial, isStaff },
    series: setup &&
      desk && {
        rounds: shownRounds(setup).map((round, index) => ({
          ...round,
          count: desk.counts.get(setup.rounds[index]?.id ?? '') ?? null,
        })),
        teams: desk.teams.map((team) => ({
          ...{ number: team.number, name: team.name, organisation: team.organisation, country: team.country },
          ...{ members: team.members, isNamed: team.isNamed, isWithdrawn: team.withdrawnAt !== null },
          venue: setup.venues.find(({ id }) => id === team.venueId)?.city ?? null,
        })),
      },
  })
}

const intentSchema = z.object({ intent: z.enum(['start', 'step', 'withdraw']) })

export async function action(args: ActionArgs) {
  const { context } = args
  const { programmeId, programme } = await seriesFrame(context)
  const by = context.signedIn.personId
  const intent = await parseForm(args, intentSchema)
  if (!intent.ok) return intent.response
  const page = pathsIn(context.lang).organise.module(programme.slug, 'series')
  if (intent.value.intent === 'start') {
    const form = await parseForm(args, startSchema)
    if (!form.ok) return form.response
    const started = await startSeries({ programmeId, by, ...form.value }, context.ports)
    if (!started.ok) return refusalResponse(context, 'series', started.refusal)
    return redirectWithToast(context, page, 'series:toasts.begun')
  }
  if (intent.value.intent === 'step') {
    const form = await parseForm(args, stepSchema)
    if (!form.ok) return form.response
    const { round: position, step } = form.value
    const moved = await moveRound({ programmeId, by, position, step }, context.ports)
    if (!moved.ok) return refusalResponse(context, 'series', moved.refusal)
    return redirectWithToast(context, `${page}#rounds`, 'series:toasts.round-moved')
  }
  const form = await parseForm(args, withdrawSchema)
  if (!form.ok) return form.response
  const gone = await withdrawTeam({ programmeId, number: form.value.team, by, of: null }, context.ports)
  if (!gone.ok) return refusalResponse(context, 'series', gone.refusal)
  return redirectWithToast(context, `${page}#teams`, 'series:toasts.withdrawn')
}

type Data = SerializeFrom<typeof loader>

/** The organiser's desk of a competition series: its rounds with what each needs next, and its teams. */
export default function SeriesDesk() {
  const { title, programme, series, isPublic, isOrganiser, isOfficial, isStaff } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation('series')
  const { paths } = useSite()
  const nav = useProgrammeNav(programme.slug, { current: 'modules', isOrganiser })
  const at = (path: string) => paths.organise.module(programme.slug, `series/${path}`)
  return (
    <AreaLayout
      area="organiser"
      title={title}
      lede={t('desk.lede')}
      breadcrumb={isStaff ? [{ to: paths.organise.programme(programme.slug), label: programme.name }] : []}
      nav={isStaff ? nav : undefined}
    >
      {isPublic ? (
        <p>
          <a href={paths.module(programme.slug, 'standings')}>{t('desk.to-public')}</a>
        </p>
      ) : (
        <p>{t('desk.public-closed')}</p>
      )}
      {series ? (
        <>
          <Rounds
            rounds={series.rounds}
            programme={programme}
            isOrganiser={isOrganiser}
            isOfficial={isOfficial}
            at={at}
          />
          <Teams teams={series.teams} isOrganiser={isOrganiser} />
          {isStaff ? (
            <Section id="setup" title={t('desk.setup')}>
              <ButtonLink to={at('setup')} tone="secondary">
                {t('desk.to-setup')}
              </ButtonLink>
            </Section>
          ) : null}
        </>
      ) : isOrganiser ? (
        <Begin />
      ) : null}
    </AreaLayout>
  )
}

function Begin() {
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('series')
  const { lang } = useSite()
  return (
    <Section id="begin" title={t('desk.begin')} intro={t('desk.begin-intro')}>
      <Form intent="start" result={result} label={t('desk.begin')}>
        <RadioGroup
          name="from"
          label={t('desk.from')}
          defaultValue="robotics"
          choices={[
            { value: 'robotics', label: t('desk.from-robotics'), hint: t('desk.from-robotics-hint') },
            { value: 'nothing', label: t('desk.from-nothing') },
          ]}
        />
        <SelectField
          name="contentLocale"
          label={t('desk.language')}
          defaultValue={lang}
          choices={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
        />
        <SubmitButton>{t('desk.begin-button')}</SubmitButton>
      </Form>
    </Section>
  )
}

type Series = NonNullable<Data['series']>

function Rounds({
  rounds,
  programme,
  isOrganiser,
  isOfficial,
  at,
}: {
  rounds: Series['rounds']
  programme: Data['programme']
  isOrganiser: boolean
  isOfficial: boolean
  at: (path: string) => string
}) {
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('series')
  return (
    <Section
      id="rounds"
      title={t('desk.rounds')}
      actions={
        isOrganiser ? (
          <ButtonLink to={at('rounds/new')} tone="quiet" size="small">
            {t('desk.add-round')}
          </ButtonLink>
        ) : null
      }
    >
      {result?.problem ? <Form result={result}>{null}</Form> : null}
      <DataTable
        caption={t('desk.rounds')}
        isCaptionHidden
        rows={rounds}
        rowKey={({ position }) => String(position)}
        empty={<EmptyState title={t('desk.add-round')} />}
        columns={[
          { key: 'round', header: t('desk.round'), isRowName: true, cell: ({ name }) => name },
          {
            key: 'where',
            header: t('desk.where'),
            cell: ({ sittings }) =>
              sittings.length === 0
                ? t('standings.no-hours')
                : sittings.map((sitting) => (
                    <div key={`${sitting.city ?? ''} ${sitting.beginsAtIso}`}>
                      <SittingTimes sitting={sitting} zone={programme.zone} />
                    </div>
                  )),
          },
          {
            key: 'state',
            header: t('desk.state'),
            cell: ({ state, kind }) =>
              kind === 'registration' ? '–' : <Tag tone={toneOfState[state]}>{t(`states.${state}`)}</Tag>,
          },
          {
            key: 'entered',
            header: t('desk.entered'),
            cell: ({ count, kind }) =>
              kind === 'registration' || !count ? '–' : t('desk.entered-count', { ...count }),
          },
          {
            key: 'next',
            header: t('desk.next'),
            cell: (round) => (
              <>
                {round.kind === 'registration' || !isOfficial ? null : (
                  <a href={at(`rounds/${round.position}`)}>{t('desk.results')}</a>
                )}{' '}
                {isOrganiser && (round.state === 'planned' || round.state === 'open') ? (
                  <a href={at(`rounds/${round.position}/edit`)}>
                    {t('desk.edit')}
                    <span className="visually-hidden"> {round.name}</span>
                  </a>
                ) : null}
                {isOrganiser && round.kind !== 'registration' ? (
                  <ButtonRow>
                    {stepsFrom(round.state).map((step) => (
                      <Form key={step} intent="step" hidden={{ round: round.position, step }}>
                        <SubmitButton tone="secondary">
                          {t(`desk.steps.${step}`, { round: round.name })}
                        </SubmitButton>
                      </Form>
                    ))}
                  </ButtonRow>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Teams({ teams, isOrganiser }: { teams: Series['teams']; isOrganiser: boolean }) {
  const { t } = useTranslation('series')
  const { lang } = useSite()
  const withdrawn = teams.filter(({ isWithdrawn }) => isWithdrawn).length
  return (
    <Section
      id="teams"
      title={t('desk.teams')}
      intro={
        teams.length === 0
          ? undefined
          : [
              t('desk.teams-count', { count: teams.length - withdrawn }),
              withdrawn > 0 ? t('desk.withdrawn-count', { count: withdrawn }) : null,
            ]
              .filter(Boolean)
              .join(' · ')
      }
    >
      <DataTable
        caption={t('desk.teams')}
        isCaptionHidden
        rows={teams}
        rowKey={({ number }) => String(number)}
        empty={<EmptyState title={t('desk.teams-none')} />}
        columns={[
          {
            key: 'name',
            header: t('desk.name'),
            isRowName: true,
            cell: ({ number, name }) => `${number}. ${name}`,
          },
          {
            key: 'organisation',
            header: t('desk.organisation'),
            cell: ({ organisation, country }) => `${organisation}, ${countryName(lang, country)}`,
          },
          { key: 'members', header: t('desk.members'), align: 'end', cell: ({ members }) => members },
          { key: 'venue', header: t('desk.venue'), cell: ({ venue }) => venue ?? '–' },
          {
            key: 'named',
            header: t('desk.named'),
            cell: ({ isNamed }) => t(isNamed ? 'desk.yes' : 'desk.no'),
          },
          {
            key: 'withdraw',
            header: t('desk.withdraw'),
            cell: ({ number, name, isWithdrawn }) =>
              isWithdrawn ? (
                <Tag>{t('standings.withdrawn')}</Tag>
              ) : isOrganiser ? (
                <Form
                  intent="withdraw"
                  hidden={{ team: number }}
                  label={t('desk.withdraw-team', { team: name })}
                >
                  <SubmitButton tone="quiet">{t('desk.withdraw-team', { team: name })}</SubmitButton>
                </Form>
              ) : null,
          },
        ]}
      />
    </Section>
  )
}
