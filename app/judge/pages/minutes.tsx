import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { formatList } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { approvesAs } from '../core/deliberation/minutes.ts'
import { minutesSchema } from '../core/deliberation/minutes-schema.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { latestMeeting } from '../data/meetings.server.ts'
import { chairsOf } from '../data/minutes.server.ts'
import { readableMinutes } from '../data/readable-minutes.server.ts'
import { roomViewerOf } from '../data/room-viewer.server.ts'
import { approveMinutes, draftMinutes, editMinutes } from '../flows/write-minutes.server.ts'
import { JudgingFrame } from '../parts/judging-frame.tsx'
import { MinutesParts } from '../parts/minutes-parts.tsx'

const rule = { who: 'chair of :challenge', bodyBytes: 512 * 1024 } as const
export const access = {
  loader: { who: 'staff of :challenge' },
  action: { draft: rule, edit: rule, approve: rule },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  const { isChair, isOrganiser } = roomViewerOf(context)
  const minutes = await readableMinutes(context)
  const meeting = await latestMeeting(context.db, challengeId)
  const leads = isChair || isOrganiser
  const { programmeId } = recorded
  const chairs = leads ? await chairsOf(context.db, { programmeId, challengeId }) : []
  return json({
    pageTitle: `${context.t('judge')('minutes.title')}: ${heading.title}`,
    heading,
    isOrganiser: isOrganiserOf(context.signedIn, { programmeId, challengeId }),
    minutes,
    meetingState: meeting?.state ?? null,
    canDraft: !minutes && meeting?.state === 'ended' && leads,
    canEdit: minutes !== null && !minutes.isApproved && leads,
    hasNoChair: leads && chairs.length === 0,
    chairs: chairs.map(({ name }) => name),
    approves: approvesAs(context.signedIn.personId, chairs).ok,
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, minutesSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const own = { challengeId, by: context.signedIn.personId }
  const sent = form.value
  const result =
    sent.intent === 'draft'
      ? await draftMinutes({ ...own, ...(await wordsOfDraft(context)) }, context.ports)
      : sent.intent === 'edit'
        ? await editMinutes({ ...own, seen: sent.seen, texts: sent.texts }, context.ports)
        : await approveMinutes({ ...own, seen: sent.seen, name: sent.name }, context.ports)
  if (!result.ok) return refusedMinutes(context, result.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.minutes(slug),
    `judge:toasts.minutes-${sent.intent}`,
  )
}

/** A name that is not one's own is told at its field. */
function refusedMinutes(context: ActionArgs['context'], refusal: JudgeRefusal): Response {
  if (refusal.code !== 'approval-name') {
    const names = refusal.code === 'approval-of-chair' ? formatList(context.lang, refusal.names) : undefined
    return refusalResponse(context, 'judge', { ...refusal, ...(names && { names }) })
  }
  return problemResponse(context, {
    errors: { name: refusalSentence(context, 'judge', refusal) },
    code: refusal.code,
  })
}

/** The draft is written in the language of whoever asks for it. */
async function wordsOfDraft(context: ActionArgs['context']) {
  const { id: challengeId } = sure(context.subject.challenge)
  const { lang, db } = context
  const t = context.t('judge')
  const { zone } = await judgingHeading(db, { challengeId, lang })
  const say: Parameters<typeof draftMinutes>[0]['say'] = (sentence, words) =>
    t(`minutes.draft.${sentence}`, words ?? {})
  return { lang, zone, say, whole: t('minutes.draft.whole') }
}

export default function Minutes() {
  const { heading, isOrganiser, minutes, meetingState, canDraft, canEdit, hasNoChair, chairs, approves } =
    useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths, lang } = useSite()
  const resultOf = (intent: string) => (result?.values['intent'] === intent ? result : undefined)
  if (!minutes) {
    return (
      <JudgingFrame step="minutes" heading={heading} isOrganiser={isOrganiser}>
        <EmptyState
          title={t('minutes.none')}
          action={
            canDraft ? (
              <Form result={resultOf('draft')} intent="draft" label={t('minutes.draft-now')}>
                <SubmitButton>{t('minutes.draft-now')}</SubmitButton>
              </Form>
            ) : (
              <ButtonLink to={paths.organise.meeting(heading.slug)} tone="quiet">
                {t('meeting.title')}
              </ButtonLink>
            )
          }
        >
          {t(`minutes.next.${canDraft ? 'to-draft' : (meetingState ?? 'unplanned')}`)}{' '}
          {hasNoChair ? t('minutes.no-chair') : null}
        </EmptyState>
      </JudgingFrame>
    )
  }
  return (
    <JudgingFrame step="minutes" heading={heading} isOrganiser={isOrganiser}>
      <MinutesParts minutes={minutes} />
      <ButtonRow>
        <ButtonLink tone="secondary" download to={paths.organise.minutesFile(heading.slug, 'txt')}>
          {t('minutes.as-text')}
        </ButtonLink>
        <ButtonLink tone="secondary" download to={paths.organise.minutesFile(heading.slug, 'html')}>
          {t('minutes.as-html')}
        </ButtonLink>
      </ButtonRow>
      {canEdit ? (
        <>
          <Section id="approve" title={t('minutes.approve')} intro={t('minutes.approve-hint')}>
            {approves ? (
              <>
                {hasNoChair ? <p>{t('minutes.no-chair')}</p> : null}
                <Form
                  result={resultOf('approve')}
                  intent="approve"
                  hidden={{ seen: minutes.number }}
                  label={t('minutes.approve')}
                >
                  <TextField
                    name="name"
                    label={t('minutes.name')}
                    hint={t('minutes.name-hint')}
                    autoComplete="name"
                  />
                  <SubmitButton>{t('minutes.approve-do', { number: minutes.number })}</SubmitButton>
                </Form>
              </>
            ) : (
              <>
                <ErrorSummary errors={{}} problem={resultOf('approve')?.problem ?? undefined} />
                <p>{t('minutes.chair-next', { names: formatList(lang, chairs, 'disjunction') })}</p>
              </>
            )}
          </Section>
          <Section id="edit" title={t('minutes.edit')} intro={t('minutes.edit-hint')}>
            <Form
              result={resultOf('edit')}
              intent="edit"
              hidden={{ seen: minutes.number }}
              label={t('minutes.edit')}
            >
              {minutes.parts.map((part, index) =>
                part.isClosed ? null : (
                  <TextArea
                    key={index}
                    name={`texts.${index}`}
                    label={part.heading}
                    lang={minutes.locale}
                    defaultValue={part.text}
                    rows={Math.min(14, part.text.split('\n').length + 2)}
                    maxCharacters={20_000}
                  />
                ),
              )}
              <SubmitButton tone="secondary">
                {t('minutes.save', { number: minutes.number + 1 })}
              </SubmitButton>
            </Form>
          </Section>
        </>
      ) : null}
    </JudgingFrame>
  )
}
