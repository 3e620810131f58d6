import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, typedValues } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { AskFirst } from '#app/ui/form/ask-first.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import { answerMeetingSchema, askMeetingSchema, slotSchema } from '../core/session-form.ts'
import { guestWithHandle, placeBehind } from '../data/places.server.ts'
import { answerMeeting, askToMeet } from '../flows/meet.server.ts'
import { confirmPlace, giveUpPlace, leaveSlot, takeSlot } from '../flows/take-place.server.ts'

const forAnybody = { who: 'anyone', database: 'app', bodyBytes: 16_384 } as const

export const access = {
  loader: { who: 'anyone', database: 'app' },
  action: {
    confirm: forAnybody,
    'give-up': forAnybody,
    'take-slot': forAnybody,
    'leave-slot': forAnybody,
    'ask-meeting': forAnybody,
    accept: forAnybody,
    decline: forAnybody,
  },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]

/** Looking changes nothing: link scanners open every address of a mail. */
export async function loader({ context, params }: LoaderArgs) {
  const place = await placeBehind(context.db, params.place ?? '', { lang: context.lang, now: context.now })
  if (!place) {
    return json({ title: context.t('publish')('place.gone-title'), place: null }, { status: 404 })
  }
  return json({ title: place.title, place })
}

export async function action({ context, params }: ActionArgs) {
  const { lang, ports, clientAddress } = context
  const placeId = params.place ?? ''
  const place = await placeBehind(context.db, placeId, { lang, now: context.now })
  if (!place) throw notFound()
  const own = pathsIn(lang).place(placeId)
  const done = (toast: string, path = own) => redirectWithToast(context, path, `publish:toasts.${toast}`)
  switch (typedValues(context).intent) {
    case 'confirm': {
      const confirmed = await confirmPlace(placeId, ports)
      return confirmed.ok
        ? done(`place-${confirmed.value.state}`)
        : refusalResponse(context, 'publish', confirmed.refusal)
    }
    case 'give-up':
      await giveUpPlace(placeId, ports)
      return done('place-given-up', pathsIn(lang).session(place.slug))
    case 'take-slot': {
      const form = await parseForm({ context }, slotSchema)
      if (!form.ok) return form.response
      const taken = await takeSlot({ placeId, position: form.value.position }, ports)
      return taken.ok ? done('slot-taken') : refusalResponse(context, 'publish', taken.refusal)
    }
    case 'leave-slot':
      await leaveSlot(placeId, ports)
      return done('slot-left')
    case 'ask-meeting': {
      const form = await parseForm({ context }, askMeetingSchema)
      if (!form.ok) return form.response
      const toPlaceId = await guestWithHandle(context.db, placeId, form.value.guest)
      if (!toPlaceId) throw notFound()
      const asked = await askToMeet({ placeId, toPlaceId, note: form.value.note, clientAddress }, ports)
      return asked.ok ? done('meeting-asked') : refusalResponse(context, 'publish', asked.refusal)
    }
    default: {
      const form = await parseForm({ context }, answerMeetingSchema)
      if (!form.ok) return form.response
      const answer = typedValues(context).intent === 'accept' ? 'accepted' : 'declined'
      const answered = await answerMeeting({ placeId, requestId: form.value.request, answer }, ports)
      return answered.ok ? done(`meeting-${answer}`) : refusalResponse(context, 'publish', answered.refusal)
    }
  }
}

type Place = NonNullable<SerializeFrom<typeof loader>['place']>

export default function PlacePage() {
  const { place } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  if (place === null) {
    return (
      <PublicLayout width="reading">
        <PageHeader title={t('place.gone-title')} lede={t('place.gone')} />
        <ButtonRow>
          <ButtonLink to={paths.challenges}>{t('following.all')}</ButtonLink>
        </ButtonRow>
      </PublicLayout>
    )
  }
  const isToCome = !place.isOver && !place.isCancelled
  return (
    <PublicLayout width="reading">
      <PageHeader
        eyebrow={
          <a
            href={paths.session(place.slug)}
            lang={place.titleLocale === lang ? undefined : htmlLangs[place.titleLocale]}
          >
            {place.title}
          </a>
        }
        title={t(`place.titles.${place.state}`)}
        lede={<time dateTime={place.startsAtIso}>{formatInstant(lang, place.startsAtIso, place.zone)}</time>}
      />
      {result?.problem ? (
        <Callout tone="bad">
          <p>{result.problem}</p>
        </Callout>
      ) : null}
      {place.isCancelled ? (
        <Callout tone="warn" title={t('sessions.cancelled-title')}>
          <p>{place.cancelReason}</p>
        </Callout>
      ) : null}
      {place.isOver ? <p>{t('place.over')}</p> : null}
      {isToCome && place.state === 'asked' ? (
        <>
          <p>{t('place.confirm-text')}</p>
          <ButtonRow>
            <Form intent="confirm" label={t('place.confirm')}>
              <SubmitButton>{t('place.confirm')}</SubmitButton>
            </Form>
            <Form intent="give-up" label={t('following.not-me')}>
              <SubmitButton tone="quiet">{t('following.not-me')}</SubmitButton>
            </Form>
          </ButtonRow>
        </>
      ) : null}
      {isToCome && place.state === 'waiting' ? <p>{t('place.waiting', { count: place.ahead + 1 })}</p> : null}
      {isToCome && place.state === 'registered' ? <WayIn place={place} /> : null}
      {isToCome ? <Slots place={place} /> : null}
      {place.isOpenToMeet && place.state === 'registered' ? <Meetings place={place} /> : null}
      {isToCome && (place.state === 'registered' || place.state === 'waiting') ? (
        <Section id="give-up" title={t('place.cannot-come')} intro={t('place.cannot-come-text')}>
          <Form intent="give-up" label={t('place.give-up')}>
            <SubmitButton tone="secondary">{t('place.give-up')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
    </PublicLayout>
  )
}

function WayIn({ place }: { place: Place }) {
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  return (
    <Section id="way-in" title={t('place.way-in')} tone="raised">
      {place.place ? <p>{place.place}</p> : null}
      {place.joinLink ? (
        <p>
          <a href={place.joinLink} rel="noopener noreferrer" className="join-link">
            {t('place.join')}
          </a>
        </p>
      ) : null}
      {!place.place && !place.joinLink ? <p>{t('place.way-later')}</p> : null}
      <ButtonRow>
        <ButtonLink to={paths.sessionCalendar(place.slug)} tone="quiet" icon="calendar">
          {t('sessions.to-calendar')}
        </ButtonLink>
      </ButtonRow>
    </Section>
  )
}

function Slots({ place }: { place: Place }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  if (place.slots.length === 0) return null
  const hasOwn = place.slots.some(({ standing }) => standing === 'own')
  return (
    <Section id="slots" title={t('place.slots')} intro={t('place.slots-intro')}>
      <ul className="choice-list">
        {place.slots.map((slot) => {
          const what = `${formatInstant(lang, slot.atIso, place.zone, 'time')} ${slot.title}`
          return (
            <li key={slot.position}>
              <p>
                <time dateTime={slot.atIso}>{formatInstant(lang, slot.atIso, place.zone, 'time')}</time>{' '}
                <strong>{slot.title}</strong>
              </p>
              {slot.standing === 'taken' ? <Tag>{t('sessions.slot-taken')}</Tag> : null}
              {slot.standing === 'own' ? (
                <AskFirst
                  intent="leave-slot"
                  hidden={{}}
                  action={t('place.leave-slot')}
                  of={what}
                  loss={t('place.leave-slot-loss')}
                  confirm={t('place.leave-slot-confirm')}
                />
              ) : null}
              {slot.standing === 'free' && !hasOwn ? (
                <Form
                  intent="take-slot"
                  hidden={{ position: slot.position }}
                  label={`${t('place.take-slot')}: ${what}`}
                >
                  <SubmitButton tone="secondary" size="small">
                    {t('place.take-slot')}
                  </SubmitButton>
                </Form>
              ) : null}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Meetings({ place }: { place: Place }) {
  const { t } = useTranslation('publish')
  const nameOf = ({ name, organisation }: { name: string; organisation: string }) =>
    organisation ? `${name}, ${organisation}` : name
  return (
    <Section id="meet" title={t('meet.title')} intro={t('meet.intro')}>
      {place.requests.length > 0 ? (
        <ul className="choice-list">
          {place.requests.map((request) => (
            <li key={request.id}>
              <div>
                <p>
                  <strong>{nameOf(request)}</strong>
                </p>
                {request.note ? <p className="facts__note">{request.note}</p> : null}
                {request.email ? (
                  <p>
                    <a href={`mailto:${request.email}`}>{request.email}</a>
                  </p>
                ) : null}
              </div>
              {request.answer === null && !request.isMine ? (
                <ButtonRow>
                  <Form
                    intent="accept"
                    hidden={{ request: request.id }}
                    label={`${t('meet.accept')}: ${request.name}`}
                  >
                    <SubmitButton size="small">{t('meet.accept')}</SubmitButton>
                  </Form>
                  <Form
                    intent="decline"
                    hidden={{ request: request.id }}
                    label={`${t('meet.decline')}: ${request.name}`}
                  >
                    <SubmitButton size="small" tone="secondary">
                      {t('meet.decline')}
                    </SubmitButton>
                  </Form>
                </ButtonRow>
              ) : request.answer === 'accepted' ? (
                <Tag tone="good">{t('meet.accepted')}</Tag>
              ) : (
                // Whoever asked is not told of a no.
                <Tag>{t(request.isMine ? 'meet.asked' : 'meet.declined')}</Tag>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {place.guests.length > 0 ? (
        <ul className="choice-list">
          {place.guests.map((guest) => (
            <li key={guest.handle}>
              <p>{nameOf(guest)}</p>
              <details className="disclosure">
                <summary>{t('meet.ask')}</summary>
                <Form
                  intent="ask-meeting"
                  hidden={{ guest: guest.handle }}
                  label={`${t('meet.ask')}: ${guest.name}`}
                >
                  <TextField name="note" label={t('meet.note')} optional />
                  <SubmitButton size="small">{t('meet.send')}</SubmitButton>
                </Form>
              </details>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('meet.nobody')}</p>
      )}
    </Section>
  )
}
