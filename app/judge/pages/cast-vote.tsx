import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { formatMoney } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { followedChallenge } from '#app/publish/data/followers.server.ts'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { TitleLink } from '#app/publish/parts/mail-sent.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { castVoteSchema } from '../core/ballots/vote-schema.ts'
import { ownVote, publicVoteFor } from '../data/public-vote.server.ts'
import { publicVoteView } from '../data/public-vote-view.server.ts'
import { castVote } from '../flows/cast-vote.server.ts'

export const access = {
  loader: { who: 'signed in' },
  action: { who: 'signed in' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** The ballot of whoever is signed in, with what they picked. Nobody's else, and no count. */
export async function loader({ context, params }: LoaderArgs) {
  const { db, lang, t } = context
  const challenge = await followedChallenge(db, { slug: params.challenge ?? '' }, lang)
  if (!challenge) throw notFound()
  const { slug, title, locale } = challenge
  const found = await publicVoteFor(db, slug)
  const view = await publicVoteView(context, slug)
  const { personId } = context.signedIn
  const own = found && (await ownVote(db, { challengeId: found.vote.challengeId, personId }))
  const onBallot = new Set(view?.projects.map(({ projectId }) => projectId))
  return json({
    pageTitle: `${t('judge')('vote.own-title')} · ${title}`,
    challenge: { slug, title, locale },
    styles: await publicStyles(db, { challenge: slug }),
    // How it goes is for the page of the result.
    view: view && { ...view, result: null },
    own: own && {
      castAtIso: own.castAt.toISOString(),
      picks: own.picks.filter((id) => onBallot.has(id)),
      gone: own.picks.filter((id) => !onBallot.has(id)).length,
    },
  })
}

export async function action({ context, params }: ActionArgs) {
  const form = await parseForm({ context }, castVoteSchema)
  if (!form.ok) return form.response
  const found = await publicVoteFor(context.db, params.challenge ?? '')
  if (!found) return refusalResponse(context, 'judge', { code: 'no-public-vote' })
  const { personId } = context.signedIn
  const { challengeId, currency } = found.vote
  const result = await castVote({ challengeId, personId, picks: form.value.picks }, context.ports)
  const money = (amount: number) => formatMoney(context.lang, amount, currency)
  if (!result.ok && result.refusal.code === 'vote-over-budget') {
    const { code, budget, cost } = result.refusal
    return refusalResponse(context, 'judge', { code, budget: money(budget), cost: money(cost) })
  }
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).castVote(params.challenge ?? ''),
    'judge:toasts.vote-cast',
  )
}

export default function CastVote() {
  const { challenge, styles, view, own } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('judge')
  const { lang, paths } = useSite()
  return (
    <PublicLayout styles={styles}>
      <PageHeader
        eyebrow={
          <TitleLink to={paths.challenge(challenge.slug)} title={challenge.title} locale={challenge.locale} />
        }
        title={t('vote.own-title')}
      />
      {view === null ? (
        <EmptyState title={t('refusals.no-public-vote')} />
      ) : (
        <>
          {own ? (
            <Callout tone="good" title={t('vote.have-voted')}>
              <p>
                <LocalTime atIso={own.castAtIso} zone={view.zone} />
              </p>
              <p>
                {view.stage === 'open' ? t('vote.may-change') : null}
                {own.gone > 0 ? ` ${t('vote.gone', { count: own.gone })}` : null}
              </p>
            </Callout>
          ) : null}
          <SummaryList
            items={[
              { label: t('vote.closes'), value: <LocalTime atIso={view.closesAtIso} zone={view.zone} /> },
              { label: t('vote.budget'), value: formatMoney(lang, view.budget, view.currency) },
            ]}
          />
          <p>
            {view.maximum === null ? t('vote.any-number') : t('vote.at-most', { count: view.maximum })}{' '}
            {view.isWithinBudget ? t('vote.within') : null}{' '}
            <a href={paths.publicVote(challenge.slug)}>{t('vote.about')}</a>
          </p>
          {view.stage === 'open' && view.projects.length > 0 ? (
            <Form result={result} label={t('vote.own-title')}>
              <CheckboxGroup
                name="picks[]"
                label={t('vote.pick')}
                defaultValue={own?.picks}
                choices={view.projects.map((project) => ({
                  value: project.projectId,
                  label: `${project.title} (${formatMoney(lang, project.cost, view.currency)})`,
                  hint: `${project.organisation} · ${project.summary}`,
                }))}
              />
              <SubmitButton>{t(own ? 'vote.change' : 'vote.cast')}</SubmitButton>
              <p>{t('vote.secret-value')}</p>
            </Form>
          ) : (
            <>
              {/* What was sent too late has no form to come back to. */}
              {result?.problem ? (
                <div role="alert">
                  <Callout tone="warn">
                    <p>{result.problem}</p>
                  </Callout>
                </div>
              ) : null}
              {view.stage === 'open' ? (
                <EmptyState title={t('vote.none')} />
              ) : (
                <EmptyState title={t(view.stage === 'closed' ? 'vote.is-over' : 'vote.not-yet')}>
                  {view.stage === 'closed' ? (
                    <a href={paths.publicVote(challenge.slug)}>{t('vote.see-result')}</a>
                  ) : (
                    t('vote.not-yet-hint')
                  )}
                </EmptyState>
              )}
            </>
          )}
        </>
      )}
    </PublicLayout>
  )
}
