import { redirect } from '@remix-run/node'
import { pathsIn } from '#app/platform/paths.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { localeOfRequest } from '#app/http/locale-of-request.ts'

export const access = { loader: { who: 'anyone' } } satisfies Access

/** The bare address: once to the language the visitor chose before, or the browser asks for. Never from a chosen one. */
export async function loader({ request }: LoaderArgs) {
  return redirect(pathsIn(localeOfRequest(request)).home, { headers: { Vary: 'Cookie, Accept-Language' } })
}
