import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'

export const access = { loader: { who: 'staff of :programme' } } satisfies Access

export function loader({ context }: LoaderArgs) {
  return json({ nowIso: context.now.toISOString() })
}

export default function EditProgramme() {
  const { nowIso } = useLoaderData<typeof loader>()
  const { t } = useTranslation('publish')
  return (
    <AreaLayout area="organiser" title={t('setup.organise')}>
      <p>{nowIso}</p>
    </AreaLayout>
  )
}
