import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { challengeTitles } from '#app/apply/data/applicants.server.ts'
import { titleIn } from '#app/apply/core/proposal-frame.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { screeningRefusal } from '#app/lifecycle/proposal.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { shownQuestion } from '#app/publish/core/form/form-words.ts'
import { questionsOf } from '#app/publish/core/form/form.ts'
import { currentForm } from '#app/publish/data/forms.server.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { isCompletable, usualDue } from '../core/completion.ts'
import { readTicked } from '../core/bulk-schema.ts'
import { askSeveralSchema } from '../core/completion-schema.ts'
import { chosenRows } from '../data/proposal-list.server.ts'
import { askSeveral } from '../flows/ask-several.server.ts'

export const access = {
  loader: { who: 'screener of :challenge' },
  action: { who: 'screener of :challenge' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ request, context }: LoaderArgs) {
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  if (!mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, context.now)) throw notFound()
  const { personId } = context.signedIn
  const ticked = readTicked(new URL(request.url).searchParams.getAll('proposal[]'))
  const form = await currentForm(context.db, challengeId)
  return json({
    challenge: { slug, ...titleIn(await challengeTitles(context.db, challengeId), context.lang) },
    chosen: await chosenRows(context.db, { challengeId, personId }, ticked),
    questions: questionsOf(form)
      .filter(isCompletable)
      .map((question) => shownQuestion(question, context.lang, context.t('publish')))
      .map(({ key, label }) => ({ key, label })),
    due: usualDue(context.now, recorded.calendar.zone),
    zone: recorded.calendar.zone,
    isOrganiser: isOrganiserOf(context.signedIn, { programmeId: recorded.programmeId, challengeId }),
    isOver: screeningRefusal(settled(recorded, context.now)) !== null,
    pageTitle: context.t('deadline')('several.title'),
  })
}

export async function action({ context }: ActionArgs) {
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  if (!mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, context.now)) throw notFound()
  const form = await parseForm({ context }, askSeveralSchema)
  if (!form.ok) return form.response
  const due = wallClockToInstant(form.value.dueAt)
  if (!due.ok)
    return problemResponse(context, { errors: { dueAt: refusalSentence(context, 'deadline', due.refusal) } })
  const { proposal: chosen, questions, message } = form.value
  const { personId } = context.signedIn
  const result = await askSeveral(
    { challengeId, personId, chosen, questions, message, dueAt: due.value },
    context.ports,
  )
  if (!result.ok) return refusalResponse(context, 'deadline', result.refusal)
  const { asked, left } = result.value
  if (left.length === 0) {
    const path = pathsIn(context.lang).organise.proposals(slug)
    return redirectWithToast(context, path, 'deadline:toasts.several-asked')
  }
  return json({
    outcome: {
      asked,
      left: left.map(({ reference, refusal }) => ({
        reference,
        why: refusalSentence(context, 'deadline', refusal),
      })),
    },
  })
}

type Outcome = { asked: number; left: readonly { reference: string; why: string }[] }

/** Several teams asked for the same: one message, one deadline. Who could not be asked stands there with the reason. */
export default function AskSeveral() {
  const { challenge, chosen, questions, due, zone, isOrganiser, isOver } = useLoaderData<typeof loader>()
  const answer = useActionData() as FormProblem | { outcome: Outcome } | undefined
  const { t } = useTranslation('deadline')
  const { paths } = useSite()
  const nav = useChallengeNav(challenge.slug, { current: 'proposals', isOrganiser })
  const outcome = answer && 'outcome' in answer ? answer.outcome : null
  const result = answer && !('outcome' in answer) ? answer : undefined
  return (
    <AreaLayout
      area="organiser"
      title={t('several.title')}
      lede={challenge.title}
      breadcrumb={[
        { to: paths.organise.challenge(challenge.slug), label: challenge.title },
        { to: paths.organise.proposals(challenge.slug), label: t('screening.title') },
      ]}
      nav={nav}
    >
      {outcome ? (
        <>
          <Callout
            tone={outcome.asked > 0 ? 'warn' : 'bad'}
            title={
              outcome.asked === 0 ? t('several.asked-none') : t('several.asked', { count: outcome.asked })
            }
          >
            <p>{t('several.left', { count: outcome.left.length })}</p>
          </Callout>
          <SummaryList items={outcome.left.map(({ reference, why }) => ({ label: reference, value: why }))} />
          <p>
            <a href={paths.organise.proposals(challenge.slug)}>{t('several.back')}</a>
          </p>
        </>
      ) : isOver || chosen.length === 0 ? (
        <EmptyState title={t(isOver ? 'screen.over' : 'screening.none-ticked')}>
          <p>
            <a href={paths.organise.proposals(challenge.slug)}>{t('several.back')}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <Section id="chosen" title={t('several.chosen', { count: chosen.length })}>
            <SummaryList
              items={chosen.map(({ reference, title, organisation }) => ({
                label: reference,
                value: <span dir="auto">{`${title} · ${organisation}`}</span>,
              }))}
            />
          </Section>
          <Form
            result={result}
            rowNames={{
              questions: t('completion.questions'),
              message: t('completion.message'),
              dueAt: t('completion.due'),
            }}
            label={t('several.title')}
          >
            {chosen.map(({ id, version }) => (
              <input key={id} type="hidden" name="proposal[]" value={`${id}:${version}`} />
            ))}
            <p>{t('completion.intro')}</p>
            <CheckboxGroup
              name="questions[]"
              label={t('completion.questions')}
              hint={t('several.questions-hint')}
              choices={questions.map(({ key, label }) => ({ value: key, label }))}
            />
            <TextArea
              name="message"
              label={t('completion.message')}
              hint={t('completion.message-hint')}
              rows={4}
              maxCharacters={2000}
            />
            <DateTimeField
              name="dueAt"
              label={t('completion.due')}
              hint={t('completion.due-hint')}
              fixedZone={zone}
              defaultValue={due}
            />
            <SubmitButton>{t('several.button', { count: chosen.length })}</SubmitButton>
          </Form>
        </>
      )}
    </AreaLayout>
  )
}
