import { redirect } from '@remix-run/node'
import { inArray } from 'drizzle-orm'
import { pubShortAddresses } from '#db/schema/index.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { localeOfRequest } from '#app/http/locale-of-request.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { shortCodesMeant } from '../core/short-address.ts'

export const access = { loader: { who: 'anyone' } } satisfies Access

/** A short address leads to its challenge in the language of whoever comes, once the challenge is public. */
export async function loader({ context, params, request }: LoaderArgs) {
  const meant = shortCodesMeant(params.code ?? '')
  const found =
    meant.length === 0
      ? []
      : await context.db
          .select({ code: pubShortAddresses.code, slug: pubShortAddresses.slug })
          .from(pubShortAddresses)
          .where(inArray(pubShortAddresses.code, meant))
  const { slug } = meant.map((code) => found.find((row) => row.code === code)).find(Boolean) ?? {}
  if (slug === undefined) throw notFound()
  return redirect(pathsIn(localeOfRequest(request)).challenge(slug), {
    headers: { Vary: 'Cookie, Accept-Language' },
  })
}
