import { htmlLangOf } from '#app/platform/languages.ts'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { metaFromLoader } from '#app/desks/core/public-meta.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Cover } from '#app/ui/cover.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { drawnMeasures } from '../data/drawn-measures.server.ts'
import { publicPilot } from '../data/public-pilots.server.ts'
import { Passport } from '../parts/passport.tsx'

export const access = { loader: { who: 'anyone' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, env, t } = context
  const pilot = await publicPilot(db, { slug: params.pilot ?? '', lang })
  if (!pilot) throw notFound()
  return json({
    pilot: { ...pilot, measures: drawnMeasures(pilot.measures) },
    meta: {
      title: pilot.title,
      description: t('pilot')('passport.description', { host: pilot.host, site: pilot.site }),
      origin: env.publicOrigin,
      path: pathsIn(lang).pilot(pilot.slug),
      lang,
    },
  })
}

export default function PilotPage() {
  const { pilot } = useLoaderData<typeof loader>()
  const { t } = useTranslation('pilot')
  const { lang, paths } = useSite()
  return (
    <PublicLayout>
      <PageHeader
        eyebrow={<a href={paths.pilots}>{t('pilots.title')}</a>}
        title={pilot.title}
        titleLang={pilot.language === lang ? undefined : htmlLangOf(pilot.language)}
        lede={t('passport.description', { host: pilot.host, site: pilot.site })}
        aside={<Cover slug={pilot.slug} theme={pilot.theme} />}
      />
      <Passport pilot={pilot} />
    </PublicLayout>
  )
}
