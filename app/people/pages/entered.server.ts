import type { RequestContext } from '#app/http/context.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn, safeNext } from '#app/platform/paths.ts'
import type { SignedIn } from '../auth.server.ts'

/** After a proof was used: on to where they were going; a new account is first asked for a name. */
export function enteredResponse(
  context: RequestContext,
  entered: SignedIn,
  next: string | undefined,
): Response {
  const paths = pathsIn(context.lang)
  const goal = safeNext(next, '')
  const welcome = `${paths.account}?${new URLSearchParams({ welcome: '1', ...(goal && { next: goal }) })}`
  const path = entered.isNew ? welcome : goal || paths.home
  return redirectWithToast(context, path, 'people:toasts.signed-in', entered.headers)
}
