import { redirect } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { bodyOf } from '#app/http/request-body.server.ts'
import { languageOf } from '#app/notify/data/mail-refusals.server.ts'
import { refuseMail } from '#app/notify/flows/choose-mail.server.ts'
import { readUnsubscribeToken } from '#app/notify/unsubscribe-token.server.ts'
import { localeOfRequest } from '#app/http/locale-of-request.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { defaultLocale, type Locale } from '#app/platform/i18n.ts'
import { translator } from '#app/platform/i18n.server.ts'

/**
 * What mail programs and their servers call. A GET, which scanners make of every link, changes nothing and leads to the
 * page with the choices; a POST of `List-Unsubscribe=One-Click` ends this kind of mail, about every challenge, at once:
 * without login, without another question, without a redirect (RFC 8058 section 3.1).
 */
export const access = {
  loader: { who: 'anyone', database: 'app' },
  action: { who: 'anyone', database: 'app', origin: 'anywhere', bodyBytes: 8_192 },
} satisfies Access

export async function loader({ context, params, request }: LoaderArgs) {
  const token = params.token ?? ''
  const said = readUnsubscribeToken(context.env.sessionSecret, token)
  const theirs = said ? await languageOf(context.db, said.personId) : null
  return redirect(pathsIn(theirs ?? localeOfRequest(request)).unsubscribe(encodeURIComponent(token)), {
    headers: { Vary: 'Cookie, Accept-Language' },
  })
}

export async function action({ context, params }: ActionArgs) {
  const body = bodyOf(context)
  if (body.kind !== 'form' || body.fields.get('List-Unsubscribe') !== 'One-Click')
    return plain(400, 'one-click.what', defaultLocale)
  const said = readUnsubscribeToken(context.env.sessionSecret, params.token ?? '')
  if (!said) return plain(404, 'one-click.wrong-token', defaultLocale)
  const { personId, notice } = said
  const locale = (await languageOf(context.db, personId)) ?? defaultLocale
  const isThere = await refuseMail({ personId, refused: { notice, challengeId: null } }, context.ports)
  return isThere ? plain(200, 'one-click.done', locale) : plain(404, 'one-click.wrong-token', locale)
}

function plain(
  status: number,
  key: 'one-click.done' | 'one-click.what' | 'one-click.wrong-token',
  locale: Locale,
): Response {
  return new Response(`${translator(locale, 'notify')(key)}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'content-language': locale },
  })
}
