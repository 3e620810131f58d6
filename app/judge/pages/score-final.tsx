import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { allowedNow } from '../core/deliberation/rounds.ts'
import { entriesOf, scorecardSchema } from '../core/scorecard-schema.ts'
import { criteriaInWords } from '../data/criteria.server.ts'
import { finalistIdsOf } from '../data/finalist-ids.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { ownScorecard } from '../data/proposal-to-score.server.ts'
import { roundsOf } from '../data/rounds.server.ts'
import { scoreFinal } from '../flows/score-final.server.ts'
import { CriterionField } from '../parts/criterion-field.tsx'

export const access = {
  loader: { who: 'juror of :assignment' },
  action: { who: 'juror of :assignment' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** The criteria for finalists alone, of one finalist, while the final round is open. */
export async function loader({ context }: LoaderArgs) {
  const { db, lang, now } = context
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const { id: assignmentId, proposalId, jurorId } = sure(context.subject.assignment)
  const heading = await judgingHeading(db, { challengeId, lang })
  const base = { pageTitle: context.t('judge')('final.title'), heading, assignmentId }
  const isOpen =
    mayRead('proposal', { ...nobody, isJuror: true, assignment: 'clear' }, recorded, now) &&
    allowedNow(await roundsOf(db, challengeId), effectiveState).scoring === 'finalists' &&
    (await finalistIdsOf(db, challengeId)).has(proposalId)
  if (!isOpen) return json({ ...base, card: null })
  const criteria = (await criteriaInWords(db, { challengeId, lang })).filter(
    ({ isForFinalists }) => isForFinalists,
  )
  const { state, answers, versions } = await ownScorecard(db, { jurorId, proposalId, criteria })
  return json({
    ...base,
    card: state === 'final' && criteria.length > 0 ? { criteria, answers, versions } : null,
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, scorecardSchema)
  if (!form.ok) return form.response
  const { id: assignmentId } = sure(context.subject.assignment)
  const { scores } = entriesOf(form.value)
  const result = await scoreFinal(
    { assignmentId, personId: context.signedIn.personId, scores },
    context.ports,
  )
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).scoreFinal(assignmentId),
    'judge:toasts.final-scored',
  )
}

export default function ScoreFinal() {
  const { heading, assignmentId, card } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const seen = card
    ? Object.fromEntries(card.criteria.map(({ id }) => [`seen.${id}`, card.versions[id] ?? 0]))
    : {}
  return (
    <AreaLayout
      area="juror"
      title={t('final.title')}
      lede={t('final.lede')}
      breadcrumb={[
        { to: paths.jury, label: t('juror-home.title') },
        { to: paths.juryQueue(heading.slug), label: heading.title },
        { to: paths.score(assignmentId), label: t('final.proposal') },
      ]}
    >
      {card ? (
        <Form result={result} hidden={seen} label={t('final.title')}>
          {card.criteria.map((criterion) => (
            <CriterionField
              key={criterion.id}
              criterion={criterion}
              given={card.answers[criterion.id]}
              isDisabled={false}
            />
          ))}
          <SubmitButton>{t('final.save')}</SubmitButton>
        </Form>
      ) : (
        <EmptyState title={t('final.none')}>{t('final.none-hint')}</EmptyState>
      )}
    </AreaLayout>
  )
}
