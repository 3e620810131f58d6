import { redirect } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { clearKept } from '#app/http/kept-pages.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'

/** Signing out changes something, so it is a post; whoever opens the address is shown home. */
export const access = {
  loader: { who: 'anyone' },
  action: { who: 'anyone', database: 'app' },
} satisfies Access

export function loader({ context }: LoaderArgs) {
  return redirect(pathsIn(context.lang).home)
}

export async function action({ context, request }: ActionArgs) {
  const headers = clearKept(request, await context.auth.signOut(request.headers))
  return redirectWithToast(context, pathsIn(context.lang).home, 'people:toasts.signed-out', headers)
}
