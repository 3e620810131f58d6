import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ProseAnswer } from '#app/apply/parts/prose-answer.tsx'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { publicLook } from '#app/publish/data/public-look.server.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { publicEntry } from '../data/catalogue.server.ts'
import { openMatchmaking } from '../data/programme.server.ts'
import { EntryFacts } from '../parts/entry-facts.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context, params }: LoaderArgs) {
  const { db, lang } = context
  const programme = await openMatchmaking(db, { slug: params.programme ?? '', lang })
  const entry = programme && (await publicEntry(db, { programmeId: programme.id, id: params.entry ?? '' }))
  if (!programme || !entry) throw notFound()
  const { slug, name } = programme
  return json({
    pageTitle: `${entry.title} · ${name}`,
    programme: { slug, name },
    look: await publicLook(db, { programme: slug, lang }),
    entry,
  })
}

export default function Entry() {
  const { programme, look, entry } = useLoaderData<typeof loader>()
  const { t } = useTranslation('matchmaking')
  const { paths } = useSite()
  return (
    <PublicLayout width="reading" styles={look.styles}>
      <PageHeader
        eyebrow={
          <>
            <a href={paths.programme(programme.slug)}>{programme.name}</a> ·{' '}
            <a href={paths.catalogue(programme.slug)}>{t('catalogue.title')}</a>
          </>
        }
        title={entry.title}
        titleLang={entry.lang}
        lede={t(`kinds.${entry.kind}`)}
      />
      <ProseAnswer value={entry.body} language={entry.language} />
      <EntryFacts entry={entry} />
      <Section
        id="introduction"
        title={t('entry.introduction')}
        intro={t('entry.introduction-intro')}
        tone="raised"
      >
        <ButtonRow>
          <ButtonLink to={paths.askIntroduction(programme.slug, entry.id)}>{t('ask.action')}</ButtonLink>
          <ButtonLink to={paths.catalogue(programme.slug)} tone="secondary">
            {t('entry.others')}
          </ButtonLink>
        </ButtonRow>
      </Section>
    </PublicLayout>
  )
}
