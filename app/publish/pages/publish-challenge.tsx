import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { standingAt } from '#app/lifecycle/standing.ts'
import { hasReached, isEndState, transitionFor, type ChallengeState } from '#app/lifecycle/phases.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { awaitedApproval, notNamedFor } from '#app/people/data/approvals.server.ts'
import { AwaitedApproval } from '#app/people/parts/awaited-approval.tsx'
import { formatList } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { PhaseRail } from '#app/ui/phase-rail.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { metaFromPageTitle } from '../core/page-title.ts'
import { publishSchema, type PublishIntent } from '../core/publish-form.ts'
import { completenessMatrix } from '../core/completeness.ts'
import { essentialsMissing, readinessOf } from '../core/readiness.ts'
import { canRemarksBeAnswered, openRemarks, remarksAsText } from '../core/section-remarks.ts'
import { stationsOf } from '../core/stations.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { readinessFacts } from '../data/readiness-facts.server.ts'
import { calendarLook } from '../data/calendar-check.server.ts'
import { sectionRemarksOf } from '../data/section-remarks.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { whatWillHappen } from '../data/what-will-happen.server.ts'
import { writersOf } from '../data/writers.server.ts'
import {
  archiveChallenge,
  unarchiveChallenge,
  cancelChallenge,
  publishNow,
  scheduleChallenge,
  unscheduleChallenge,
} from '../flows/publish-challenge.server.ts'
import {
  answerRemark,
  approveChallenge,
  requestChanges,
  requestReview,
} from '../flows/review-challenge.server.ts'
import { CompletenessTable } from '../parts/completeness-table.tsx'
import { ComingList } from '../parts/coming-list.tsx'
import { ArchiveForm, CancelForm, RequestChangesForm } from '../parts/publish-forms.tsx'
import { AllRemarks } from '../parts/all-remarks.tsx'
import { ReadinessList } from '../parts/readiness-list.tsx'
import { SetupPage } from '../parts/setup-page.tsx'

const organiser = { who: 'organiser of :challenge' } as const

export const access = {
  loader: { who: 'staff of :challenge' },
  action: {
    'request-review': organiser,
    'request-changes': organiser,
    'answer-remark': organiser,
    approve: organiser,
    schedule: organiser,
    unschedule: organiser,
    'publish-now': organiser,
    cancel: organiser,
    archive: organiser,
    unarchive: organiser,
  },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { db, now } = context
  const { id, recorded } = sure(context.subject.challenge)
  const { personId } = context.signedIn
  const setup = await challengeSetup(db, id)
  const standing = standingAt(recorded, now)
  const isOrganiser = isOrganiserOf(context.signedIn, { programmeId: recorded.programmeId, challengeId: id })
  const writers = await writersOf(db, id)
  // Judged against those who wrote and asked, whoever is looking: only what the reader may do depends on the reader.
  const facts = hasBeenApproved(standing.state) ? null : await readinessFacts(db, id, recorded.requestedBy)
  const asked = facts && recorded.requestedBy === null ? await readinessFacts(db, id, personId) : facts
  const awaited = hasBeenApproved(standing.state)
    ? null
    : await awaitedApproval(db, {
        programmeId: recorded.programmeId,
        challengeId: id,
        approval: 'opening',
        barred: [recorded.requestedBy, ...writers.map(({ personId: writer }) => writer)],
      })
  const notNamed = await notNamedFor(db, {
    programmeId: recorded.programmeId,
    approval: 'opening',
    by: personId,
  })
  return json({
    pageTitle: `${context.t('publish')('setup.publish.title')} · ${setup.title(context.lang)}`,
    frame: setupFrame(setup, context),
    state: standing.state,
    stations: stationsOf(standing),
    zone: recorded.calendar.zone,
    zones: [recorded.calendar.zone, ...recorded.calendar.partnerZones],
    people: setup.people,
    sectionRemarks: await sectionRemarksOf(db, id),
    isAuthor:
      personId === recorded.requestedBy || writers.some(({ personId: writer }) => writer === personId),
    writtenBy: formatList(
      context.lang,
      writers.map(({ name }) => name),
    ),
    awaited,
    isNamed: notNamed === null,
    isOrganiser,
    canAnswer: isOrganiser && canRemarksBeAnswered(standing.state),
    canCancel: isOrganiser && transitionFor(standing.state, 'cancel') !== undefined,
    canArchive: isOrganiser && transitionFor(standing.state, 'archive') !== undefined,
    canInvite: isOrganiserOf(context.signedIn, { programmeId: recorded.programmeId }),
    canBeApproved: facts === null || facts.possibleApprovers > 0,
    isOnlyApprover: facts !== null && facts.possibleApprovers > 0 && asked?.possibleApprovers === 0,
    isBlocked: facts !== null && essentialsMissing(facts) > 0,
    readiness: facts && readinessOf(facts),
    languages: setup.languages,
    completeness: completenessMatrix({
      languages: setup.languages,
      texts: setup.brief.texts,
      criteria: setup.criteria,
    }),
    remarks: (await calendarLook(context, recorded, recorded.calendar)).remarks,
    coming: await whatWillHappen(context, recorded),
  })
}

/** From the approval on the brief is complete by definition: an edit makes it a draft again. */
function hasBeenApproved(state: ChallengeState): boolean {
  return isEndState(state) || hasReached(state, 'approved')
}

const toasts: Readonly<Record<PublishIntent, string>> = {
  'request-review': 'publish:toasts.review-requested',
  'request-changes': 'publish:toasts.changes-requested',
  'answer-remark': 'publish:toasts.remark-answered',
  approve: 'publish:toasts.approved',
  schedule: 'publish:toasts.scheduled',
  unschedule: 'publish:toasts.unscheduled',
  'publish-now': 'publish:toasts.opened',
  cancel: 'publish:toasts.cancelled',
  archive: 'publish:toasts.archived',
  unarchive: 'publish:toasts.unarchived',
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, publishSchema)
  if (!form.ok) return form.response
  const challenge = sure(context.subject.challenge)
  const asking = { challengeId: challenge.id, by: context.signedIn.personId }
  const done = await run()
  if (!done.ok) return refusalResponse(context, 'publish', done.refusal)
  const { organise } = pathsIn(context.lang)
  const back = form.value.intent === 'answer-remark' ? form.value.back : undefined
  return redirectWithToast(
    context,
    organise[back === undefined || back === 'general' ? 'publish' : back](challenge.slug),
    toasts[form.value.intent],
  )

  function run() {
    const { ports } = context
    const command = form.ok ? form.value : null
    switch (command?.intent) {
      case 'request-review':
        return requestReview(asking, ports)
      case 'request-changes':
        return requestChanges(
          {
            ...asking,
            remarks: remarksAsText(command.remarks, (section) =>
              context.t('publish')(`remarks.sections.${section}`),
            ),
            bySection: command.remarks,
          },
          ports,
        )
      case 'answer-remark': {
        const { remarkId, answers } = command
        return answerRemark({ ...asking, remarkId, answer: answers[remarkId] ?? '' }, ports)
      }
      case 'approve':
        return approveChallenge(asking, ports)
      case 'schedule':
        return scheduleChallenge(asking, ports)
      case 'unschedule':
        return unscheduleChallenge(asking, ports)
      case 'publish-now':
        return publishNow(asking, ports)
      case 'archive':
        return archiveChallenge(asking, ports)
      case 'unarchive':
        return unarchiveChallenge(asking, ports)
      default:
        return cancelChallenge({ ...asking, reason: command?.reason ?? '' }, ports)
    }
  }
}

type Data = SerializeFrom<typeof loader>

export default function PublishChallenge() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { t: tLifecycle } = useTranslation('lifecycle')
  const gaps = data.completeness.flatMap(({ cells }) => cells).filter(({ isWritten }) => !isWritten).length
  const isCancelling = result?.values['intent'] === 'cancel'
  const isArchiving = result?.values['intent'] === 'archive'
  return (
    <SetupPage
      frame={data.frame}
      step="publish"
      lede={<Tag tone="progress">{tLifecycle(`states.${data.state}.staff`)}</Tag>}
    >
      {data.stations.length > 0 ? (
        <PhaseRail phases={data.stations} size="medium" zone={data.zone} of={data.frame.title} />
      ) : null}
      <Section id="next" title={t('publish.next')}>
        {data.canBeApproved ? null : <NobodyApproves data={data} />}
        {data.awaited && data.canBeApproved ? <AwaitedApproval awaited={data.awaited} /> : null}
        <NextStep data={data} result={isCancelling || isArchiving ? undefined : result} />
      </Section>
      {data.sectionRemarks.length > 0 ? (
        <Section id="remarks" title={t('remarks.all')}>
          <AllRemarks
            remarks={data.sectionRemarks}
            slug={data.frame.slug}
            zone={data.zone}
            canAnswer={data.canAnswer}
          />
        </Section>
      ) : null}
      {data.readiness === null ? null : (
        <Section id="readiness" title={t('readiness.title')}>
          <ReadinessList
            items={data.readiness}
            slug={data.frame.slug}
            programmeSlug={data.frame.programmeSlug}
            canInvite={data.canInvite}
          />
        </Section>
      )}
      <Section id="completeness" title={t('completeness.title')} intro={t('completeness.intro')}>
        <Disclosure
          summary={gaps === 0 ? t('completeness.no-gap') : t('completeness.gaps', { count: gaps })}
          open={gaps > 0}
        >
          <CompletenessTable rows={data.completeness} languages={data.languages} slug={data.frame.slug} />
        </Disclosure>
      </Section>
      <Coming data={data} />
      <Section id="people" title={t('publish.people')}>
        <SummaryList
          items={[
            { label: t('publish.created-by'), value: data.writtenBy },
            { label: t('publish.requested-by'), value: data.people.requestedBy ?? undefined },
            { label: t('publish.approved-by'), value: data.people.approvedBy ?? undefined },
          ]}
        />
      </Section>
      {data.canArchive ? <ArchiveForm result={isArchiving ? result : undefined} /> : null}
      {data.canCancel ? <CancelForm result={isCancelling ? result : undefined} /> : null}
    </SetupPage>
  )
}

/** The one thing to do now, by the state of the challenge and by who is looking. */
function NextStep({ data, result }: { data: Data; result: FormProblem | undefined }) {
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const { state, frame, isAuthor, isOrganiser } = data
  const open = openRemarks(data.sectionRemarks).length
  const isPublicOrOver = isEndState(state) || hasReached(state, 'open')
  if (!isOrganiser && !isPublicOrOver) return <p>{t('publish.not-yours')}</p>
  switch (state) {
    case 'draft':
    case 'changes_requested':
      if (data.isBlocked)
        return (
          <p>
            <a href="#readiness">{t('publish.request-blocked')}</a>
          </p>
        )
      if (data.isOnlyApprover) return <p>{t('publish.request-by-another')}</p>
      return (
        <Form result={result} intent="request-review">
          <p>{t('publish.request-review-hint')}</p>
          <SubmitButton>{t('publish.request-review')}</SubmitButton>
        </Form>
      )
    case 'in_review':
      if (isAuthor) return <p>{t('publish.waiting')}</p>
      if (!data.isNamed) return <p>{t('publish.others-named')}</p>
      return (
        <>
          <p>{t('publish.review-hint')}</p>
          {open > 0 ? (
            <Callout tone="warn">
              <p>
                <a href="#remarks">{t('remarks.still-open', { count: open })}</a>
              </p>
            </Callout>
          ) : null}
          <p>
            <a href={paths.organise.preview(frame.slug)}>{t('publish.read-preview')}</a>
          </p>
          <Form intent="approve" label={t('publish.approve')}>
            <SubmitButton>{t('publish.approve')}</SubmitButton>
          </Form>
          <RequestChangesForm result={result} />
        </>
      )
    case 'approved':
      return (
        <>
          <Form result={result} intent="schedule" label={t('publish.schedule')}>
            <p>{t('publish.schedule-hint')}</p>
            <SubmitButton>{t('publish.schedule')}</SubmitButton>
          </Form>
          <PublishNow />
        </>
      )
    case 'scheduled':
      return (
        <>
          <p>{t('publish.scheduled')}</p>
          <Form result={result} intent="unschedule" label={t('publish.unschedule')}>
            <SubmitButton tone="secondary">{t('publish.unschedule')}</SubmitButton>
          </Form>
          <PublishNow />
        </>
      )
    case 'archived':
      return isOrganiser ? (
        <Form result={result} intent="unarchive" label={t('publish.unarchive')}>
          <p>{t('publish.unarchive-hint')}</p>
          <SubmitButton tone="secondary">{t('publish.unarchive')}</SubmitButton>
        </Form>
      ) : (
        <p>{t('publish.ended')}</p>
      )
    case 'cancelled':
      return <p>{t('publish.ended')}</p>
    default:
      return (
        <>
          <p>{t('publish.is-public')}</p>
          <ButtonLink to={paths.challenge(frame.slug)} tone="secondary">
            {t('publish.see-public')}
          </ButtonLink>
        </>
      )
  }
}

/** Without another organiser the challenge would wait for ever; said before anybody asks. */
function NobodyApproves({ data }: { data: Data }) {
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  return (
    <Callout tone="warn" title={t('publish.nobody-title')}>
      <p>{t(data.awaited?.isNamed ? 'publish.nobody-named' : 'publish.nobody-text')}</p>
      {data.awaited?.isNamed ? (
        <p>
          <a href={paths.organise.approvals(data.frame.programmeSlug)}>{t('publish.nobody-name')}</a>
        </p>
      ) : data.canInvite ? (
        <p>
          <a href={paths.organise.people(data.frame.programmeSlug)}>{t('publish.nobody-invite')}</a>
        </p>
      ) : (
        <p>{t('publish.nobody-ask')}</p>
      )}
    </Callout>
  )
}

function PublishNow() {
  const { t } = useTranslation('publish')
  return (
    <Disclosure summary={t('publish.now-summary')}>
      <Form intent="publish-now" label={t('publish.now')}>
        <p>{t('publish.now-hint')}</p>
        <SubmitButton tone="secondary">{t('publish.now')}</SubmitButton>
      </Form>
    </Disclosure>
  )
}

function Coming({ data }: { data: Data }) {
  const { t } = useTranslation('publish')
  return (
    <Section id="coming" title={t('publish.coming')} intro={t('publish.coming-intro')}>
      {data.remarks.length > 0 ? (
        <Callout title={t('edit-timeline.remarks')}>
          <div className="prose">
            <ul>
              {data.remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          </div>
        </Callout>
      ) : null}
      <ComingList things={data.coming} zones={data.zones} />
    </Section>
  )
}
