import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { metaFromLoader } from '#app/desks/core/public-meta.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { publicPress } from '../data/public-press.server.ts'
import { PressBody } from '../parts/press-body.tsx'

/** One page to copy from, from the announcement on; before it there is none. */
export const access = { loader: { who: 'anyone' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, env, t } = context
  const slug = params.challenge ?? ''
  const press = await publicPress(db, { slug, lang, now, t: t('publish') })
  if (!press) throw notFound()
  const { title } = press.challenge
  return json({
    press,
    styles: await publicStyles(db, { challenge: slug }),
    meta: {
      title: t('announce')('press.of', { challenge: title }),
      description: press.lead?.lead ?? title,
      origin: env.publicOrigin,
      path: pathsIn(lang).press(slug),
      lang,
    },
  })
}

export default function Press() {
  const { press, styles } = useLoaderData<typeof loader>()
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  const { challenge } = press
  return (
    <PublicLayout width="reading" styles={styles}>
      <PageHeader
        eyebrow={
          <a
            href={paths.winners(challenge.slug)}
            lang={challenge.textLocale === lang ? undefined : htmlLangs[challenge.textLocale]}
          >
            {challenge.title}
          </a>
        }
        title={t('press.public-title')}
        lede={t('press.free', { when: formatInstant(lang, challenge.announcesAtIso, challenge.zone) })}
      />
      <PressBody press={press} />
    </PublicLayout>
  )
}
