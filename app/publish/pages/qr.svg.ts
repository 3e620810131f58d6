import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { qrFile, qrOf } from '../core/qr.ts'
import { followedChallenge, publicShortCode } from '../data/followers.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** The QR code of a challenge's short address, to put on slides and posters. */
export async function loader({ context, params }: LoaderArgs) {
  const { db, env, lang } = context
  const challenge = await followedChallenge(db, { slug: params.challenge ?? '' }, lang)
  const code = challenge && (await publicShortCode(db, challenge.slug))
  if (!code) throw notFound()
  return new Response(qrFile(qrOf(env.publicOrigin + pathsIn(lang).short(code)), challenge.title), {
    headers: {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Content-Disposition': `inline; filename="${challenge.slug}.svg"`,
    },
  })
}
