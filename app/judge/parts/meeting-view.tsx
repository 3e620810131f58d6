import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { htmlLangOf } from '#app/platform/languages.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DotStrip } from '#app/ui/figure/dot-strip.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { CurrentItem, ShownMeeting } from '../core/deliberation/meeting-view.ts'
import { MeetingAppointmentFacts } from './meeting-appointment.tsx'

/** Seconds after which the page asks where the meeting is. */
const everySeconds = 5

const tones = { waiting: 'neutral', running: 'progress', done: 'good', passed: 'neutral' } as const

/**
 * The meeting as it stands: asked for again every few seconds where scripts run, by reload where not. Whoever is out of the
 * room sees that, and nothing else. `attend` is what one can do oneself; it is asked for again with the rest.
 */
export function MeetingView({
  meeting,
  zone,
  attend,
}: {
  meeting: ShownMeeting
  zone: string
  attend?: ReactNode
}) {
  return (
    <haaste-live every={everySeconds}>
      <MeetingNow meeting={meeting} zone={zone} attend={attend} />
    </haaste-live>
  )
}

function MeetingNow({ meeting, zone, attend }: { meeting: ShownMeeting; zone: string; attend: ReactNode }) {
  const { t } = useTranslation('judge')
  if (meeting.standing !== 'in') {
    const key = meeting.standing === 'undeclared' ? 'undeclared' : 'out'
    return (
      <>
        <Callout tone="warn" title={t(`meeting.${key}`)}>
          <p>{t(`meeting.${key}-hint`)}</p>
        </Callout>
        {attend}
      </>
    )
  }
  const { current, present, agenda, hidden } = meeting
  return (
    <>
      {current ? (
        <CurrentProposal item={current} zone={zone} />
      ) : (
        <Callout title={t(`meeting.between.${meeting.state}`)}>
          <p>{t(`meeting.between-hint.${meeting.state}`)}</p>
        </Callout>
      )}
      {meeting.appointment ? <MeetingAppointmentFacts appointment={meeting.appointment} zone={zone} /> : null}
      {meeting.state === 'ended' ? null : (
        <p className="meeting__present">
          {present.length === 0 ? t('meeting.nobody') : t('meeting.present', { count: present.length })}{' '}
          {present
            .map(({ name, isChair }) => (isChair ? t('meeting.chair-named', { name }) : name))
            .join(', ')}
        </p>
      )}
      {attend}
      <Section id="agenda" title={t('meeting.agenda')} intro={t('meeting.agenda-hint')}>
        {hidden > 0 ? <p>{t('meeting.hidden', { count: hidden })}</p> : null}
        <DataTable
          caption={t('meeting.agenda')}
          isCaptionHidden
          rows={agenda}
          rowKey={({ proposalId }) => proposalId}
          columns={[
            { key: 'position', header: t('rounds.number'), cell: ({ position }) => position },
            {
              key: 'title',
              header: t('queue.proposal'),
              isRowName: true,
              cell: ({ title, language, reference }) => (
                <>
                  <span lang={htmlLangOf(language)}>{title}</span>
                  <br />
                  <small>{reference}</small>
                </>
              ),
            },
            {
              key: 'state',
              header: t('rounds.standing-header'),
              cell: ({ state, takesPart }) => (
                <Tag tone={takesPart ? tones[state] : 'bad'}>
                  {takesPart ? t(`meeting.state.${state}`) : t('shortlist.takes-no-part')}
                </Tag>
              ),
            },
            {
              key: 'agreed',
              header: t('meeting.agreed'),
              cell: ({ agreed, reason, decision }) => (
                <>
                  {agreed ?? (reason ? t('meeting.by-criteria') : '–')}
                  {reason ? <p>{reason}</p> : null}
                  {decision ? <p>{t('meeting.decided', { decision })}</p> : null}
                </>
              ),
            },
          ]}
        />
      </Section>
    </>
  )
}

function CurrentProposal({ item, zone }: { item: CurrentItem; zone: string }) {
  const { t } = useTranslation('judge')
  const out = item.seats.filter(({ standing }) => standing !== 'in')
  const low = item.totals[0]
  const high = item.totals.at(-1)
  return (
    <Section
      id="current"
      tone="raised"
      title={item.title}
      titleLang={htmlLangOf(item.language)}
      intro={
        <>
          {item.organisation === null ? '' : `${item.organisation} · `}
          {item.reference} · {t('meeting.since')} <LocalTime atIso={item.startedAtIso} zone={zone} />
        </>
      }
    >
      {out.length > 0 ? (
        <p>{t('meeting.out-named', { names: out.map(({ name }) => name).join(', ') })}</p>
      ) : null}
      {item.byBallots ? (
        <p>
          {item.byBallots.place === null
            ? t('meeting.no-ballots')
            : t('meeting.by-ballots', {
                place: item.byBallots.place,
                all: item.byBallots.all,
                count: item.byBallots.ballots,
              })}
        </p>
      ) : low === undefined || high === undefined ? (
        <p>{t('meeting.no-scores')}</p>
      ) : (
        <>
          <DotStrip
            title={t('meeting.spread', {
              count: item.totals.length,
              low: low.toFixed(1),
              high: high.toFixed(1),
            })}
            note={t('meeting.spread-note')}
            domain={[0, 100]}
            labelHeader={t('meeting.what')}
            centreHeader={t('meeting.mean')}
            bandHeader={t('meeting.range')}
            valuesHeader={t('meeting.values')}
            rows={[
              {
                label: t('ranking.total'),
                values: item.totals.map((total) => Math.round(total * 10) / 10),
                centre: item.mean === null ? undefined : Math.round(item.mean * 10) / 10,
                band: [Math.round(low * 10) / 10, Math.round(high * 10) / 10],
              },
            ]}
          />
          <DataTable
            caption={t('meeting.by-criterion')}
            rows={item.criteria}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                header: t('meeting.criterion'),
                isRowName: true,
                cell: ({ name, nameLang }) => <span lang={nameLang}>{name}</span>,
              },
              {
                key: 'points',
                header: t('meeting.values'),
                cell: ({ points }) => (points.length > 0 ? points.join(' · ') : '–'),
              },
              { key: 'mean', header: t('meeting.mean'), align: 'end', cell: (row) => row.mean ?? '–' },
            ]}
          />
        </>
      )}
    </Section>
  )
}
