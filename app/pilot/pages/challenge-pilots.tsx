import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'

export const access = { loader: { who: 'organiser of :challenge' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export function loader({ context }: LoaderArgs) {
  return json({ title: context.t('pilot')('challenge-pilots.title') })
}

export default function Page() {
  const { title } = useLoaderData<typeof loader>()
  return (
    <AreaLayout area="organiser" title={title}>
      <p>{title}</p>
    </AreaLayout>
  )
}
