import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { issuedAddenda } from '#app/publish/data/addenda.server.ts'
import { withFactsInWords } from '#app/publish/data/facts-change-words.server.ts'
import { publicCalendar } from '#app/publish/data/public-calendar.server.ts'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { AddendumList } from '#app/publish/parts/addendum-list.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { metaFromLoader } from '../core/public-meta.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, env, t } = context
  const challenge = await publicCalendar(db, { slug: params.challenge ?? '', lang })
  if (!challenge) throw notFound()
  const { id: challengeId, slug, title, zone } = challenge
  return json({
    challenge: { slug, title, zone },
    styles: await publicStyles(db, { challenge: slug }),
    addenda: withFactsInWords(context, await issuedAddenda(db, { challengeId, lang })),
    meta: {
      title: t('desks')('addenda.meta-title', { challenge: title }),
      description: t('desks')('addenda.lede'),
      origin: env.publicOrigin,
      path: `/${lang}/challenges/${slug}/addenda`,
      lang,
    },
  })
}

/** What changed in the brief since it was published, for everybody alike. */
export default function Addenda() {
  const { challenge, styles, addenda } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { paths } = useSite()
  const toChallenge = <a href={paths.challenge(challenge.slug)}>{challenge.title}</a>
  return (
    <PublicLayout styles={styles}>
      <PageHeader eyebrow={toChallenge} title={t('addenda.title')} lede={t('addenda.lede')} />
      {addenda.length === 0 ? (
        <EmptyState title={t('addenda.none')} action={toChallenge}>
          <p>{t('addenda.none-text')}</p>
        </EmptyState>
      ) : (
        <AddendumList addenda={addenda} zone={challenge.zone} />
      )}
    </PublicLayout>
  )
}
