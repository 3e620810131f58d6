import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { challengeTitles } from '#app/apply/data/applicants.server.ts'
import { titleIn } from '#app/apply/core/proposal-frame.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { holdsRole, isOrganiserOf } from '#app/people/core/viewer.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { Progress } from '#app/ui/progress.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { proposalCounts, proposalsToScreen } from '../data/screening.server.ts'
import { ScreeningTable } from '../parts/screening-table.tsx'

export const access = { loader: { who: 'staff of :challenge' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const scope = { programmeId: recorded.programmeId, challengeId }
  // A chair or a challenge owner sees counts here: what a juror reads comes after the conflicts, on the jury's pages.
  const isReader = holdsRole(signedIn, ['organiser', 'operator', 'screener', 'auditor'], scope)
  const isUnsealed = mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, now)
  const { calendar } = recorded
  return json({
    challenge: { slug, ...titleIn(await challengeTitles(db, challengeId), lang) },
    counts: await proposalCounts(db, challengeId),
    isOrganiser: isOrganiserOf(signedIn, scope),
    isUnsealed,
    canOpen: holdsRole(signedIn, ['organiser', 'operator', 'screener'], scope),
    proposals:
      isReader && isUnsealed
        ? await proposalsToScreen(db, { challengeId, personId: signedIn.personId })
        : null,
    zone: calendar.zone,
    partnerZones: calendar.partnerZones,
    closesAt: calendar.closesAt.toISOString(),
    nowIso: now.toISOString(),
    pageTitle: context.t('deadline')('screening.title'),
  })
}

export default function Screening() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslation('deadline')
  const { paths } = useSite()
  const { challenge, counts, proposals } = data
  const nav = useChallengeNav(challenge.slug, { current: 'proposals', isOrganiser: data.isOrganiser })
  return (
    <AreaLayout
      area="organiser"
      title={t('screening.title')}
      lede={challenge.title}
      breadcrumb={[{ to: paths.organise.challenge(challenge.slug), label: challenge.title }]}
      nav={nav}
    >
      {data.isUnsealed ? null : (
        <>
          <Callout title={t('screening.sealed')}>
            <p>{t('screening.sealed-text')}</p>
          </Callout>
          <DeadlineBlock
            live={{ challenge: challenge.slug, instant: 'closesAt' }}
            atIso={data.closesAt}
            nowIso={data.nowIso}
            organiserZone={data.zone}
            partnerZones={data.partnerZones}
            label={t('extend.now')}
          />
        </>
      )}
      <Section id="counts" title={t('screening.counts')}>
        <SummaryList
          items={[
            { label: t('screening.submitted'), value: counts.submitted },
            { label: t('screening.drafts'), value: counts.drafts },
            { label: t('screening.withdrawn'), value: counts.withdrawn },
            ...(data.isUnsealed ? [{ label: t('screening.eligible'), value: counts.eligible }] : []),
          ]}
        />
        {data.isUnsealed ? (
          <Progress
            done={counts.screened}
            total={counts.submitted}
            label={t('screening.progress', { done: counts.screened, total: counts.submitted })}
          />
        ) : null}
      </Section>
      {proposals ? (
        <ScreeningTable slug={challenge.slug} proposals={proposals} canOpen={data.canOpen} zone={data.zone} />
      ) : null}
    </AreaLayout>
  )
}
