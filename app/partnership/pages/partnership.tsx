import { json, type SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { formatCalendarDay, formatInstant } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { ShownIn } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { publicFrame, publicPartnership } from '../data/public-partnership.server.ts'
import { Corrections } from '../parts/corrections.tsx'
import { GoalFigure } from '../parts/goal-figures.tsx'
import { NeedList } from '../parts/need-list.tsx'
import { Money, ProjectStateTag, usePeriod } from '../parts/project-words.tsx'
import { TermBlock } from '../parts/term-block.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromPageTitle

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, t } = context
  const frame = await publicFrame(db, { slug: params.programme ?? '', lang, now })
  if (!frame) throw notFound()
  return json({
    pageTitle: t('partnership')('framework.of', { programme: frame.name }),
    frame,
    partnership: await publicPartnership(db, frame, lang),
    styles: await publicStyles(db, { programme: frame.slug }),
  })
}

type Data = SerializeFrom<typeof loader>

/** What the parties of a programme work together for: term, goals, needs, projects with their own money, reports, sessions. */
export default function PartnershipPage() {
  const { frame, partnership, styles } = useLoaderData<typeof loader>()
  const { t } = useTranslation('partnership')
  const { lang, paths } = useSite()
  const { framework } = partnership
  const textLang =
    framework && framework.contentLocale !== lang ? htmlLangs[framework.contentLocale] : undefined
  return (
    <PublicLayout styles={styles}>
      <PageHeader
        eyebrow={
          <>
            <a href={paths.programme(frame.slug)}>{frame.name}</a> · {t('framework.eyebrow')}
          </>
        }
        title={t('framework.title')}
        lede={framework ? <PlainText text={framework.purpose} lang={textLang} /> : undefined}
      />
      {framework ? <ShownIn locale={framework.contentLocale} /> : null}
      <Columns shape="main-aside">
        <div>
          {framework ? null : (
            <EmptyState title={t('framework.none')}>
              <p>{t('framework.none-hint')}</p>
            </EmptyState>
          )}
          {partnership.goals.length > 0 ? (
            <Section id="goals" title={t('goals.title')}>
              {partnership.goals.map((goal) => (
                <GoalFigure key={goal.id} goal={goal} textLang={textLang} />
              ))}
            </Section>
          ) : null}
          {partnership.needs.length > 0 ? (
            <Section id="needs" title={t('needs.title')} intro={t('needs.lede')}>
              <NeedList needs={partnership.needs} textLang={textLang} />
            </Section>
          ) : null}
          {framework ? (
            <Section id="projects" title={t('projects.title')} intro={t('framework.no-money')}>
              <Projects projects={partnership.projects} slug={frame.slug} />
            </Section>
          ) : null}
          <Sessions sessions={partnership.sessions} slug={frame.slug} />
          <Reports data={partnership} zone={frame.zone} textLang={textLang} />
        </div>
        <aside className="facts" aria-label={t('framework.eyebrow')}>
          <div>
            <h2 className="facts__heading">{t('term.title')}</h2>
            <TermBlock term={partnership.term} terms={partnership.terms} />
          </div>
          <div>
            <h2 className="facts__heading">{t('framework.parties')}</h2>
            <ul className="plain-list">
              {partnership.parties.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </div>
          <div>
            <h2 className="facts__heading">{t('framework.contact')}</h2>
            <p>
              <a href={`mailto:${frame.contactEmail}`}>{frame.contactEmail}</a>
            </p>
          </div>
        </aside>
      </Columns>
    </PublicLayout>
  )
}

function Projects({ projects, slug }: { projects: Data['partnership']['projects']; slug: string }) {
  const { t } = useTranslation('partnership')
  const { lang, paths } = useSite()
  const period = usePeriod()
  if (projects.length === 0) return <p>{t('projects.none-public')}</p>
  return (
    <DataTable
      caption={t('projects.title')}
      isCaptionHidden
      rows={projects}
      rowKey={({ number }) => String(number)}
      rowTo={({ number }) => paths.partnershipProject(slug, number)}
      columns={[
        {
          key: 'name',
          header: t('projects.name'),
          isRowName: true,
          cell: ({ title, contentLocale }) => (
            <span lang={contentLocale === lang ? undefined : htmlLangs[contentLocale]}>{title}</span>
          ),
        },
        {
          key: 'money',
          header: t('projects.money'),
          align: 'end',
          cell: ({ budget, currency, vat }) => <Money amount={budget} currency={currency} vat={vat} />,
        },
        { key: 'period', header: t('projects.period'), cell: period, wideOnly: true },
        { key: 'state', header: t('projects.state'), cell: ({ state }) => <ProjectStateTag state={state} /> },
      ]}
    />
  )
}

function Sessions({ sessions, slug }: { sessions: Data['partnership']['sessions']; slug: string }) {
  const { t } = useTranslation('partnership')
  const { lang, paths } = useSite()
  if (sessions.length === 0) return null
  return (
    <Section id="sessions" title={t('promises.title')}>
      <ul className="plain-list">
        {sessions.map((session) => (
          <li key={session.slug}>
            <a href={paths.partnershipSession(slug, session.slug)}>
              {t('promises.session', { edition: session.edition })}: {session.title}
            </a>
            <br />
            <span className="facts__note">
              {formatInstant(lang, session.startsAtIso, session.zone, 'date')} ·{' '}
              {t('promises.counts', session.counts)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Reports({ data, zone, textLang }: { data: Data['partnership']; zone: string; textLang?: string }) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  const { reports, lateReports } = data
  if (reports.length === 0 && lateReports.length === 0) return null
  return (
    <Section id="reports" title={t('reports.title')}>
      {lateReports.map(({ year, dueOn }) => (
        <Callout key={year} tone="warn">
          <p>{t('reports.late-since', { year, day: formatCalendarDay(lang, dueOn) })}</p>
        </Callout>
      ))}
      {[...reports].reverse().map(({ year, body, publishedAtIso, corrections }) => (
        <Section
          key={year}
          level={3}
          id={`report-${year}`}
          title={t('reports.report-of', { year })}
          tone="bare"
        >
          <Corrections corrections={corrections} goals={data.goals} zone={zone} textLang={textLang} />
          <p>
            <PlainText text={body} lang={textLang} />
          </p>
          <p className="facts__note">
            {t('reports.published-on', { day: formatInstant(lang, publishedAtIso, zone, 'date') })}
          </p>
        </Section>
      ))}
    </Section>
  )
}
