import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { subjectOf } from '#emails/subject-of.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable, type Column } from '#app/ui/table/data-table.tsx'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'
import { messageStates } from '../core/reconcile.ts'
import {
  challengeTitlesIn,
  deferredMail,
  mailRunProgramme,
  mailRuns,
  type MailRun,
} from '../data/mail-run.server.ts'
import { unreachableIn } from '../data/unreachable.server.ts'
import { UnreachablePeople } from '../parts/unreachable-people.tsx'
import { kindOf } from '../kind-of.ts'

export const access = { loader: { who: 'organiser of :programme' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, env } = context
  const programmeId = sure(context.subject.programme).id
  const programme = await mailRunProgramme(db, programmeId, lang)
  const titles = await challengeTitlesIn(db, programmeId, lang)
  const lines = (runs: readonly MailRun[]) =>
    runs.map(({ notice, challengeId, at, people, counts, sample }) => ({
      notice,
      challenge: challengeId && (titles.get(challengeId) ?? null),
      atIso: at.toISOString(),
      people,
      counts,
      subject: subjectOfLine(
        subjectOf({
          ...sample,
          notice,
          locale: lang,
          organiserZone: programme.zone,
          programme,
          origin: env.publicOrigin,
        }),
        people,
      ),
    }))
  const scope = { programmeId, zone: programme.zone }
  const unreachable = await unreachableIn(db, programmeId)
  const deferred = await deferredMail(db, programmeId)
  return json({
    pageTitle: context.t('notify')('run.title', { programme: programme.name }),
    programme: { slug: programme.slug, name: programme.name },
    zones: [programme.zone, ...programme.partnerZones],
    unreachable: unreachable.map(({ since, missed, ...person }) => ({
      ...person,
      sinceIso: since.toISOString(),
      missed: missed.map(({ notice, count }) => ({ kind: kindOf(context, notice), count })),
    })),
    deferred: deferred && { count: deferred.count, untilIso: deferred.untilAt.toISOString() },
    upcoming: lines(await mailRuns(db, { ...scope, which: 'upcoming' })),
    past: lines(await mailRuns(db, { ...scope, which: 'past' })),
  })
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['upcoming'][number]

export default function ProgrammeMessages() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const { programme, unreachable, deferred, zones, upcoming, past } = useLoaderData<typeof loader>()
  const columns = useRunColumns()
  const nav = useProgrammeNav(programme.slug, { current: 'messages', isOrganiser: true })
  const failed = past.reduce((sum, { counts }) => sum + (counts.failed ?? 0) + (counts.bounced ?? 0), 0)
  return (
    <AreaLayout
      area="organiser"
      title={t('run.heading')}
      lede={t('run.lede')}
      breadcrumb={[{ label: programme.name, to: paths.organise.programme(programme.slug) }]}
      nav={nav}
    >
      {deferred ? (
        <Callout tone="warn" title={t('run.deferred-heading')}>
          <p>{t('run.deferred', { count: deferred.count })}</p>
          <ZonedTimes atIso={deferred.untilIso} zones={zones} />
        </Callout>
      ) : null}
      {failed > 0 ? (
        <Callout tone="warn" title={t('run.trouble-heading')}>
          {t('run.trouble', { count: failed })}
        </Callout>
      ) : null}
      <UnreachablePeople people={unreachable} zone={zones[0] ?? 'UTC'} />
      <Section id="upcoming" title={t('run.upcoming')}>
        <DataTable
          caption={t('run.caption-upcoming')}
          isCaptionHidden
          columns={columns}
          rows={upcoming}
          rowKey={keyOf}
          empty={
            <EmptyState title={t('run.none-upcoming-title')}>
              <p>{t('run.none-upcoming-text')}</p>
            </EmptyState>
          }
        />
      </Section>
      <Section id="past" title={t('run.past')}>
        <DataTable
          caption={t('run.caption-past')}
          isCaptionHidden
          columns={columns}
          rows={past}
          rowKey={keyOf}
          empty={
            <EmptyState title={t('run.none-past-title')}>
              <p>{t('run.none-past-text')}</p>
            </EmptyState>
          }
        />
      </Section>
    </AreaLayout>
  )
}

function useRunColumns(): Column<Line>[] {
  const { t } = useTranslation('notify')
  const { zones } = useLoaderData<typeof loader>()
  return [
    {
      key: 'what',
      header: t('run.column-what'),
      isRowName: true,
      cell: ({ subject, notice }) =>
        subject === null ? (
          <code>{notice}</code>
        ) : (
          <>
            {subject}
            <br />
            <small>
              <code>{notice}</code>
            </small>
          </>
        ),
    },
    {
      key: 'when',
      header: t('run.column-when'),
      cell: ({ atIso }) => <ZonedTimes atIso={atIso} zones={zones} />,
    },
    {
      key: 'challenge',
      header: t('run.column-challenge'),
      cell: ({ challenge }) => challenge ?? t('run.whole-programme'),
      wideOnly: true,
    },
    {
      key: 'audience',
      header: t('run.column-audience'),
      cell: ({ people }) => t('run.people', { count: people }),
    },
    {
      key: 'state',
      header: t('run.column-state'),
      cell: ({ counts }) =>
        messageStates
          .filter((state) => counts[state])
          .map((state) => t('run.state-count', { state: t(`states.${state}`), number: counts[state] }))
          .join(' · '),
    },
  ]
}

/** A line about several people does not name the proposal of one of them. */
function subjectOfLine(subject: string | null, people: number): string | null {
  return people > 1 && subject !== null ? subject.replace(/^\[[^\]]*\] /, '') : subject
}

function keyOf({ notice, challenge, atIso }: Line): string {
  return `${notice} ${challenge} ${atIso}`
}
