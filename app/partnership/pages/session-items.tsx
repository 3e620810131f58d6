import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { publicFrame, publicSessionItems } from '../data/public-partnership.server.ts'
import { PromiseTable } from '../parts/promise-table.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromPageTitle

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now } = context
  const frame = await publicFrame(db, { slug: params.programme ?? '', lang, now })
  const asked = { session: params.session ?? '', lang, now }
  const session = frame && (await publicSessionItems(db, frame, asked))
  if (!frame || !session) throw notFound()
  return json({
    pageTitle: `${session.title} · ${frame.name}`,
    frame,
    session,
    styles: await publicStyles(db, { programme: frame.slug }),
  })
}

/** A session of the committee: it begins with what became of what was promised at the one before. */
export default function SessionItems() {
  const { frame, session, styles } = useLoaderData<typeof loader>()
  const { t } = useTranslation('partnership')
  const { lang, paths } = useSite()
  const { before } = session
  const becameTitle = before ? t('promises.became', { edition: before.edition }) : ''
  return (
    <PublicLayout styles={styles}>
      <PageHeader
        eyebrow={
          <>
            <a href={paths.partnership(frame.slug)}>
              {frame.name}: {t('framework.title')}
            </a>
            {' · '}
            {t('promises.session', { edition: session.edition })}
          </>
        }
        title={session.title}
        lede={
          <>
            <time dateTime={session.startsAtIso}>
              {formatInstant(lang, session.startsAtIso, session.zone)}
            </time>
            {session.place ? ` · ${session.place}` : ''}
          </>
        }
      />
      {before ? (
        <Section id="became" title={becameTitle}>
          {session.became.length > 0 ? (
            <PromiseTable caption={becameTitle} promises={session.became} today={frame.today} />
          ) : (
            <p>{t('promises.became-none', { edition: before.edition })}</p>
          )}
          <p>
            <a href={paths.partnershipSession(frame.slug, before.slug)}>
              {t('promises.session', { edition: before.edition })}
            </a>
          </p>
        </Section>
      ) : (
        <p>{t('promises.first')}</p>
      )}
      <Section id="made" title={t('promises.made')}>
        {session.made.length > 0 ? (
          <PromiseTable caption={t('promises.made')} promises={session.made} today={frame.today} />
        ) : (
          <p>{t(session.isOver ? 'promises.made-none' : 'promises.made-later')}</p>
        )}
      </Section>
      <p>
        <a href={paths.session(session.slug)}>{t('promises.about-session')}</a>
      </p>
    </PublicLayout>
  )
}
