import { redirect } from '@remix-run/node'
import { localeCookieName, negotiateLocale } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'

export const access = { loader: { who: 'anyone' } } satisfies Access

/** The bare address: once to the language the visitor chose before, or the browser asks for. Never from a chosen one. */
export async function loader({ request }: LoaderArgs) {
  const locale = negotiateLocale(
    cookieIn(request.headers.get('cookie'), localeCookieName),
    request.headers.get('accept-language'),
  )
  return redirect(pathsIn(locale).home, { headers: { Vary: 'Cookie, Accept-Language' } })
}

function cookieIn(header: string | null, name: string): string | undefined {
  return header
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([key]) => key === name)?.[1]
}
