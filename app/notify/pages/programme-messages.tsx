import { json, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { subjectOf } from '#emails/subject-of.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { sure } from '#app/http/subject.ts'
import { compareIn, formatPlace } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Filters } from '#app/ui/filters.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useSite } from '#app/ui/site.ts'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'
import { readRunQuery, statesOf, writeRunQuery, type RunQuery } from '../core/run-query.ts'
import {
  challengeTitlesIn,
  deferredMail,
  mailRunProgramme,
  mailRuns,
  mailRunSummary,
  nameIn,
  runsPerPage,
  type MailRun,
  type MailRunProgramme,
} from '../data/mail-run.server.ts'
import { holdLines } from '../data/hold-lines.server.ts'
import { holdsOn } from '../data/holds.server.ts'
import { unreachableIn } from '../data/unreachable.server.ts'
import { wordingsNow } from '../data/wordings.server.ts'
import { holdMail, releaseMail } from '../flows/hold-mail.server.ts'
import { holdAllSchema } from '../core/hold-forms.ts'
import { writeWave } from '../core/wave.ts'
import { MailHolds } from '../parts/mail-holds.tsx'
import { MessagesNav } from '../parts/messages-nav.tsx'
import { MailRunList, type MailRunLine } from '../parts/mail-run-list.tsx'
import { UnreachablePeople } from '../parts/unreachable-people.tsx'
import { kindOf } from '../kind-of.ts'

type WordingOf = Awaited<ReturnType<typeof wordingsNow>>

export const access = {
  loader: { who: 'organiser of :programme' },
  action: {
    hold: { who: 'organiser of :programme' },
    release: { who: 'organiser of :programme' },
  },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export async function loader({ request, context }: LoaderArgs) {
  const { db, lang } = context
  const programmeId = sure(context.subject.programme).id
  const query = readRunQuery(new URL(request.url).searchParams)
  const programme = await mailRunProgramme(db, programmeId, lang)
  const titles = await challengeTitlesIn(db, programmeId, lang)
  const holds = await holdsOn(db, programmeId)
  const unreachable = await unreachableIn(db, programmeId)
  const deferred = await deferredMail(db, programmeId)
  const { notices, failed } = await mailRunSummary(db, programmeId)
  const { runs, total } = await mailRuns(db, { programmeId, zone: programme.zone, lang, ...query })
  // A page behind the last one: mail went out since, or somebody has typed the address.
  if (runs.length === 0 && query.page > 1) {
    const messages = pathsIn(lang).organise.messages(programme.slug)
    throw redirect(messages + writeRunQuery({ ...query, page: 1 }))
  }
  const wordingOf = await wordingsNow(
    db,
    runs.map(({ notice }) => ({ notice, programmeId })),
  )
  const compare = compareIn(lang)
  const byLabel = (a: { label: string }, b: { label: string }) => compare(a.label, b.label)
  return json({
    pageTitle: context.t('notify')('run.title', { programme: programme.name }),
    programme: { slug: programme.slug, name: programme.name },
    zones: [programme.zone, ...programme.partnerZones],
    nowIso: context.now.toISOString(),
    unreachable: unreachable.map(({ personId, since, missed, name, email, cause, isLead }) => ({
      ...{ name, email, cause, isLead },
      reachTo: personId && pathsIn(lang).organise.unreachable(programme.slug, personId),
      sinceIso: since.toISOString(),
      missed: missed.map(({ notice, count }) => ({ kind: kindOf(context, notice), count })),
    })),
    deferred: deferred && { count: deferred.count, untilIso: deferred.untilAt.toISOString() },
    failed,
    holds: holdLines(context, holds, { slug: programme.slug, zone: programme.zone, titles }),
    query,
    notices: notices.map((value) => ({ value, label: kindOf(context, value) })).sort(byLabel),
    challenges: [...titles].map(([value, label]) => ({ value, label })).sort(byLabel),
    total,
    pages: Math.ceil(total / runsPerPage),
    lines: runs.map((run) => lineOf(context, run, { programme, titles, wordingOf })),
  })
}

/** Holds everything of the programme or of one challenge, or takes any hand on its mail away. */
export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, holdAllSchema)
  if (!form.ok) return form.response
  const { id: programmeId, slug } = sure(context.subject.programme)
  const { db, lang, ports, signedIn } = context
  const challengeId = form.value.challenge === '' ? null : form.value.challenge
  if (challengeId !== null && !(await challengeTitlesIn(db, programmeId, lang)).has(challengeId))
    throw notFound()
  const scope = { programmeId, challengeId, by: signedIn.personId }
  const here = `${pathsIn(lang).organise.messages(slug)}#holds`
  if (form.value.intent === 'hold') {
    const held = await holdMail({ ...scope, reason: form.value.reason }, ports)
    if (!held.ok) return refusalResponse(context, 'notify', held.refusal)
    return redirectWithToast(context, here, 'notify:toasts.mail-held')
  }
  const { notice, from } = form.value
  const hold = (await holdsOn(db, programmeId)).find(
    (each) =>
      each.challengeId === challengeId &&
      (each.wave?.notice ?? '') === notice &&
      (each.wave?.fromAt.toISOString() ?? '') === from,
  )
  // Nothing else is released instead of a wave that somebody has released meanwhile.
  if (!hold) return refusalResponse(context, 'notify', { code: 'not-held' })
  const released = await releaseMail({ ...scope, ...(hold.wave && { wave: hold.wave }) }, ports)
  if (!released.ok) return refusalResponse(context, 'notify', released.refusal)
  return redirectWithToast(context, here, 'notify:toasts.mail-released')
}

/** A line as the page shows it, its subject in the language of the mail it was taken from. */
function lineOf(
  context: LoaderArgs['context'],
  { sample, at, challengeId, day, ...run }: MailRun,
  {
    programme,
    titles,
    wordingOf,
  }: {
    programme: MailRunProgramme
    titles: ReadonlyMap<string, string>
    wordingOf: WordingOf
  },
): MailRunLine {
  const { locale } = sample
  // Own words as they were typed: what their fields say of one reader is not everybody's to see.
  const own = wordingOf({ notice: run.notice, programmeId: programme.id }, locale)
  const standard = subjectOf({
    ...sample,
    notice: run.notice,
    organiserZone: programme.zone,
    programme: { ...programme, name: nameIn(programme, locale) },
    origin: context.env.publicOrigin,
  })
  const subject = own?.subject ?? standard
  return {
    ...run,
    kind: kindOf(context, run.notice),
    to: pathsIn(context.lang).organise.wave(
      programme.slug,
      writeWave({ notice: run.notice, challengeId, day }),
    ),
    audience: context.ports.notices.audienceOf(run.notice),
    challenge: challengeId && (titles.get(challengeId) ?? null),
    atIso: at.toISOString(),
    // A line about several people does not name the proposal of one of them.
    subject: subject
      ? { text: run.people > 1 ? subject.replace(/^\[[^\]]*\] /, '') : subject, locale }
      : null,
  }
}

export default function ProgrammeMessages() {
  const { t } = useTranslation('notify')
  const { paths, lang } = useSite()
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const {
    programme,
    unreachable,
    deferred,
    failed,
    zones,
    query,
    lines,
    total,
    pages,
    nowIso,
    holds,
    challenges,
  } = data
  const nav = useProgrammeNav(programme.slug, { current: 'messages', isOrganiser: true })
  const zone = zones[0] ?? 'UTC'
  const here = paths.organise.messages(programme.slug)
  const at = (change: Partial<RunQuery>) => `${here}${writeRunQuery({ ...query, page: 1, ...change })}`
  const isFiltered = query.notice !== null || query.challengeId !== null || query.state !== null
  const which = query.which
  return (
    <AreaLayout
      area="organiser"
      title={t('run.heading')}
      lede={t('run.lede')}
      breadcrumb={[{ label: programme.name, to: paths.organise.programme(programme.slug) }]}
      nav={nav}
    >
      <MessagesNav slug={programme.slug} current="messages" />
      {deferred ? (
        <Callout tone="warn" title={t('run.deferred-heading')}>
          <p>{t('run.deferred', { count: deferred.count })}</p>
          <ZonedTimes atIso={deferred.untilIso} zones={zones} />
        </Callout>
      ) : null}
      {failed > 0 ? (
        <Callout tone="warn" title={t('run.trouble-heading')}>
          <p>{t('run.trouble', { count: failed })}</p>
          <ul>
            {(['failed', 'bounced'] as const).map((state) => (
              <li key={state}>
                <a href={`${here}?show=past&state=${state}`}>{t(`states.${state}`)}</a>
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <MailHolds holds={holds} challenges={challenges} zone={zone} result={result} />
      <UnreachablePeople people={unreachable} zone={zone} />
      <nav className="standings" aria-label={t('run.show')}>
        <ul>
          {(['upcoming', 'past'] as const).map((each) => (
            <li key={each}>
              <a href={at({ which: each })} aria-current={each === which ? 'true' : undefined}>
                {t(`run.${each}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <RunFilters clearTo={isFiltered ? `${here}${which === 'past' ? '?show=past' : ''}` : undefined} />
      <Section
        id="mail"
        title={t(`run.caption-${which}`)}
        intro={t('run.times-in', { place: formatPlace(lang, nowIso, zone) })}
      >
        {lines.length > 0 ? (
          <>
            <MailRunList lines={lines} zone={zone} />
            <Pager
              {...(query.page < pages && { nextTo: at({ page: query.page + 1 }) })}
              {...(query.page > 1 && { firstTo: at({}) })}
              note={t('run.page', { page: query.page, pages })}
            />
          </>
        ) : (
          <EmptyState title={t(isFiltered || total > 0 ? 'run.none-found-title' : `run.none-${which}-title`)}>
            <p>{t(isFiltered || total > 0 ? 'run.none-found-text' : `run.none-${which}-text`)}</p>
          </EmptyState>
        )}
      </Section>
    </AreaLayout>
  )
}

/** What the list is narrowed down to; which part of it is shown stays as it is. */
function RunFilters({ clearTo }: { clearTo: string | undefined }) {
  const { t } = useTranslation('notify')
  const { query, notices, challenges, total } = useLoaderData<typeof loader>()
  return (
    <Filters clearTo={clearTo} result={t('run.result', { count: total })}>
      {query.which === 'past' ? <HiddenFields values={{ show: 'past' }} /> : null}
      <SelectField
        name="notice"
        label={t('mailbox.filter-notice')}
        placeholder={t('mailbox.any-notice')}
        defaultValue={query.notice ?? ''}
        choices={notices}
      />
      <SelectField
        name="challenge"
        label={t('run.column-challenge')}
        placeholder={t('run.any-challenge')}
        defaultValue={query.challengeId ?? ''}
        choices={challenges}
      />
      <SelectField
        name="state"
        label={t('mailbox.filter-state')}
        placeholder={t('mailbox.any-state')}
        defaultValue={query.state ?? ''}
        choices={statesOf(query.which).map((state) => ({ value: state, label: t(`states.${state}`) }))}
      />
    </Filters>
  )
}
