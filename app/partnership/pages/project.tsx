import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { ShownIn } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { numberIn } from '../core/numbers.ts'
import { publicFrame, publicProject } from '../data/public-partnership.server.ts'
import { Money, ProjectMilestones, ProjectStateTag, ShareTable, usePeriod } from '../parts/project-words.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromPageTitle

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now } = context
  const frame = await publicFrame(db, { slug: params.programme ?? '', lang, now })
  const number = numberIn(params.project)
  const project = frame && number !== null ? await publicProject(db, frame, number) : null
  if (!frame || !project) throw notFound()
  return json({
    pageTitle: `${project.title} · ${frame.name}`,
    frame,
    project,
    styles: await publicStyles(db, { programme: frame.slug }),
  })
}

/** A project that was agreed: its plan, its own money and who pays it, why, and its milestones. */
export default function ProjectPage() {
  const { frame, project, styles } = useLoaderData<typeof loader>()
  const { t } = useTranslation('partnership')
  const { lang, paths } = useSite()
  const period = usePeriod()
  const textLang = project.contentLocale === lang ? undefined : htmlLangs[project.contentLocale]
  return (
    <PublicLayout styles={styles}>
      <PageHeader
        eyebrow={
          <>
            <a href={paths.programme(frame.slug)}>{frame.name}</a>
            {' · '}
            <a href={paths.partnership(frame.slug)}>{t('framework.title')}</a>
          </>
        }
        title={project.title}
        titleLang={textLang}
      />
      <ShownIn locale={project.contentLocale} />
      {project.state === 'stopped' ? (
        <Callout tone="warn">
          <p lang={textLang}>{t('projects.stopped-because', { reason: project.stopReason })}</p>
        </Callout>
      ) : null}
      <Columns shape="main-aside">
        <div>
          <Section id="plan" title={t('projects.plan')}>
            <p>
              <PlainText text={project.plan} lang={textLang} />
            </p>
          </Section>
          <Section id="money" title={t('projects.who-pays')} intro={t('projects.own-budget')}>
            <ShareTable
              rows={project.shares.map(({ party, amount }) => ({ party, agreed: amount }))}
              currency={project.currency}
            />
          </Section>
          <Section id="decision" title={t('projects.decided')}>
            <p>{t('projects.decided-on', { day: formatCalendarDay(lang, project.decidedOn) })}</p>
            <p>
              <PlainText text={project.reasons} />
            </p>
          </Section>
          <Section id="milestones" title={t('projects.milestones')}>
            <ProjectMilestones milestones={project.milestones} today={frame.today} textLang={textLang} />
          </Section>
        </div>
        <aside className="facts" aria-label={t('projects.name')}>
          <SummaryList
            items={[
              {
                label: t('projects.state'),
                value: (
                  <>
                    <ProjectStateTag state={project.state} />{' '}
                    <span className="facts__note">
                      {t('projects.since', { day: formatCalendarDay(lang, project.stateOn) })}
                    </span>
                  </>
                ),
              },
              {
                label: t('projects.money'),
                value: <Money amount={project.budget} currency={project.currency} vat={project.vat} />,
              },
              { label: t('projects.period'), value: period(project) },
              { label: t('projects.party'), value: project.party },
              ...(project.need
                ? [
                    {
                      label: t('projects.need'),
                      value: (
                        <a href={`${paths.partnership(frame.slug)}#need-${project.need.number}`}>
                          {project.need.title}
                        </a>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </aside>
      </Columns>
    </PublicLayout>
  )
}
