import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { Cover } from '#app/ui/cover.tsx'
import { useSite } from '#app/ui/site.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { graceInWords } from '#app/publish/data/grace-words.server.ts'
import { cardsInOrder } from '../data/public-challenges.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** Shown within other people's pages: no frame of ours around it, and its links open outside. */
export const handle = { embedded: true }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.card.title },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now } = context
  const [card] = await cardsInOrder(db, [params.challenge ?? ''], { lang, now })
  if (!card) throw notFound()
  const grace = graceInWords(context, { ...card, closesAt: new Date(card.closesAtIso) })
  return json({ card, grace: card.state === 'open' ? grace : null })
}

export default function EmbeddedChallenge() {
  const { card, grace } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
  const textLang = card.textLocale === lang ? undefined : htmlLangs[card.textLocale]
  return (
    <main id="content" className="embed">
      <a className="embed__card" href={paths.challenge(card.slug)} target="_blank" rel="noopener">
        <Cover slug={card.slug} theme={card.theme} shape="band" />
        <div className="embed__body">
          <span className="eyebrow">{card.owner ?? card.programme.name}</span>
          <h1 className="embed__question" lang={textLang}>
            {card.question || card.title}
          </h1>
          <span className="embed__note">
            {card.state === 'open'
              ? t('public.closes', { when: formatInstant(lang, card.closesAtIso, card.zone) })
              : t(`public.state.${card.state}`)}
          </span>
          {grace ? <span className="embed__note">{grace}</span> : null}
          <span className="embed__brand">Haaste</span>
        </div>
      </a>
    </main>
  )
}
