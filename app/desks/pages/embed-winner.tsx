import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { publicWinner } from '#app/announce/data/public-winner.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { countryName } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Cover } from '#app/ui/cover.tsx'
import { useSite } from '#app/ui/site.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** A winner within other people's pages, from the announcement on: one card, whose link opens outside. */
export const handle = { embedded: true }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.winner.title },
  { name: 'robots', content: 'noindex' },
  ...(data
    ? [{ tagName: 'link', rel: 'alternate', type: 'application/json+oembed', href: data.oembed }]
    : []),
]

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, t, env } = context
  const { challenge: slug = '', winner: reference = '' } = params
  const found = await publicWinner(db, { slug, reference, lang, now, t: t('publish') })
  if (!found) throw notFound()
  const { challenge, outcome, winner } = found
  const address = env.publicOrigin + pathsIn(lang).embedWinner(slug, reference)
  return json({
    oembed: `${env.publicOrigin}/oembed?url=${encodeURIComponent(address)}`,
    outcome,
    challenge: { slug, title: challenge.title, theme: challenge.theme, textLocale: challenge.textLocale },
    winner: {
      reference,
      title: winner.title,
      language: winner.language,
      organisation: winner.organisation,
      country: winner.country,
      citation: winner.citation,
    },
  })
}

export default function EmbeddedWinner() {
  const { outcome, challenge, winner } = useLoaderData<typeof loader>()
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  const { citation } = winner
  return (
    <main id="content" className="embed">
      <a
        className="embed__card"
        href={`${paths.winners(challenge.slug)}#${winner.reference}`}
        target="_blank"
        rel="noopener"
      >
        <Cover slug={winner.reference} theme={challenge.theme} shape="band" />
        <div className="embed__body">
          <span className="eyebrow">
            {t(`outcome.${outcome}`)} ·{' '}
            <span lang={challenge.textLocale === lang ? undefined : htmlLangs[challenge.textLocale]}>
              {challenge.title}
            </span>
          </span>
          <h1
            className="embed__question"
            lang={winner.language === lang ? undefined : htmlLangOf(winner.language)}
          >
            {winner.title}
          </h1>
          {citation ? (
            <q lang={citation.locale === lang ? undefined : htmlLangs[citation.locale]}>
              {citation.citation}
            </q>
          ) : null}
          <span className="embed__note">
            {[winner.organisation, winner.country && countryName(lang, winner.country)]
              .filter(Boolean)
              .join(', ')}
          </span>
          <span className="embed__brand">Haaste</span>
        </div>
      </a>
    </main>
  )
}
