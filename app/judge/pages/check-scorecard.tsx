import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { formatDecimal } from '#app/platform/format.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { decimalText } from '#app/platform/rounding.ts'
import { readAnswer } from '#app/publish/core/rubrics/index.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { fieldId } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { weightInWords } from '#app/publish/core/criterion-weight.ts'
import { checkedScorecard } from '../core/checked-scorecard.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import { entriesOf, scorecardSchema } from '../core/scorecard-schema.ts'
import { criteriaAskedOf, endsOfTotals } from '../core/scoring.ts'
import { wayOfJudging } from '../data/ballots.server.ts'
import { criteriaInWords, judgingRuleOf } from '../data/criteria.server.ts'
import { finalistIdsOf } from '../data/finalist-ids.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { jurorQueue } from '../data/juror-queue.server.ts'
import { ownScorecard } from '../data/proposal-to-score.server.ts'
import { finaliseScorecard } from '../flows/finalise-scorecard.server.ts'
import { useSaidAnswer } from '../parts/use-said-answer.ts'

const rule = { who: 'juror of :assignment', bodyBytes: 256 * 1024 } as const
export const access = { loader: { who: 'juror of :assignment' }, action: rule } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const { id: assignmentId, proposalId, jurorId } = sure(context.subject.assignment)
  const { db, lang, now, t } = context
  const heading = await judgingHeading(db, { challengeId, lang })
  const stage = juryStageOf(effectiveState)
  const juror = { ...nobody, isJuror: true, assignment: 'clear' } as const
  const isScored = (await wayOfJudging(db, challengeId)).way === 'scorecards'
  if (!isScored || !mayRead('proposal', juror, recorded, now))
    return json({ heading, stage, pageTitle: t('judge')('check.title'), work: null })
  const all = await criteriaInWords(db, { challengeId, lang })
  const own = (await jurorQueue(db, { challengeId, jurorId, criteria: all })).find(
    (item) => item.assignmentId === assignmentId,
  )
  if (!own) throw notFound()
  const isFinalist = (await finalistIdsOf(db, challengeId)).has(proposalId)
  const criteria = criteriaAskedOf(all, { isFinalist })
  const card = await ownScorecard(db, { jurorId, proposalId, criteria })
  const points = Object.fromEntries(
    criteria.flatMap(({ id, rubric }) => {
      const answer = readAnswer(rubric, card.answers[id] ?? '')
      return answer === null ? [] : [[id, answer === 'cannot-judge' ? null : answer] as const]
    }),
  )
  const rule = await judgingRuleOf(db, challengeId)
  return json({
    heading,
    stage,
    pageTitle: `${t('judge')('check.title')}: ${own.title}`,
    work: {
      assignmentId,
      title: own.title,
      language: own.language,
      reference: own.reference,
      weightsAs: rule.weights,
      criteria: criteria.map(({ id, name, weight, rubric }) => ({ id, name, weight, rubric })),
      card: { ...card, finalisedAt: undefined, finalisedAtIso: card.finalisedAt?.toISOString() ?? null },
      ...checkedScorecard(criteria, points),
      ownTotal: own.ownTotal,
      highestTotal: decimalText(endsOfTotals(criteria, rule).highest, 2),
    },
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, scorecardSchema)
  if (!form.ok) return form.response
  const { id: assignmentId, jurorId } = sure(context.subject.assignment)
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { personId } = context.signedIn
  const result = await finaliseScorecard({ assignmentId, personId, ...entriesOf(form.value) }, context.ports)
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  const paths = pathsIn(context.lang)
  const criteria = await criteriaInWords(context.db, { challengeId, lang: context.lang })
  const finalists = await finalistIdsOf(context.db, challengeId)
  const queue = await jurorQueue(context.db, { challengeId, jurorId, criteria })
  const next = queue.find(({ state }) => state !== 'final')
  if (!next) return redirectWithToast(context, paths.juryQueue(slug), 'judge:toasts.all-final')
  const asked = criteriaAskedOf(criteria, { isFinalist: finalists.has(next.proposalId) })
  const isAnswered = next.answered >= asked.length
  return redirectWithToast(
    context,
    isAnswered ? paths.scoreCheck(next.assignmentId) : paths.score(next.assignmentId),
    'judge:toasts.finalised',
  )
}

/** What a scorecard says, before it counts. The button sends all of it along: what was seen here is what becomes final. */
export default function CheckScorecard() {
  const { heading, stage, work } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { lang, paths } = useSite()
  const said = useSaidAnswer()
  const breadcrumb = [
    { to: paths.jury, label: t('juror-home.title') },
    { to: paths.juryQueue(heading.slug), label: heading.title },
  ]
  if (!work) {
    return (
      <AreaLayout area="juror" title={t('check.title')} breadcrumb={breadcrumb}>
        <EmptyState title={t(stage === 'over' ? 'score.over' : 'score.not-yet')} />
      </AreaLayout>
    )
  }
  const { card, criteria, missing, cannotJudge, ownTotal, highestTotal } = work
  const score = paths.score(work.assignmentId)
  const isWritable = stage === 'judging' && card.state === 'draft'
  const changeTo = (field: string) => (isWritable ? `${score}#${fieldId(field)}` : undefined)
  return (
    <AreaLayout
      area="juror"
      title={t('check.title')}
      lede={
        <>
          <span lang={htmlLangOf(work.language)}>{work.title}</span> ({work.reference})
        </>
      }
      breadcrumb={[...breadcrumb, { to: score, label: t('score.scorecard') }]}
    >
      {card.finalisedAtIso ? (
        <Callout tone="good" title={t('score.is-final')}>
          <LocalTime atIso={card.finalisedAtIso} zone={heading.zone} />
        </Callout>
      ) : null}
      {missing.length > 0 && stage === 'judging' ? (
        <Callout tone="warn" title={t('check.missing', { count: missing.length })}>
          <ul>
            {criteria
              .filter(({ id }) => missing.includes(id))
              .map(({ id, name }) => (
                <li key={id}>
                  <a href={changeTo(`scores.${id}`)}>{name}</a>
                </li>
              ))}
          </ul>
        </Callout>
      ) : null}
      <Section title={t('check.answers')} tone="bare">
        <SummaryList
          items={[
            ...criteria.map(({ id, name, weight, rubric }) => ({
              key: id,
              label: t('score.criterion', { name, weight: weightInWords(lang, weight, work.weightsAs) }),
              value: card.answers[id] === undefined ? t('check.no-answer') : said(rubric, card.answers[id]),
              changeTo: changeTo(`scores.${id}`),
              changeWhat: name,
            })),
            {
              label: t('score.comment'),
              value: card.commentToTeam ? <Written text={card.commentToTeam} /> : undefined,
              changeTo: changeTo('commentToTeam'),
            },
            {
              label: t('score.note'),
              value: card.privateNote ? <Written text={card.privateNote} /> : undefined,
              changeTo: changeTo('privateNote'),
            },
          ]}
        />
        {cannotJudge > 0 ? <p>{t('check.cannot-judge', { count: cannotJudge })}</p> : null}
        {missing.length > 0 ? null : (
          <p>
            <strong>
              {ownTotal
                ? t('check.total', {
                    total: formatDecimal(lang, ownTotal),
                    highest: formatDecimal(lang, highestTotal),
                  })
                : t('check.no-total')}
            </strong>
          </p>
        )}
      </Section>
      {isWritable && missing.length === 0 ? (
        <Form
          result={result}
          label={t('score.finalise')}
          hidden={{
            'seen.texts': card.textsVersion,
            commentToTeam: card.commentToTeam,
            privateNote: card.privateNote,
            ...Object.fromEntries(
              criteria.flatMap(({ id }) => [
                [`scores.${id}`, card.answers[id]],
                [`seen.${id}`, card.versions[id]],
              ]),
            ),
          }}
        >
          <p>{t('score.finalise-hint')}</p>
          <SubmitButton>{t('score.finalise')}</SubmitButton>
        </Form>
      ) : result?.problem ? (
        <Callout tone="bad">
          <p role="alert">{result.problem}</p>
        </Callout>
      ) : null}
      <p>
        <a href={score}>{t('check.back')}</a>
      </p>
    </AreaLayout>
  )
}

const Written = ({ text }: { text: string }) => (
  <div className="prose" dir="auto">
    {text.split('\n').map((line, index) => (
      <p key={index}>{line}</p>
    ))}
  </div>
)
