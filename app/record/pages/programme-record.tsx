import type { MetaFunction } from '@remix-run/node'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'

export const access = { loader: { who: 'staff of :programme' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ context }: LoaderArgs) {
  return { title: context.t('record')('programme-record.title') }
}

export default function ProgrammeRecord() {
  const { t } = useTranslation('record')
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('programme-record.title')} />
    </PublicLayout>
  )
}
