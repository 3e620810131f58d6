import { redirect } from '@remix-run/node'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { clearKept } from '#app/http/kept-pages.server.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { personWithEmail } from '#app/people/data/people.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { demoEmails, demoRoleKeys, type DemoRoleKey } from '../core/demo-cast.ts'

/** The demo's role switcher. The database is asked once more whether this is a demo before anybody is signed in. */
export const access = { loader: { who: 'demo' }, action: { who: 'demo' } } satisfies Access

export function loader({ context }: LoaderArgs) {
  return redirect(pathsIn(context.lang).home)
}

const schema = z.object({ role: z.enum(demoRoleKeys) })

export async function action({ context, request }: ActionArgs) {
  const form = await parseForm({ context }, schema)
  if (!form.ok) return form.response
  const { role } = form.value
  const to = homeOf(role, pathsIn(context.lang))
  if (role === 'public') {
    const headers = clearKept(request, await context.auth.signOut(request.headers))
    return redirectWithToast(context, to, 'desks:toasts.role', headers)
  }
  const person = await personWithEmail(context.db, demoEmails[role])
  if (!person) throw notFound()
  const signedIn = await context.auth.signInAs(person.id, request.headers)
  if (!signedIn.ok) throw notFound()
  return redirectWithToast(context, to, 'desks:toasts.role', clearKept(request, signedIn.value.headers))
}

/** Where each role's work begins. */
function homeOf(role: DemoRoleKey, paths: ReturnType<typeof pathsIn>): string {
  switch (role) {
    case 'public':
      return paths.home
    case 'applicant-draft':
    case 'applicant-submitted':
      return paths.proposals
    case 'juror':
    case 'chair':
      return paths.jury
    case 'organiser':
    case 'second-organiser':
    case 'partner':
      return paths.organise.home
    case 'host':
      return paths.hosting
    case 'administrator':
      return paths.administration
  }
}
