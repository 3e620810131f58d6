import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { SetupPage } from '../parts/setup-page.tsx'

export const access = { loader: { who: 'staff of :challenge' } } satisfies Access

export async function loader({ context }: LoaderArgs) {
  const setup = await challengeSetup(context.db, sure(context.subject.challenge).id)
  return json({ frame: setupFrame(setup, context.lang), version: setup.brief.version })
}

export default function EditCriteria() {
  const { frame, version } = useLoaderData<typeof loader>()
  return (
    <SetupPage frame={frame} step="criteria">
      <p>{version}</p>
    </SetupPage>
  )
}
