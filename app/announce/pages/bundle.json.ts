import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { publicFile } from '../core/bundle.ts'
import { publicBundle } from '../data/bundles.server.ts'

/** The result bundle as everybody may have it, at an address that stays, from the announcement on. */
export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export async function loader({ params, context }: LoaderArgs) {
  const bundle = await publicBundle(context.db, params.challenge ?? '')
  if (!bundle) throw notFound()
  return openText(publicFile(bundle), {
    type: 'application/json; charset=utf-8',
    headers: { 'content-disposition': `attachment; filename="bundle-${params.challenge ?? ''}.json"` },
  })
}
