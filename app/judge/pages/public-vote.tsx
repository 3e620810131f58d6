import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { followedChallenge } from '#app/publish/data/followers.server.ts'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { TitleLink } from '#app/publish/parts/mail-sent.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { publicVoteView } from '../data/public-vote-view.server.ts'
import { VoteFacts, VoteProjects, VoteResult } from '../parts/public-vote-parts.tsx'

// Never in the cache of public pages: it opens and closes by the clock.
export const access = { loader: { who: 'anyone' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** The ballot for everybody, and the result once the vote has closed: the views tell nothing of it before. */
export async function loader({ context, params }: LoaderArgs) {
  const { db, lang, t } = context
  const challenge = await followedChallenge(db, { slug: params.challenge ?? '' }, lang)
  if (!challenge) throw notFound()
  const { slug, title, locale } = challenge
  return json({
    pageTitle: `${t('judge')('vote.title')} · ${title}`,
    challenge: { slug, title, locale },
    styles: await publicStyles(db, { challenge: slug }),
    view: await publicVoteView(context, slug),
  })
}

export default function PublicVote() {
  const { challenge, styles, view } = useLoaderData<typeof loader>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  return (
    <PublicLayout styles={styles}>
      <PageHeader
        eyebrow={
          <TitleLink to={paths.challenge(challenge.slug)} title={challenge.title} locale={challenge.locale} />
        }
        title={t('vote.title')}
        lede={view === null ? undefined : t('vote.lede')}
      />
      {view === null ? (
        <EmptyState title={t('refusals.no-public-vote')} />
      ) : (
        <>
          <VoteFacts view={view} />
          {view.stage === 'open' && view.projects.length > 0 ? (
            <p>
              <ButtonLink to={paths.castVote(challenge.slug)}>{t('vote.go')}</ButtonLink>
            </p>
          ) : null}
          {view.stage === 'closed' ? <VoteResult view={view} result={view.result} /> : null}
          {view.stage === 'before' ? (
            <EmptyState title={t('vote.not-yet')}>{t('vote.not-yet-hint')}</EmptyState>
          ) : (
            <Section id="projects" title={t('vote.projects')}>
              <VoteProjects view={view} />
            </Section>
          )}
        </>
      )}
    </PublicLayout>
  )
}
