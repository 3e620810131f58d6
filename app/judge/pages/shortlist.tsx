import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isChairByRole, isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useSite } from '#app/ui/site.ts'
import { toFixedHalfUp } from '#app/platform/fraction.ts'
import { drawLine } from '../core/deliberation/shortlist.ts'
import { allowedNow, openRound } from '../core/deliberation/rounds.ts'
import { lineSchema, shortlistSchema } from '../core/deliberation/rounds-schema.ts'
import { mayReadRanking } from '../core/ranking-reader.ts'
import { hiddenCount, proposalsClosedTo } from '../data/closed-proposals.server.ts'
import { countingRankingOf, finalistsOf, shortlistOf } from '../data/finalists.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { roundsOf } from '../data/rounds.server.ts'
import { addFinalist, drawShortlist } from '../flows/draw-shortlist.server.ts'
import { JudgingFrame } from '../parts/judging-frame.tsx'
import { ShortlistForm } from '../parts/shortlist-form.tsx'
import { AddFinalistForm, ShortlistAsDrawn } from '../parts/shortlist-as-drawn.tsx'

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { draw: { who: 'chair of :challenge' }, add: { who: 'chair of :challenge' } },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context, request }: LoaderArgs) {
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const { db, lang, signedIn, subject, now } = context
  const heading = await judgingHeading(db, { challengeId, lang })
  const scope = { programmeId: recorded.programmeId, challengeId }
  const base = {
    pageTitle: `${context.t('judge')('shortlist.title')}: ${heading.title}`,
    heading,
    isOrganiser: isOrganiserOf(signedIn, scope),
  }
  const isSeated = subject.juror?.state === 'accepted'
  if (!mayReadRanking({ isSeated }, recorded, now)) return json({ ...base, shortlist: null })
  const rounds = await roundsOf(db, challengeId)
  const closed = await proposalsClosedTo(db, { challengeId, personId: signedIn.personId })
  // Ranked without what is closed to the reader: no place of the others tells where it came.
  const { counting, rule } = await countingRankingOf(db, challengeId, { without: closed })
  const isInConflict = (await hiddenCount(db, { challengeId, without: closed })) > 0
  const drawn = await shortlistOf(db, challengeId)
  const finalists = await finalistsOf(db, challengeId)
  const asked = lineSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  const line = asked.success
    ? asked.data
    : drawn && !isInConflict
      ? { rule: drawn.rule, value: drawn.value }
      : ({ rule: 'first', value: Math.min(5, Math.max(1, counting.length)) } as const)
  const { inside, tiedAtLine } = drawLine(counting, line)
  const leads = isChairByRole(signedIn, scope) || subject.juror?.isChair === true
  const open = openRound(rounds, effectiveState)
  const chosen = drawn && !asked.success ? finalists.map(({ proposalId }) => proposalId) : inside
  return json({
    ...base,
    shortlist: {
      counts: rule.counts,
      line,
      isInConflict,
      canDraw: leads && !isInConflict && allowedNow(rounds, effectiveState).drawing,
      canAdd: leads && (open?.kind === 'pitch' || open?.kind === 'final'),
      seen: drawn?.version ?? 0,
      tied: isInConflict ? 0 : tiedAtLine.length,
      rows: counting.map(({ proposalId, reference, title, language, organisation, place, total }) => ({
        proposalId,
        reference,
        title,
        language,
        organisation,
        place,
        total: total && toFixedHalfUp(total, 2),
        isInside: !isInConflict && inside.includes(proposalId),
        isTiedAtLine: !isInConflict && tiedAtLine.includes(proposalId),
        isChosen: !isInConflict && chosen.includes(proposalId),
      })),
      drawn: drawn && {
        // With the line, what is missing among those inside it would be known.
        line: isInConflict ? null : { rule: drawn.rule, value: drawn.value },
        drawnAtIso: drawn.drawnAt.toISOString(),
        omitted: drawn.omitted.filter(({ proposalId }) => !closed.has(proposalId)),
      },
      finalists: finalists
        .filter(({ proposalId }) => !closed.has(proposalId))
        .map(({ proposalId, reason, takesPart }) => ({ proposalId, reason, takesPart })),
    },
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, shortlistSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const own = { challengeId, by: context.signedIn.personId }
  const to = pathsIn(context.lang).organise.shortlist(slug)
  if (form.value.intent === 'add') {
    const { proposalId, reason } = form.value
    const result = await addFinalist({ ...own, proposalId, reason }, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, to, 'judge:toasts.finalist-added')
  }
  const { rule, value, chosen, reasons, seen } = form.value
  const result = await drawShortlist({ ...own, line: { rule, value }, chosen, reasons, seen }, context.ports)
  if (!result.ok) {
    const missing = result.refusal.code === 'deviation-reason-missing' ? result.refusal.proposalIds : []
    const sentence = context.t('judge')('shortlist.reason-missing')
    return refusalResponse(context, 'judge', result.refusal, {
      errors: Object.fromEntries(missing.map((proposalId) => [`reasons.${proposalId}`, sentence])),
    })
  }
  return redirectWithToast(context, to, 'judge:toasts.shortlist-drawn')
}

export default function Shortlist() {
  const { heading, isOrganiser, shortlist } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  if (!shortlist || shortlist.rows.length === 0) {
    return (
      <JudgingFrame step="shortlist" heading={heading} isOrganiser={isOrganiser}>
        <EmptyState
          title={t(shortlist ? 'shortlist.empty' : 'ranking.not-yet')}
          action={
            <ButtonLink to={paths.organise.rounds(heading.slug)} tone="quiet">
              {t('rounds.title')}
            </ButtonLink>
          }
        >
          {t(shortlist ? 'shortlist.empty-hint' : 'shortlist.not-yet-hint')}
        </EmptyState>
      </JudgingFrame>
    )
  }
  const { rows, drawn, finalists, line } = shortlist
  const resultOf = (intent: string) => (result?.values['intent'] === intent ? result : undefined)
  return (
    <JudgingFrame step="shortlist" heading={heading} isOrganiser={isOrganiser}>
      {shortlist.isInConflict ? (
        <Callout tone="warn" title={t('shortlist.in-conflict')}>
          <p>{t('shortlist.in-conflict-hint')}</p>
        </Callout>
      ) : null}
      {drawn ? (
        <ShortlistAsDrawn drawn={drawn} finalists={finalists} rows={rows} zone={heading.zone} />
      ) : null}
      {shortlist.canDraw ? (
        <ShortlistForm
          slug={heading.slug}
          line={line}
          rows={rows}
          tied={shortlist.tied}
          seen={shortlist.seen}
          counts={shortlist.counts}
          result={resultOf('draw')}
        />
      ) : drawn ? null : (
        <EmptyState
          title={t('shortlist.not-drawn')}
          action={
            <ButtonLink to={paths.organise.rounds(heading.slug)} tone="quiet">
              {t('rounds.title')}
            </ButtonLink>
          }
        >
          {t('shortlist.not-drawn-hint')}
        </EmptyState>
      )}
      {shortlist.canAdd ? (
        <AddFinalistForm
          choices={rows.filter(
            ({ proposalId }) => !finalists.some((finalist) => finalist.proposalId === proposalId),
          )}
          result={resultOf('add')}
        />
      ) : null}
    </JudgingFrame>
  )
}
