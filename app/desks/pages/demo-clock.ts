import { redirect } from '@remix-run/node'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn, safeNext } from '#app/platform/paths.ts'
import { moveDemoClock } from '../flows/move-demo-clock.server.ts'

/** The demo's clock. It is a table that the database keeps out of real installations, so nothing can be moved there. */
export const access = { loader: { who: 'demo' }, action: { who: 'demo' } } satisfies Access

export function loader({ context }: LoaderArgs) {
  return redirect(pathsIn(context.lang).home)
}

const schema = z.object({ at: z.iso.datetime({ offset: true }), next: z.string().max(500).optional() })

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, schema)
  if (!form.ok) return form.response
  const { at, next } = form.value
  const back = safeNext(next, pathsIn(context.lang).home)
  const moved = await moveDemoClock({ to: new Date(at) }, context.ports)
  return redirectWithToast(
    context,
    back,
    moved.ok ? 'desks:toasts.clock-moved' : `desks:toasts.${moved.refusal.code}`,
  )
}
