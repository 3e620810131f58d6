import type { MetaFunction } from '@remix-run/node'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'

export const access = { loader: { who: 'anyone', database: 'app' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ context }: LoaderArgs) {
  return { title: context.t('record')('verify.title') }
}

export default function VerifyReceipt() {
  const { t } = useTranslation('record')
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('verify.title')} />
    </PublicLayout>
  )
}
