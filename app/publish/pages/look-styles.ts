import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { accentsOfAddress, pageStylesheet, sampleStylesheet } from '../core/look/stylesheet.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

const sheets = new Map([
  ['page.css', pageStylesheet],
  ['sample.css', sampleStylesheet],
])

/**
 * The style sheet of two accents. All it says follows from its address, so it tells nothing of any programme, and a page
 * in other colours has another one.
 */
export function loader({ params }: LoaderArgs) {
  const accents = accentsOfAddress(params.colours ?? '')
  const sheet = sheets.get(params.sheet ?? '')
  if (!accents || !sheet) throw notFound()
  return new Response(sheet(accents), {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      // A day and not for ever: what follows from an accent may change with the house's own colours.
      'cache-control': 'public, max-age=86400',
    },
  })
}
