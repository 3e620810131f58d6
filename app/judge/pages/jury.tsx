import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isChairByRole, isOrganiserOf, isStaffSomewhereIn } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useSite } from '#app/ui/site.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { jurySchema } from '../core/invitation-schema.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import { exclusionsShownTo, proposalsToExclude } from '../data/closed-proposals.server.ts'
import { parentsOf, suggestionsOfJury } from '../data/conflict-suggestions.server.ts'
import { currentConduct } from '../data/conduct.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { juryOverview } from '../data/jury-overview.server.ts'
import { forgetParent, tellTie } from '../flows/tell-tie.server.ts'
import { callUpSubstitute } from '../flows/call-up-substitute.server.ts'
import { leaveJury } from '../flows/leave-jury.server.ts'
import { TakeOffForm } from '../parts/take-off-form.tsx'
import { excludeJuror } from '../flows/exclude-juror.server.ts'
import { liftExclusion } from '../flows/lift-exclusion.server.ts'
import { inviteJuror } from '../flows/invite-juror.server.ts'
import { ExcludeForm } from '../parts/exclude-form.tsx'
import { LiftForm } from '../parts/lift-form.tsx'
import { InviteJurorForm } from '../parts/invite-juror-form.tsx'
import { ParentsForm } from '../parts/parents-form.tsx'
import { JudgingFrame } from '../parts/judging-frame.tsx'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'staff of :challenge' },
  action: {
    invite: { who: 'chair of :challenge' },
    exclude: { who: 'chair of :challenge' },
    lift: { who: 'chair of :challenge' },
    'call-up': { who: 'chair of :challenge' },
    'take-off': { who: 'chair of :challenge' },
    link: { who: 'chair of :challenge' },
    forget: { who: 'chair of :challenge' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** Conflicts come as counts: what they are about is between the juror and the record. */
export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  const seats = await juryOverview(context.db, challengeId)
  const stage = juryStageOf(effectiveState)
  const isUnsealed = stage === 'preparing' || stage === 'judging' || effectiveState === 'deliberating'
  const suggested = isUnsealed
    ? await suggestionsOfJury(context.db, { challengeId, now: context.now })
    : new Map<string, never[]>()
  const scope = { programmeId: recorded.programmeId, challengeId }
  const leads = isChairByRole(context.signedIn, scope) || context.subject.juror?.isChair === true
  return json({
    pageTitle: `${context.t('judge')('jury.title')}: ${heading.title}`,
    heading,
    isOrganiser: isOrganiserOf(context.signedIn, scope),
    stage,
    canInvite: stage !== 'over' && leads,
    hasChair: seats.some((seat) => seat.isChair),
    isProgrammeStaff: isStaffSomewhereIn(context.signedIn, recorded.programmeId),
    conduct: (await currentConduct(context.db, recorded.programmeId)).version,
    leavable:
      leads && (stage !== 'over' || effectiveState === 'deliberating')
        ? seats.filter(({ state }) => state === 'accepted').map(({ jurorId, name }) => ({ jurorId, name }))
        : [],
    parents: leads ? await parentsOf(context.db, challengeId) : null,
    excludable:
      leads && isUnsealed
        ? {
            jurors: seats
              .filter(({ state }) => state === 'accepted')
              .map(({ jurorId, name }) => ({ jurorId, name })),
            proposals: await proposalsToExclude(context.db, {
              challengeId,
              personId: context.signedIn.personId,
            }),
          }
        : null,
    exclusions:
      leads && (stage === 'preparing' || stage === 'judging')
        ? await exclusionsShownTo(context.db, { challengeId, personId: context.signedIn.personId })
        : [],
    seats: seats.map(({ invitedAt: _, answeredAt: __, ...seat }) => ({
      ...seat,
      suggestions: suggested.get(seat.jurorId)?.length ?? 0,
    })),
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, jurySchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const page = pathsIn(context.lang).organise.jury(slug)
  const by = context.signedIn.personId
  if (form.value.intent === 'exclude') {
    const { jurorId, proposalId, exclusionReason: reason } = form.value
    const result = await excludeJuror({ challengeId, jurorId, proposalId, reason, by }, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, page, 'judge:toasts.excluded')
  }
  if (form.value.intent === 'lift') {
    const { exclusion, liftReason: reason } = form.value
    const [jurorId = '', proposalId = ''] = exclusion.split(' ')
    const result = await liftExclusion({ challengeId, jurorId, proposalId, reason, by }, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, page, 'judge:toasts.lifted')
  }
  if (form.value.intent === 'call-up') {
    const result = await callUpSubstitute({ challengeId, jurorId: form.value.jurorId, by }, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, page, 'judge:toasts.called-up')
  }
  if (form.value.intent === 'take-off') {
    const { leaverId: jurorId, finals, leaveReason: reason } = form.value
    const result = await leaveJury({ challengeId, jurorId, by, reason, finals }, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, page, 'judge:toasts.taken-off')
  }
  if (form.value.intent === 'link') {
    const { child: organisation, parent: otherName } = form.value
    const tie = { kind: 'parent', organisation, otherName, fromYear: null, untilYear: null } as const
    await tellTie({ challengeId, by, ...tie }, context.ports)
    return redirectWithToast(context, page, 'judge:toasts.tie-told')
  }
  if (form.value.intent === 'forget') {
    await forgetParent({ tieId: form.value.tieId, challengeId }, context.ports)
    return redirectWithToast(context, page, 'judge:toasts.tie-forgotten')
  }
  const { isChair, isSubstitute, name, email, locale, maximumLoad, kind, terms } = form.value
  const result = await inviteJuror(
    {
      ...{ name, email, locale, maximumLoad, kind, terms, challengeId, by },
      isChair: isChair === 'yes',
      isSubstitute: isSubstitute === 'yes',
    },
    context.ports,
  )
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(context, page, 'judge:toasts.invited')
}

export default function Jury() {
  const {
    heading,
    isOrganiser,
    seats,
    stage,
    canInvite,
    hasChair,
    excludable,
    exclusions,
    parents,
    conduct,
    leavable,
    isProgrammeStaff,
  } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const isUnsealed = stage !== 'before'
  const resultOf = (intent: string) => (result?.values['intent'] === intent ? result : undefined)
  return (
    <JudgingFrame step="jury" heading={heading} isOrganiser={isOrganiser}>
      <DataTable
        caption={t('jury.caption', { count: seats.filter(({ state }) => state === 'accepted').length })}
        rows={seats}
        rowKey={({ jurorId }) => jurorId}
        empty={<EmptyState title={t('jury.empty')}>{t('jury.empty-hint')}</EmptyState>}
        columns={[
          {
            key: 'name',
            header: t('jury.name'),
            isRowName: true,
            cell: ({ name, email, isChair, isSubstitute, kind }) => (
              <>
                {name} {isChair ? <Tag>{t('jury.chair')}</Tag> : null}
                {isSubstitute ? <Tag>{t('jury.substitute')}</Tag> : null}
                <br />
                <small>{kind ? `${t(`assign.kinds.${kind}`)} · ${email}` : email}</small>
              </>
            ),
          },
          {
            key: 'state',
            header: t('jury.state-header'),
            cell: ({ jurorId, state, declineReason, isSubstitute, name }) => (
              <>
                <Tag tone={state === 'accepted' ? 'good' : state === 'declined' ? 'bad' : 'warn'}>
                  {t(`jury.state.${state}`)}
                </Tag>
                {declineReason ? <p>{declineReason}</p> : null}
                {canInvite && isSubstitute && state === 'accepted' ? (
                  <Form intent="call-up" hidden={{ jurorId }} label={t('jury.call-up-who', { name })}>
                    <SubmitButton tone="secondary">{t('jury.call-up')}</SubmitButton>
                  </Form>
                ) : null}
              </>
            ),
          },
          {
            key: 'conflicts',
            header: t('jury.declared'),
            cell: ({ state, clear, conflicts, abstained, excluded, undeclared, suggestions }) =>
              isUnsealed && state === 'accepted'
                ? [
                    t('jury.declared-counts', { clear, conflicts, undeclared }),
                    ...(suggestions > 0 ? [t('jury.suggestions-wait', { count: suggestions })] : []),
                    ...(abstained + excluded > 0 ? [t('jury.declared-others', { abstained, excluded })] : []),
                  ].join(', ')
                : '–',
          },
          {
            key: 'load',
            header: t('jury.load'),
            align: 'end',
            cell: ({ assigned, maximumLoad }) => t('jury.load-of', { assigned, maximumLoad }),
          },
          {
            key: 'finished',
            header: t('jury.finished'),
            align: 'end',
            cell: ({ finished, assigned }) => (assigned > 0 ? `${finished} / ${assigned}` : '–'),
          },
        ]}
      />
      <p>
        <a
          href={
            isProgrammeStaff ? paths.organise.conduct(heading.programmeSlug) : paths.conduct(heading.slug)
          }
        >
          {t('offer.conduct', { version: conduct })}
        </a>
      </p>
      <p>{t('jury.needed', { count: heading.minimumReviews })}</p>
      {canInvite ? (
        <Section id="invite" title={t('jury.invite')} intro={t('jury.invite-hint')}>
          <InviteJurorForm result={resultOf('invite')} hasChair={hasChair} />
        </Section>
      ) : null}
      {leavable.length > 0 ? (
        <Section id="leave" title={t('leave.take-off')} intro={t('leave.take-off-hint')}>
          <TakeOffForm jurors={leavable} result={resultOf('take-off')} />
        </Section>
      ) : null}
      {parents ? (
        <Section id="parents" title={t('ties.parents')} intro={t('ties.parents-hint')}>
          <ParentsForm parents={parents} result={resultOf('link')} />
        </Section>
      ) : null}
      {excludable ? (
        <Section id="exclude" title={t('jury.exclude')} intro={t('jury.exclude-hint')}>
          <ExcludeForm {...excludable} result={resultOf('exclude')} />
        </Section>
      ) : null}
      {exclusions.length > 0 ? (
        <Section id="lift" title={t('jury.lift')} intro={t('jury.lift-hint')}>
          <LiftForm exclusions={exclusions} result={resultOf('lift')} />
        </Section>
      ) : null}
    </JudgingFrame>
  )
}
