import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { useSite } from '#app/ui/site.ts'
import { qrOf } from '../core/qr.ts'
import { followedChallenge, publicShortCode } from '../data/followers.server.ts'
import { QrCode } from '../parts/qr-code.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = ({ data }: { data?: { challenge: { title: string } } }) => [
  { title: data?.challenge.title },
  { name: 'robots', content: 'noindex' },
]

/** For a wall and for paper: the question's title, the code to point a phone at, and what to type without one. */
export async function loader({ context, params }: LoaderArgs) {
  const { db, env, lang } = context
  const challenge = await followedChallenge(db, { slug: params.challenge ?? '' }, lang)
  const code = challenge && (await publicShortCode(db, challenge.slug))
  if (!code) throw notFound()
  const address = env.publicOrigin + pathsIn(lang).short(code)
  return json({
    challenge: {
      slug: challenge.slug,
      title: challenge.title,
      locale: challenge.locale,
      isOpen: challenge.state === 'open',
      zone: challenge.zone,
      closesAtIso: challenge.closesAt.toISOString(),
    },
    address,
    qr: qrOf(address),
  })
}

export default function Stage() {
  const { challenge, address, qr } = useLoaderData<typeof loader>()
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  return (
    <main id="content" className="stage" tabIndex={-1}>
      <h1 lang={challenge.locale === lang ? undefined : htmlLangs[challenge.locale]}>{challenge.title}</h1>
      {challenge.isOpen ? (
        <p className="stage__note">
          {t('stage.closes', { at: formatInstant(lang, challenge.closesAtIso, challenge.zone) })}
        </p>
      ) : null}
      <div className="stage__code">
        <QrCode qr={qr} address={address} />
      </div>
      <p className="stage__address">{address.replace(/^https?:\/\//, '')}</p>
      <p className="stage__links">
        <a href={paths.challenge(challenge.slug)}>{t('stage.back')}</a>
        <a href={paths.qr(challenge.slug)} download>
          {t('stage.download')}
        </a>
      </p>
    </main>
  )
}
