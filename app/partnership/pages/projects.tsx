import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useSite } from '#app/ui/site.ts'
import { managedPartnership, projectsOf } from '../data/managed-partnership.server.ts'
import { PartnershipPage } from '../parts/partnership-page.tsx'
import { ProjectTable } from '../parts/project-table.tsx'

export const access = { loader: { who: 'organiser of :programme' } } satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, t } = context
  const { id: programmeId } = sure(context.subject.programme)
  const partnership = await managedPartnership(db, { programmeId, lang, now })
  if (!partnership) throw notFound()
  return json({
    pageTitle: `${t('partnership')('projects.title')} · ${partnership.programme.name}`,
    partnership,
    projects: await projectsOf(db, programmeId),
  })
}

export default function Projects() {
  const { partnership, projects } = useLoaderData<typeof loader>()
  const { t } = useTranslation('partnership')
  const { organise } = useSite().paths
  const { slug } = partnership.programme
  return (
    <PartnershipPage
      programme={partnership.programme}
      isOpen={partnership.isOpen}
      current="projects"
      title={t('projects.title')}
      lede={t('projects.lede')}
    >
      <ProjectTable
        projects={projects}
        to={(number) => organise.partnershipProject(slug, number)}
        empty={
          <EmptyState
            title={t('projects.none')}
            action={<a href={organise.propose(slug)}>{t('propose.title')}</a>}
          >
            <p>{t('projects.none-hint')}</p>
          </EmptyState>
        }
      />
    </PartnershipPage>
  )
}
