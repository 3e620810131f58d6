import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { useSite } from '#app/ui/site.ts'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'
import { chooseSchema } from '../core/deliberation/pitch-schema.ts'
import { allowedNow } from '../core/deliberation/rounds.ts'
import { standingFinalistIds } from '../data/finalists.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { slotsOf } from '../data/pitches.server.ts'
import { roundsOf } from '../data/rounds.server.ts'
import { takeSlot } from '../flows/pitch-slots.server.ts'

export const access = {
  loader: { who: 'team of :proposal' },
  action: { who: 'team lead of :proposal' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** Whoever is no finalist, and everybody before the pitches, reads the same: nothing is planned. */
export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const { id: proposalId, reference, teamRole } = sure(context.subject.proposal)
  const heading = await judgingHeading(db, { challengeId, lang })
  const rounds = await roundsOf(db, challengeId)
  const isInvited =
    rounds.some(({ kind, openedAt }) => kind === 'pitch' && openedAt !== null) &&
    (await standingFinalistIds(db, challengeId)).includes(proposalId)
  const zones = [...new Set([signedIn.zone ?? heading.zone, heading.zone, ...recorded.calendar.partnerZones])]
  const base = {
    pageTitle: `${context.t('judge')('pitches.team-title')} · ${reference}`,
    heading,
    proposalId,
    zones,
    canChoose: isInvited && teamRole === 'lead' && allowedNow(rounds, effectiveState).slots,
  }
  if (!isInvited) return json({ ...base, isInvited, own: null, free: [] })
  const slots = (await slotsOf(db, challengeId)).filter(({ isCancelled }) => !isCancelled)
  const own = slots.find((slot) => slot.proposalId === proposalId)
  return json({
    ...base,
    isInvited,
    own: own ? { atIso: own.startsAt.toISOString(), place: own.place, link: own.link } : null,
    free: own
      ? []
      : slots
          .filter((slot) => slot.proposalId === null && slot.startsAt > now)
          .map(({ id, startsAt, place }) => ({ id, startsAtIso: startsAt.toISOString(), place })),
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, chooseSchema)
  if (!form.ok) return form.response
  const { id: challengeId } = sure(context.subject.challenge)
  const { id: proposalId } = sure(context.subject.proposal)
  const result = await takeSlot(
    { challengeId, by: context.signedIn.personId, slotId: form.value.slotId, proposalId, as: 'team' },
    context.ports,
  )
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(context, pathsIn(context.lang).pitch(proposalId), 'judge:toasts.pitch-chosen')
}

export default function TeamPitch() {
  const { heading, proposalId, zones, isInvited, own, free, canChoose } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths, lang } = useSite()
  const inZones = (atIso: string) => zones.map((zone) => formatInstant(lang, atIso, zone, 'full')).join(' · ')
  return (
    <AreaLayout
      area="applicant"
      title={t('pitches.team-title')}
      lede={heading.title}
      breadcrumb={[{ to: paths.proposal(proposalId), label: t('pitches.your-proposal') }]}
    >
      {own ? (
        <>
          <SummaryList
            items={[
              { label: t('pitches.time'), value: <ZonedTimes atIso={own.atIso} zones={zones} /> },
              ...(own.place ? [{ label: t('pitches.place'), value: own.place }] : []),
              ...(own.link ? [{ label: t('pitches.link'), value: <a href={own.link}>{own.link}</a> }] : []),
            ]}
          />
          <p>
            {t('pitches.help')} <a href={`mailto:${heading.contactEmail}`}>{heading.contactEmail}</a>
          </p>
        </>
      ) : isInvited && free.length > 0 ? (
        <Section id="choose" title={t('pitches.choose')} intro={t('pitches.choose-hint')}>
          <Form result={result} label={t('pitches.choose')}>
            <RadioGroup
              name="slotId"
              label={t('pitches.free-times')}
              disabled={!canChoose}
              choices={free.map(({ id, startsAtIso, place }) => ({
                value: id,
                label: inZones(startsAtIso),
                hint: place || undefined,
              }))}
            />
            {canChoose ? (
              <SubmitButton>{t('pitches.choose-do')}</SubmitButton>
            ) : (
              <p>{t('pitches.lead-chooses')}</p>
            )}
          </Form>
        </Section>
      ) : (
        <EmptyState title={t(isInvited ? 'pitches.no-times' : 'pitches.team-none')}>
          {t(isInvited ? 'pitches.no-times-hint' : 'pitches.team-none-hint')}
        </EmptyState>
      )}
    </AreaLayout>
  )
}
