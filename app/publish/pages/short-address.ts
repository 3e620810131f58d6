import { redirect } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { localeOfRequest } from '#app/http/locale-of-request.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { shortCodesMeant } from '../core/short-address.ts'
import { slugBehind } from '../data/followers.server.ts'

export const access = { loader: { who: 'anyone' } } satisfies Access

/** A short address leads to its challenge in the language of whoever comes, once the challenge is public. */
export async function loader({ context, params, request }: LoaderArgs) {
  const slug = await slugBehind(context.db, shortCodesMeant(params.code ?? ''))
  if (slug === null) throw notFound()
  return redirect(pathsIn(localeOfRequest(request)).challenge(slug), {
    headers: { Vary: 'Cookie, Accept-Language' },
  })
}
