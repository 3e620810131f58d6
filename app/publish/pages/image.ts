import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { hashOfImageName } from '../core/look/shown-look.ts'
import { publicImage } from '../data/public-look.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** A picture of a public programme. Its address is the hash of what is in it, so it never becomes another. */
export async function loader({ params, context }: LoaderArgs) {
  const hash = hashOfImageName(params.image)
  const bytes = hash && (await publicImage(context.db, hash))
  if (!bytes) throw notFound()
  return new Response(bytes as BodyInit, {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable' },
  })
}
