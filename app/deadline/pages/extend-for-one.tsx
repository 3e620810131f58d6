import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { challengeTitles } from '#app/apply/data/applicants.server.ts'
import { titleIn } from '#app/apply/core/proposal-frame.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { extendForOneSchema } from '../core/extend-schema.ts'
import { ownDeadlines } from '../data/own-deadlines.server.ts'
import { extendForOne } from '../flows/extend-for-one.server.ts'
import { OwnDeadlines } from '../parts/own-deadlines.tsx'

export const handle = { hydrate: true, texts: ['deadline'] }

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id, slug, recorded } = sure(context.subject.challenge)
  const current = settled(recorded, context.now)
  const { calendar, policy } = current
  const road = roadStateOf(current)
  const { date, time, zone } = instantToWallClock(calendar.closesAt, calendar.zone)
  const isOrganiser = isOrganiserOf(context.signedIn, {
    programmeId: recorded.programmeId,
    challengeId: id,
  })
  return json({
    challenge: { slug, ...titleIn(await challengeTitles(context.db, id), context.lang) },
    isOrganiser,
    canExtend: current.endedFrom === null && hasReached(road, 'open') && !hasReached(road, 'judging'),
    isSealed: policy.isSealedUntilDeadline,
    closesAt: calendar.closesAt.toISOString(),
    nowIso: context.now.toISOString(),
    zone: calendar.zone,
    partnerZones: calendar.partnerZones,
    graceMinutes: policy.graceMinutes,
    wallClock: { date, time, zone },
    given: await ownDeadlines(context.db, id),
    pageTitle: context.t('deadline')('for-one.title'),
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, extendForOneSchema)
  if (!form.ok) return form.response
  const { reference, reason } = form.value
  const closesAt = wallClockToInstant(form.value.closesAt)
  if (!closesAt.ok) {
    return problemResponse(context, {
      errors: { closesAt: refusalSentence(context, 'deadline', closesAt.refusal) },
    })
  }
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const { personId } = context.signedIn
  const result = await extendForOne(
    { challengeId, personId, reference, reason, closesAt: closesAt.value },
    context.ports,
  )
  if (!result.ok) {
    const { refusal } = result
    const withZone = 'zone' in refusal ? refusal : { ...refusal, zone: recorded.calendar.zone }
    return refusalResponse(context, 'deadline', withZone)
  }
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.extendForOne(slug),
    'deadline:toasts.extended-for-one',
  )
}

export default function ExtendForOne() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('deadline')
  const { lang, paths } = useSite()
  const { challenge, isOrganiser } = data
  const nav = useChallengeNav(challenge.slug, { current: 'extend', isOrganiser })
  const form = useZodForm(extendForOneSchema)
  return (
    <AreaLayout
      area="organiser"
      title={t('for-one.title')}
      lede={t('for-one.lede')}
      breadcrumb={[
        { to: paths.organise.challenge(challenge.slug), label: challenge.title },
        ...(isOrganiser ? [{ to: paths.organise.extend(challenge.slug), label: t('extend.title') }] : []),
      ]}
      nav={nav}
    >
      <DeadlineBlock
        live={{ challenge: challenge.slug, instant: 'closesAt' }}
        atIso={data.closesAt}
        nowIso={data.nowIso}
        organiserZone={data.zone}
        partnerZones={data.partnerZones}
        graceMinutes={data.graceMinutes}
        label={t('for-one.for-all')}
      />
      {isOrganiser && data.canExtend ? (
        <Section id="give" title={t('for-one.give')} intro={t('for-one.intro')}>
          {data.isSealed ? (
            <Callout>
              <p>{t('for-one.seal')}</p>
            </Callout>
          ) : null}
          <Form form={form} result={result} label={t('for-one.give')}>
            <TextField
              name="reference"
              label={t('screening.reference')}
              hint={t('for-one.reference-hint')}
              width="short"
              required
            />
            <DateTimeField
              name="closesAt"
              label={t('for-one.closes')}
              fixedZone={data.zone}
              defaultValue={data.wallClock}
            />
            <TextArea
              name="reason"
              label={t('extend.reason')}
              hint={t('for-one.reason-hint')}
              rows={3}
              maxCharacters={1000}
              lang={lang}
            />
            <SubmitButton>{t('for-one.button')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
      {data.canExtend ? null : (
        <Callout>
          <p>{t('for-one.not-now')}</p>
        </Callout>
      )}
      <OwnDeadlines given={data.given} zone={data.zone} />
      {data.given.length === 0 ? <p>{t('for-one.none')}</p> : null}
    </AreaLayout>
  )
}
