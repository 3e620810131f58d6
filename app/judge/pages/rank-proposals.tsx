import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { rankedBallotSchema, sheetFrom } from '../core/ballots/ballot-schema.ts'
import { readingOrder } from '../core/seeded-order.ts'
import { assignedTo, ownBallot, wayOfJudging } from '../data/ballots.server.ts'
import { jurorNumberOf } from '../data/jury-seats.server.ts'
import { ballotHeading } from '../data/ballot-heading.server.ts'
import { reopenBallot } from '../flows/finalise-ballot.server.ts'
import { finaliseRanks, rankProposals } from '../flows/rank-proposals.server.ts'
import { BallotFrame } from '../parts/ballot-frame.tsx'
import { RankList } from '../parts/rank-list.tsx'

export const access = {
  loader: { who: 'juror of :challenge' },
  action: { who: 'juror of :challenge', bodyBytes: 128 * 1024 },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** The juror's own order: ranked proposals first, then the others as they are read. Nobody else's ballot is in it. */
export async function loader({ context }: LoaderArgs) {
  const { id: challengeId } = sure(context.subject.challenge)
  const { id: jurorId } = sure(context.subject.juror)
  const way = await wayOfJudging(context.db, challengeId)
  const { isFinalSinceEnd, ...shared } = await ballotHeading(context, context.t('judge')('ranks.title'))
  if (way.way !== 'ranked' || !shared.isReadable) return json({ ...shared, way: way.way, work: null })
  const ballot = await ownBallot(context.db, jurorId)
  const assigned = await assignedTo(context.db, { jurorId, challengeId })
  const read = readingOrder(
    assigned.map(({ proposalId }) => proposalId),
    { seed: challengeId, seat: await jurorNumberOf(context.db, jurorId) },
  )
  const ranked = ballot.order.filter((id) => read.includes(id))
  const order = [...ranked, ...read.filter((id) => !ranked.includes(id))]
  return json({
    ...shared,
    way: way.way,
    work: {
      version: ballot.version,
      state: ballot.state,
      finalisedAtIso: ballot.finalisedAt?.toISOString() ?? null,
      canReopen: shared.isOpen && ballot.state === 'final' && !isFinalSinceEnd(ballot.finalisedAt),
      ranked: ranked.length,
      rows: order.flatMap((id, index) => {
        const proposal = assigned.find(({ proposalId }) => proposalId === id)
        return proposal ? [{ ...proposal, rank: index < ranked.length ? index + 1 : null }] : []
      }),
    },
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, rankedBallotSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const own = { challengeId, personId: context.signedIn.personId }
  const page = pathsIn(context.lang).ranks(slug)
  const { intent, move, version, ranks } = form.value
  if (intent === 'reopen') {
    const result = await reopenBallot(own, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, page, 'judge:toasts.ballot-reopened')
  }
  const sent = { ...own, ranks: sheetFrom(ranks), seen: version }
  const [direction, id] = move?.split(' ') ?? []
  const result =
    intent === 'finalise'
      ? await finaliseRanks(sent, context.ports)
      : await rankProposals(
          { ...sent, move: id ? { id, direction: direction === 'up' ? 'up' : 'down' } : null },
          context.ports,
        )
  if (!result.ok) {
    const { refusal } = result
    const t = context.t('judge')
    const [wrong, sentence] =
      refusal.code === 'ranks-incomplete'
        ? [refusal.missing, t('ranks.missing')]
        : refusal.code === 'ranks-doubled'
          ? [refusal.doubled, t('ranks.wrong')]
          : refusal.code === 'ranks-off'
            ? [refusal.wrong, t('ranks.off', { count: refusal.count })]
            : [[], '']
    // In the order of the page, which is the one they were sent in.
    const inOrder = Object.keys(ranks).filter((id) => wrong.includes(id))
    const errors = Object.fromEntries(inOrder.map((id) => [`ranks.${id}`, sentence]))
    return refusalResponse(context, 'judge', refusal, { errors })
  }
  if (intent === 'finalise')
    return redirectWithToast(context, pathsIn(context.lang).juryQueue(slug), 'judge:toasts.ballot-final')
  return redirectWithToast(context, id ? `${page}#rank-${id}` : page, 'judge:toasts.ballot-saved')
}

export default function RankProposals() {
  const { heading, isOpen, way, work, nowIso } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  return (
    <BallotFrame
      heading={heading}
      title={t('ranks.title')}
      lede={t('ranks.lede')}
      nowIso={nowIso}
      isOpen={isOpen}
    >
      {work && work.rows.length > 0 ? (
        <>
          {isOpen && work.state === 'draft' ? (
            <Callout title={t('ranks.done', { count: work.ranked, all: work.rows.length })}>
              <p>{t('ranks.how')}</p>
            </Callout>
          ) : null}
          <RankList work={work} zone={heading.zone} isOpen={isOpen} result={result} />
        </>
      ) : (
        <EmptyState title={t(way === 'ranked' ? 'ballot.nothing' : 'refusals.judged-otherwise')}>
          {way === 'ranked' ? t('ballot.nothing-hint') : null}
        </EmptyState>
      )}
    </BallotFrame>
  )
}
