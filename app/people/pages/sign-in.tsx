import type { MetaFunction } from '@remix-run/node'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'

export const access = { loader: { who: 'anyone' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ context }: LoaderArgs) {
  return { title: context.t('people')('sign-in.title') }
}

export default function SignIn() {
  const { t } = useTranslation('people')
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('sign-in.title')} />
    </PublicLayout>
  )
}
