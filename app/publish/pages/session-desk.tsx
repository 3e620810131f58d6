import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, typedValues } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { cityOfZone, offeredZones } from '#app/platform/zone-names.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { metaFromPageTitle } from '../core/page-title.ts'
import {
  actionSchema,
  cancelSessionSchema,
  copyEditionSchema,
  readHours,
  reportActionSchema,
} from '../core/session-form.ts'
import { textIn } from '../core/text-in.ts'
import { guestList } from '../data/places.server.ts'
import { hoursProblem, sessionFrame } from '../data/session-frame.server.ts'
import { sessionOfProgramme } from '../data/sessions.server.ts'
import { cancelSession, copyEdition, publishSession } from '../flows/edit-session.server.ts'
import { addAction, reportAction } from '../flows/session-actions.server.ts'
import { ActionList } from '../parts/action-list.tsx'
import { ProgrammePage } from '../parts/programme-page.tsx'
import { HoursFields } from '../parts/session-fields.tsx'

const forOrganisers = { who: 'organiser of :programme' } as const

export const access = {
  loader: forOrganisers,
  action: {
    publish: forOrganisers,
    cancel: forOrganisers,
    copy: forOrganisers,
    'add-action': forOrganisers,
    'report-action': forOrganisers,
  },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context, params, request }: LoaderArgs) {
  const { db, lang, now } = context
  const { id } = sure(context.subject.programme)
  const session = await sessionOfProgramme(db, id, params.session ?? '')
  if (!session) throw notFound()
  const frame = await sessionFrame(db, id, lang)
  const page = Math.min(Math.max(Number(new URL(request.url).searchParams.get('page')) || 1, 1), 1000)
  const title = textIn(session.texts, lang)?.title ?? session.slug
  const isOver = session.endsAt <= now
  return json({
    pageTitle: `${title} · ${frame.programme.name}`,
    programme: frame.programme,
    challenge: frame.challenges.find((each) => each.id === session.challengeId)?.title ?? null,
    languagesMissing: frame.languages.filter(
      (locale) => !session.texts.some((text) => text.locale === locale),
    ),
    page,
    session: {
      slug: session.slug,
      title,
      kind: session.kind,
      edition: session.edition,
      zone: session.zone,
      startsAtIso: session.startsAt.toISOString(),
      endsAtIso: session.endsAt.toISOString(),
      wall: instantToWallClock(session.startsAt, session.zone),
      place: session.place,
      joinLink: session.joinLink,
      capacity: session.capacity,
      isPublished: session.publishedAt !== null,
      isOver,
      isCancelled: session.cancelledAt !== null,
      cancelReason: session.cancelReason,
      guests: session.guests,
      nextEditions: session.nextEditions,
      actions: session.actions.map(({ id: action, text, owner, dueOn, doneAt, report, carriedFrom }) => ({
        id: action,
        text,
        owner,
        dueOn,
        report,
        isDone: doneAt !== null,
        isCarried: carriedFrom !== null,
      })),
    },
    list: await guestList(db, session.id, page),
  })
}

export async function action({ context, params }: ActionArgs) {
  const programme = sure(context.subject.programme)
  const session = await sessionOfProgramme(context.db, programme.id, params.session ?? '')
  if (!session) throw notFound()
  const { ports } = context
  const { organise } = pathsIn(context.lang)
  const done = (toast: string, slug = session.slug) =>
    redirectWithToast(context, organise.session(programme.slug, slug), `publish:toasts.${toast}`)
  switch (typedValues(context).intent) {
    case 'publish': {
      const published = await publishSession(session.id, ports)
      return published.ok ? done('session-published') : refusalResponse(context, 'publish', published.refusal)
    }
    case 'cancel': {
      const form = await parseForm({ context }, cancelSessionSchema)
      if (!form.ok) return form.response
      const cancelled = await cancelSession({ id: session.id, reason: form.value.reason }, ports)
      return cancelled.ok ? done('session-cancelled') : refusalResponse(context, 'publish', cancelled.refusal)
    }
    case 'copy': {
      const form = await parseForm({ context }, copyEditionSchema)
      if (!form.ok) return form.response
      const hours = readHours(form.value)
      if (!hours.ok) return hoursProblem(context, hours.refusal)
      const by = context.signedIn.personId
      const made = await copyEdition({ id: session.id, zone: form.value.zone, ...hours.value, by }, ports)
      return done('edition-made', made.slug)
    }
    case 'add-action': {
      const form = await parseForm({ context }, actionSchema)
      if (!form.ok) return form.response
      await addAction({ sessionId: session.id, ...form.value }, ports)
      return done('action-added')
    }
    default: {
      const form = await parseForm({ context }, reportActionSchema)
      if (!form.ok) return form.response
      const { action: id, report, isDone } = form.value
      const isThere = await reportAction(
        { sessionId: session.id, id, report, isDone: isDone === 'yes' },
        ports,
      )
      if (!isThere) throw notFound()
      return done('action-reported')
    }
  }
}

type Data = SerializeFrom<typeof loader>

export default function SessionDesk() {
  const data = useLoaderData<typeof loader>()
  const { programme, challenge, session, languagesMissing } = data
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  const { organise } = paths
  const state = session.isCancelled
    ? ({ tone: 'bad', word: t('sessions.cancelled') } as const)
    : session.isOver
      ? ({ tone: 'good', word: t('sessions.over') } as const)
      : session.isPublished
        ? ({ tone: 'progress', word: t('session-desk.published') } as const)
        : ({ tone: 'neutral', word: t('session-desk.draft') } as const)
  const resultOf = (intent: string) => (result?.values['intent'] === intent ? result : undefined)
  return (
    <ProgrammePage
      programme={programme}
      title={session.title}
      lede={formatInstant(lang, session.startsAtIso, session.zone)}
      session={{ slug: session.slug, title: session.title, current: 'overview' }}
    >
      {session.isCancelled ? (
        <Callout tone="warn" title={t('sessions.cancelled-title')}>
          <p>{session.cancelReason}</p>
        </Callout>
      ) : null}
      {!session.isPublished && !session.isCancelled ? (
        <Section
          id="publish"
          title={t('session-desk.publish-title')}
          intro={t('session-desk.publish-intro')}
          tone="raised"
        >
          {languagesMissing.length > 0 ? <p>{t('session-desk.languages-missing')}</p> : null}
          <Form intent="publish" result={resultOf('publish')} label={t('session-desk.publish')}>
            <SubmitButton>{t('session-desk.publish')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
      <SummaryList
        items={[
          { label: t('session-desk.state'), value: <Tag tone={state.tone}>{state.word}</Tag> },
          {
            label: t('session-desk.kind'),
            value:
              session.edition > 1
                ? t('sessions.edition', {
                    kind: t(`sessions.kinds.${session.kind}`),
                    edition: session.edition,
                  })
                : t(`sessions.kinds.${session.kind}`),
          },
          { label: t('session-desk.challenge'), value: challenge ?? t('session-desk.whole-programme') },
          {
            label: t('sessions.when'),
            value: `${t('sessions.from-to', {
              from: formatInstant(lang, session.startsAtIso, session.zone, 'datetime'),
              to: formatInstant(lang, session.endsAtIso, session.zone, 'time'),
            })}, ${cityOfZone(lang, session.zone)}`,
          },
          { label: t('sessions.where'), value: session.place || undefined },
          { label: t('session-desk.join-link'), value: session.joinLink ?? undefined },
        ]}
      />
      {session.isPublished ? (
        <ButtonRow>
          <ButtonLink to={paths.session(session.slug)} tone="secondary">
            {t('session-desk.see-public')}
          </ButtonLink>
        </ButtonRow>
      ) : null}
      <Guests data={data} />
      <Actions data={data} result={resultOf('add-action') ?? resultOf('report-action')} />
      <Section id="next" title={t('session-desk.next-edition')} intro={t('session-desk.next-edition-intro')}>
        {session.nextEditions.map((next) => (
          <p key={next.slug}>
            <a href={organise.session(programme.slug, next.slug)}>
              {t('session-desk.edition-number', { edition: next.edition })}
            </a>
          </p>
        ))}
        <Disclosure summary={t('session-desk.copy')} open={resultOf('copy') !== undefined}>
          <Form intent="copy" result={resultOf('copy')} label={t('session-desk.copy')}>
            <SelectField
              name="zone"
              label={t('session-desk.zone')}
              defaultValue={session.zone}
              choices={[...new Set([session.zone, ...offeredZones])].map((value) => ({
                value,
                label: cityOfZone(lang, value),
              }))}
            />
            <HoursFields zone={session.zone} />
            <SubmitButton tone="secondary">{t('session-desk.copy')}</SubmitButton>
          </Form>
        </Disclosure>
      </Section>
      {session.isPublished && !session.isCancelled && !session.isOver ? (
        <Section id="cancel" title={t('session-desk.cancel-title')} intro={t('session-desk.cancel-intro')}>
          <Disclosure summary={t('session-desk.cancel')} open={resultOf('cancel') !== undefined}>
            <Form intent="cancel" result={resultOf('cancel')} label={t('session-desk.cancel')}>
              <TextArea name="reason" label={t('session-desk.cancel-reason')} rows={2} />
              <SubmitButton tone="danger">{t('session-desk.cancel')}</SubmitButton>
            </Form>
          </Disclosure>
        </Section>
      ) : null}
    </ProgrammePage>
  )
}

function Guests({ data }: { data: Data }) {
  const { programme, session, list, page } = data
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  const own = paths.organise.session(programme.slug, session.slug)
  const { registered, waiting } = session.guests
  return (
    <Section
      id="guests"
      title={t('session-desk.guests')}
      intro={
        session.capacity === null
          ? t('session-desk.count', { count: registered })
          : t('session-desk.count-of', { registered, capacity: session.capacity, waiting })
      }
      actions={
        registered + waiting > 0 ? (
          <ButtonLink
            to={paths.organise.guests(programme.slug, session.slug)}
            tone="quiet"
            icon="download"
            download
          >
            {t('session-desk.export')}
          </ButtonLink>
        ) : undefined
      }
    >
      <DataTable
        caption={t('session-desk.guests')}
        isCaptionHidden
        rows={list.guests}
        rowKey={({ email }) => email}
        empty={<EmptyState title={t('session-desk.no-guests')} />}
        columns={[
          { key: 'name', header: t('session-desk.guest-name'), isRowName: true, cell: ({ name }) => name },
          { key: 'organisation', header: t('place.organisation'), cell: ({ organisation }) => organisation },
          { key: 'email', header: t('session-desk.guest-email'), cell: ({ email }) => email },
          {
            key: 'state',
            header: t('session-desk.state'),
            cell: ({ state }) =>
              state === 'registered' ? (
                <Tag tone="good">{t('session-desk.registered')}</Tag>
              ) : (
                <Tag>{t('session-desk.waiting')}</Tag>
              ),
          },
          {
            key: 'since',
            header: t('session-desk.since'),
            wideOnly: true,
            cell: ({ queuedAtIso }) => formatInstant(lang, queuedAtIso, session.zone, 'datetime'),
          },
        ]}
      />
      <Pager
        nextTo={list.hasMore ? `${own}?page=${page + 1}#guests` : undefined}
        firstTo={page > 1 ? `${own}#guests` : undefined}
      />
    </Section>
  )
}

function Actions({ data: { session }, result }: { data: Data; result: FormProblem | undefined }) {
  const { t } = useTranslation('publish')
  const open = session.actions.filter(({ isDone }) => !isDone)
  return (
    <Section id="actions" title={t('actions.title')} intro={t('actions.desk-intro')}>
      {session.actions.length > 0 ? <ActionList actions={session.actions} /> : null}
      {open.map((action) => (
        <Disclosure
          key={action.id}
          summary={t('actions.report-on', { text: action.text })}
          open={result?.values['action'] === action.id}
        >
          <Form
            intent="report-action"
            result={result?.values['action'] === action.id ? result : undefined}
            hidden={{ action: action.id }}
            label={t('actions.report-on', { text: action.text })}
          >
            <TextField name="report" label={t('actions.report')} defaultValue={action.report} />
            <CheckboxField name="isDone" label={t('actions.is-done')} />
            <SubmitButton tone="secondary">{t('actions.save-report')}</SubmitButton>
          </Form>
        </Disclosure>
      ))}
      <Disclosure summary={t('actions.add')} open={result?.values['intent'] === 'add-action'}>
        <Form
          intent="add-action"
          result={result?.values['intent'] === 'add-action' ? result : undefined}
          label={t('actions.add')}
        >
          <TextField name="text" label={t('actions.text')} required />
          <TextField
            name="owner"
            label={t('actions.owner')}
            hint={t('actions.owner-hint')}
            required
            width="medium"
          />
          <TextField
            name="dueOn"
            label={t('actions.due')}
            hint={t('actions.due-hint')}
            required
            width="short"
          />
          <SubmitButton tone="secondary">{t('actions.add')}</SubmitButton>
        </Form>
      </Disclosure>
    </Section>
  )
}
