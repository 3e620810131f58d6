import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'

export const access = { loader: { who: 'juror of :challenge' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId } = sure(context.subject.challenge)
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  return json({ heading, pageTitle: context.t('judge')('conflicts.title') })
}

export default function DeclareConflicts() {
  const { heading } = useLoaderData<typeof loader>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  return (
    <AreaLayout
      area="juror"
      title={t('conflicts.title')}
      breadcrumb={[{ to: paths.jury, label: heading.title }]}
    >
      <p className="lede">{t('conflicts.lede')}</p>
    </AreaLayout>
  )
}
