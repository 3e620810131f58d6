import { json, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { challengeTitles } from '#app/apply/data/applicants.server.ts'
import { titleIn } from '#app/apply/core/proposal-frame.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { deadlineFor } from '#app/lifecycle/intake.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { holdsRole, isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { bulkSchema, mostAsked } from '../core/bulk-schema.ts'
import { readLeft, writeLeft } from '../core/left-alone.ts'
import { isNarrowed, readProposalQuery, writeProposalQuery } from '../core/proposal-list.ts'
import { movedAway } from '../data/moves.server.ts'
import { chosenFrom, proposalList } from '../data/proposal-list.server.ts'
import { proposalCounts } from '../data/screening.server.ts'
import { unsealProposals } from '../flows/unseal-proposals.server.ts'
import { screenMany } from '../flows/screen-many.server.ts'
import { ProposalDesk } from '../parts/proposal-desk.tsx'

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { eligible: { who: 'screener of :challenge' }, ask: { who: 'screener of :challenge' } },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ request, context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const scope = { programmeId: recorded.programmeId, challengeId }
  // A chair or a challenge owner sees counts here: what a juror reads comes after the conflicts, on the jury's pages.
  const isReader = holdsRole(signedIn, ['organiser', 'operator', 'screener', 'auditor'], scope)
  const isUnsealed = mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, now)
  const { calendar } = recorded
  const current = settled(recorded, now)
  const isOver = current.endedFrom !== null || hasReached(roadStateOf(current), 'judging')
  const { searchParams } = new URL(request.url)
  const query = readProposalQuery(searchParams)
  const singleUntil = deadlineFor(recorded, recorded.ownDeadlinesUntil)
  const canOpen = holdsRole(signedIn, ['organiser', 'operator', 'screener'], scope)
  const isShown = isReader && isUnsealed
  if (isShown) await unsealProposals({ challengeId, personId: signedIn.personId }, context.ports)
  const [titles, counts, list, away] = await Promise.all([
    challengeTitles(db, challengeId),
    proposalCounts(db, challengeId),
    isShown ? proposalList(db, { challengeId, personId: signedIn.personId }, query) : null,
    isShown ? movedAway(db, challengeId) : [],
  ])
  return json({
    challenge: { slug, ...titleIn(titles, lang) },
    counts,
    isOrganiser: isOrganiserOf(signedIn, scope),
    isUnsealed,
    canOpen,
    canAct: canOpen && !isOver,
    query,
    list,
    away: away.map(({ reference, movedAt, toTitles }) => ({
      reference,
      movedAt: movedAt.toISOString(),
      to: titleIn(toTitles, lang).title,
    })),
    /** The proposal somebody came for by its old address. */
    came: searchParams.get('moved'),
    /** What the deed before did, from the address it led to. */
    done: deedIn(searchParams),
    zone: calendar.zone,
    partnerZones: calendar.partnerZones,
    closesAt: calendar.closesAt.toISOString(),
    /** Where single teams have time after the deadline of all: the hour until which everything stays sealed. */
    singleUntil:
      singleUntil > calendar.closesAt && now >= calendar.closesAt ? singleUntil.toISOString() : null,
    nowIso: now.toISOString(),
    pageTitle: context.t('deadline')('screening.title'),
  })
}

/** At most so many in one post: the rest is there for the next one. */
const mostAtOnce = 1000

export async function action({ request, context }: ActionArgs) {
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  if (!mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, context.now)) throw notFound()
  const form = await parseForm({ context }, bulkSchema)
  if (!form.ok) return form.response
  const { personId } = context.signedIn
  const { proposal, everything, seenAt, intent } = form.value
  const query = readProposalQuery(new URL(request.url).searchParams)
  const chosen =
    everything === 'yes'
      ? await chosenFrom(context.db, { challengeId, personId }, query, {
          seenAt: new Date(seenAt),
          limit: intent === 'ask' ? mostAsked + 1 : mostAtOnce,
          besides: intent === 'ask' ? [] : ['eligible'],
        })
      : proposal
  if (chosen.length === 0) {
    const problem = context.t('deadline')(
      everything === 'yes' ? 'screening.none-left' : 'screening.none-ticked',
    )
    return problemResponse(context, { problem })
  }
  if (intent === 'ask') return toAsk(context, slug, chosen)
  const result = await screenMany({ challengeId, personId, chosen }, context.ports)
  if (!result.ok) return refusalResponse(context, 'deadline', result.refusal)
  const back = new URLSearchParams(writeProposalQuery({ ...query, after: null }))
  back.set('done', String(result.value.screened))
  back.set('skipped', String(result.value.left.length))
  for (const each of writeLeft(result.value.left)) back.append('left', each)
  return redirect(`${pathsIn(context.lang).organise.proposals(slug)}?${back.toString()}`, { status: 303 })
}

/** To the page on which the ticked teams are asked for something. */
function toAsk(
  context: RequestContext,
  slug: string,
  chosen: readonly { id: string; version: number }[],
): Response {
  if (chosen.length > mostAsked) {
    const problem = context.t('deadline')('screening.too-many-ticked', { limit: mostAsked })
    return problemResponse(context, { problem })
  }
  const asked = new URLSearchParams(chosen.map(({ id, version }) => ['proposal[]', `${id}:${version}`]))
  return redirect(`${pathsIn(context.lang).organise.askSeveral(slug)}?${asked.toString()}`, { status: 303 })
}

function deedIn(search: URLSearchParams) {
  const read = (name: string) => (/^\d{1,4}$/.test(search.get(name) ?? '') ? Number(search.get(name)) : null)
  const [screened, skipped] = [read('done'), read('skipped')]
  return screened === null || skipped === null
    ? null
    : { screened, skipped, left: readLeft(search.getAll('left')) }
}

export default function Screening() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('deadline')
  const { paths } = useSite()
  const { challenge, counts, list, done } = data
  const came = data.away.find(({ reference }) => reference === data.came)
  const nav = useChallengeNav(challenge.slug, { current: 'proposals', isOrganiser: data.isOrganiser })
  return (
    <AreaLayout
      area="organiser"
      width={list ? 'split' : 'normal'}
      title={t('screening.title')}
      lede={challenge.title}
      breadcrumb={[{ to: paths.organise.challenge(challenge.slug), label: challenge.title }]}
      nav={nav}
    >
      {came ? (
        <Callout title={t('away.this', { reference: came.reference, to: came.to })}>
          <p>
            {t('away.text')} <LocalTime atIso={came.movedAt} zone={data.zone} />
          </p>
        </Callout>
      ) : null}
      {done ? (
        <Callout tone={done.screened > 0 ? 'good' : 'info'}>
          <p>
            {t('screening.done', { count: done.screened })}
            {done.skipped > 0 ? ` ${t('screening.skipped', { count: done.skipped })}` : null}
          </p>
          {done.left.length > 0 ? (
            <SummaryList
              items={done.left.map(({ why, references }) => ({
                label: t(`left.${why}`),
                value: references.join(', '),
              }))}
            />
          ) : null}
        </Callout>
      ) : null}
      {data.isUnsealed ? null : (
        <>
          <Callout title={t('screening.sealed')}>
            <p>{t(data.singleUntil ? 'screening.sealed-single' : 'screening.sealed-text')}</p>
          </Callout>
          <DeadlineBlock
            {...(data.singleUntil === null && {
              live: { challenge: challenge.slug, instant: 'closesAt' as const },
            })}
            atIso={data.singleUntil ?? data.closesAt}
            nowIso={data.nowIso}
            organiserZone={data.zone}
            partnerZones={data.partnerZones}
            label={t(data.singleUntil ? 'screening.single-until' : 'extend.now')}
          />
        </>
      )}
      <Section id="counts" title={t('screening.counts')} tone="bare">
        {list ? null : (
          <SummaryList
            items={[
              { label: t('screening.submitted'), value: counts.submitted },
              { label: t('screening.drafts'), value: counts.drafts },
              { label: t('screening.withdrawn'), value: counts.withdrawn },
              ...(data.isUnsealed ? [{ label: t('screening.eligible'), value: counts.eligible }] : []),
            ]}
          />
        )}
        {data.isUnsealed ? (
          <Progress
            done={counts.screened}
            total={counts.submitted}
            label={t('screening.progress', { done: counts.screened, total: counts.submitted })}
          />
        ) : null}
      </Section>
      {list ? (
        <ProposalDesk
          slug={challenge.slug}
          list={list}
          query={data.query}
          isNarrowed={isNarrowed(data.query)}
          canOpen={data.canOpen}
          canAct={data.canAct}
          canTell={data.isOrganiser}
          zone={data.zone}
          nowIso={data.nowIso}
          result={result}
        />
      ) : null}
      {data.away.length > 0 ? (
        <Section id="away" title={t('away.title')} intro={t('away.text')}>
          <SummaryList
            items={data.away.map(({ reference, movedAt, to }) => ({
              label: reference,
              value: (
                <>
                  {to} · <LocalTime atIso={movedAt} zone={data.zone} />
                </>
              ),
            }))}
          />
        </Section>
      ) : null}
    </AreaLayout>
  )
}
