import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { formatInstant } from '#app/platform/format.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { metaFromPageTitle } from '../core/page-title.ts'
import { sessionFrame } from '../data/session-frame.server.ts'
import { sessionsForStaff } from '../data/sessions.server.ts'
import { ProgrammePage } from '../parts/programme-page.tsx'

export const access = { loader: { who: 'staff of :programme' } } satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn, t } = context
  const { id } = sure(context.subject.programme)
  const { programme } = await sessionFrame(db, id, lang)
  return json({
    pageTitle: `${t('publish')('sessions.title')} · ${programme.name}`,
    programme,
    nowIso: now.toISOString(),
    isOrganiser: isOrganiserOf(signedIn, { programmeId: id }),
    sessions: await sessionsForStaff(db, id, lang),
  })
}

export default function Sessions() {
  const { programme, sessions, isOrganiser, nowIso } = useLoaderData<typeof loader>()
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  const make = isOrganiser ? (
    <ButtonLink to={paths.organise.newSession(programme.slug)} icon="plus">
      {t('session-desk.make')}
    </ButtonLink>
  ) : null
  return (
    <ProgrammePage
      programme={programme}
      isOrganiser={isOrganiser}
      title={t('sessions.title')}
      lede={t('session-desk.lede')}
      actions={sessions.length > 0 ? make : undefined}
    >
      <DataTable
        caption={t('sessions.title')}
        isCaptionHidden
        rows={sessions}
        rowKey={({ slug }) => slug}
        rowTo={({ slug }) =>
          isOrganiser ? paths.organise.session(programme.slug, slug) : paths.session(slug)
        }
        empty={
          <EmptyState title={t('session-desk.none')} action={make}>
            <p>{t('session-desk.none-text')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            header: t('session-desk.title-field'),
            isRowName: true,
            cell: ({ title, edition }) =>
              edition > 1 ? t('session-desk.title-edition', { title, edition }) : title,
          },
          { key: 'kind', header: t('session-desk.kind'), cell: ({ kind }) => t(`sessions.kinds.${kind}`) },
          {
            key: 'when',
            header: t('sessions.when'),
            cell: ({ startsAtIso, zone }) => formatInstant(lang, startsAtIso, zone),
          },
          {
            key: 'places',
            header: t('session-desk.guests'),
            align: 'end',
            cell: ({ placesTaken, capacity }) =>
              capacity === null ? String(placesTaken) : `${placesTaken} / ${capacity}`,
          },
          {
            key: 'state',
            header: t('session-desk.state'),
            cell: ({ isPublished, isCancelled, endsAtIso }) =>
              isCancelled ? (
                <Tag tone="bad">{t('sessions.cancelled')}</Tag>
              ) : endsAtIso <= nowIso ? (
                <Tag tone="good">{t('sessions.over')}</Tag>
              ) : isPublished ? (
                <Tag tone="progress">{t('session-desk.published')}</Tag>
              ) : (
                <Tag>{t('session-desk.draft')}</Tag>
              ),
          },
        ]}
      />
    </ProgrammePage>
  )
}
