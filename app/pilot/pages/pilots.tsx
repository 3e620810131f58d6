import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
export const access = { loader: { who: 'anyone' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export function loader({ context }: LoaderArgs) {
  return json({ title: context.t('pilot')('pilots.title') })
}

export default function Page() {
  const { title } = useLoaderData<typeof loader>()
  return (
    <PublicLayout>
      <PageHeader title={title} />
    </PublicLayout>
  )
}
