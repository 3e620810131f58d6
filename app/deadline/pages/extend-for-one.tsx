import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { extendForOneSchema } from '../core/extend-schema.ts'
import { ownDeadlines } from '../data/own-deadlines.server.ts'
import { extendForOne } from '../flows/extend-for-one.server.ts'
import { DeadlineDesk } from '../parts/deadline-desk.tsx'
import { DeadlineTable } from '../parts/deadline-table.tsx'
import { deadlineDesk } from './deadline-desk.server.ts'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { current, desk } = await deadlineDesk(context)
  const { id, programmeId, calendar, policy } = current
  const { date, time, zone } = instantToWallClock(calendar.closesAt, calendar.zone)
  return json({
    desk,
    isOrganiser: isOrganiserOf(context.signedIn, { programmeId, challengeId: id }),
    isSealed: policy.isSealedUntilDeadline,
    wallClock: { date, time, zone },
    given: await ownDeadlines(context.db, { challengeId: id, personId: context.signedIn.personId }),
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
  const { lang } = useSite()
  const { desk, isOrganiser, given } = data
  const form = useZodForm(extendForOneSchema)
  return (
    <DeadlineDesk
      of="one"
      desk={desk}
      isOrganiser={isOrganiser}
      form={
        <Section id="give" title={t('for-one.give')} intro={t('for-one.intro')}>
          {data.isSealed ? (
            <Callout>
              <p>{t('for-one.seal')}</p>
            </Callout>
          ) : null}
          <Form
            form={form}
            result={result}
            rowNames={{
              reference: t('screening.reference'),
              closesAt: t('for-one.closes'),
              reason: t('extend.reason'),
            }}
            label={t('for-one.give')}
          >
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
              fixedZone={desk.zone}
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
      }
    >
      <DeadlineTable of="one" rows={given} zone={desk.zone} />
      {given.length === 0 ? <p>{t('for-one.none')}</p> : null}
    </DeadlineDesk>
  )
}
