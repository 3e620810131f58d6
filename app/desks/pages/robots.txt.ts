import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { locales } from '#app/platform/i18n.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** Desks, accounts and the demo's own pages have nothing to find; everything public is in the sitemap. */
const closedAreas = [
  'account',
  'administration',
  'demo',
  'hosting',
  'jury',
  'mailbox',
  'organise',
  'proposals',
  'sign-in',
]

export function loader({ context }: LoaderArgs) {
  const lines = [
    'User-agent: *',
    ...locales.flatMap((lang) => closedAreas.map((area) => `Disallow: /${lang}/${area}`)),
    'Allow: /',
    `Sitemap: ${context.env.publicOrigin}/sitemap.xml`,
  ]
  return openText(`${lines.join('\n')}\n`, { type: 'text/plain; charset=utf-8' })
}
