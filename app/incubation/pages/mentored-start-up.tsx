import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { isUuid } from '#app/people/data/entrance.server.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { mentoredStartUp } from '../data/mentoring.server.ts'
import { isApplication, sentApplication } from '../data/own-application.server.ts'
import { ApplicationStanding } from '../parts/application-standing.tsx'
import { MilestoneList } from '../parts/milestone-list.tsx'
import { SentAnswers } from '../parts/sent-answers.tsx'

export const access = { loader: { who: 'signed in' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** What a mentor reads of a start-up they help, for as long as they do. */
export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const applicationId = params.application ?? ''
  if (!isUuid(applicationId)) throw notFound()
  const match = await mentoredStartUp(db, { applicationId, personId: signedIn.personId })
  if (!match) throw notFound()
  const where = isApplication(match.id)
  const application = await sentApplication(db, { where, lang, now, zone: match.zone })
  if (!application) throw notFound()
  return json({ pageTitle: application.name, application })
}

export default function MentoredStartUp() {
  const { application } = useLoaderData<typeof loader>()
  const { t } = useTranslation('incubation')
  const { paths } = useSite()
  return (
    <AreaLayout
      area="applicant"
      title={application.name}
      breadcrumb={[{ to: paths.mentoring, label: t('mentoring.title') }]}
    >
      <Section id="standing" title={t('own.standing')}>
        <ApplicationStanding application={application} />
      </Section>
      <Section id="milestones" title={t('milestones.title')}>
        {application.milestones.length === 0 ? (
          <p>{t('milestones.none')}</p>
        ) : (
          <MilestoneList milestones={application.milestones} />
        )}
      </Section>
      <Section id="sent" title={t('mentoring.sent')}>
        <SentAnswers application={application} />
      </Section>
    </AreaLayout>
  )
}
