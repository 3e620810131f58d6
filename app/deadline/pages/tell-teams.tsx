import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { challengeTitles } from '#app/apply/data/applicants.server.ts'
import { titleIn } from '#app/apply/core/proposal-frame.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { screeningRefusal } from '#app/lifecycle/proposal.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { setRuleWords } from '#app/publish/data/eligibility-words.server.ts'
import { rulesOf } from '#app/publish/data/rules.server.ts'
import { useRuleSentence } from '#app/publish/parts/rule-list.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { readProposalQuery, writeProposalQuery } from '../core/proposal-list.ts'
import { whatToTell } from '../data/release.server.ts'
import { releaseScreening } from '../flows/release-screening.server.ts'

export const access = {
  loader: { who: 'organiser of :challenge' },
  action: { who: 'organiser of :challenge' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** The list the address asks for; a 404 while it is sealed. */
function askedList(context: RequestContext, request: Request) {
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  if (!mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, context.now)) throw notFound()
  const query = { ...readProposalQuery(new URL(request.url).searchParams), after: null }
  return { scope: { challengeId, personId: context.signedIn.personId }, query }
}

export async function loader({ request, context }: LoaderArgs) {
  const { scope, query } = askedList(context, request)
  const { id, slug, recorded } = sure(context.subject.challenge)
  return json({
    challenge: { slug, ...titleIn(await challengeTitles(context.db, id), context.lang) },
    toTell: await whatToTell(context.db, scope, query),
    ownRules: await rulesOf(context.db, id, context.lang),
    setRules: setRuleWords(context, await eligibilityOf(context.db, id)),
    isOver: screeningRefusal(settled(recorded, context.now)) !== null,
    asked: writeProposalQuery(query),
    pageTitle: context.t('deadline')('tell.title'),
  })
}

const count = z.coerce.number().int().min(0).max(1_000_000)
const tellSchema = z.object({ eligible: count, ineligible: count })

export async function action({ request, context }: ActionArgs) {
  const { scope, query } = askedList(context, request)
  const form = await parseForm({ context }, tellSchema)
  if (!form.ok) return form.response
  const result = await releaseScreening({ ...scope, filters: query, shown: form.value }, context.ports)
  if (!result.ok) return refusalResponse(context, 'deadline', result.refusal)
  const { slug } = sure(context.subject.challenge)
  return redirectWithToast(context, pathsIn(context.lang).organise.proposals(slug), 'deadline:toasts.told')
}

/** What the teams will be told, and to how many, before it is told in one act. */
export default function TellTeams() {
  const { challenge, toTell, ownRules, setRules, isOver, asked } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('deadline')
  const { paths } = useSite()
  const sentenceOf = useRuleSentence({ own: ownRules, set: setRules })
  const nav = useChallengeNav(challenge.slug, { current: 'proposals', isOrganiser: true })
  const { eligible, ineligible, told, unscreened, samples } = toTell
  const total = eligible + ineligible
  return (
    <AreaLayout
      area="organiser"
      title={t('tell.title')}
      lede={t('tell.lede')}
      breadcrumb={[
        { to: paths.organise.challenge(challenge.slug), label: challenge.title },
        {
          to: `${paths.organise.proposals(challenge.slug)}${asked ? `?${asked}` : ''}`,
          label: t('screening.title'),
        },
      ]}
      nav={nav}
    >
      {asked ? (
        <Callout>
          <p>{t('tell.part')}</p>
        </Callout>
      ) : null}
      <Section id="who" title={t('tell.who')} tone="bare">
        <SummaryList
          items={[
            { label: t('tell.eligible'), value: eligible },
            { label: t('tell.ineligible'), value: ineligible },
            { label: t('tell.told'), value: told },
            { label: t('tell.unscreened'), value: unscreened },
          ]}
        />
      </Section>
      {samples.length > 0 ? (
        <Section id="samples" title={t('tell.samples')} intro={t('tell.samples-intro')}>
          <SummaryList
            items={samples.map(({ reference, organisation, rule, reason, original }) => ({
              label: `${reference} · ${organisation}`,
              value: (
                <>
                  {original ? (
                    <p>
                      {t('duplicate.is', { reference: original.reference })}{' '}
                      <span dir="auto">{original.title}</span>
                    </p>
                  ) : null}
                  <p>{t('screen.by-rule', { number: rule, rule: sentenceOf(rule) })}</p>
                  <p dir="auto">{reason}</p>
                </>
              ),
            }))}
          />
        </Section>
      ) : null}
      <Section id="tell" title={t('tell.act')} tone="raised">
        {isOver ? (
          <p>{t('tell.over')}</p>
        ) : total === 0 ? (
          <EmptyState title={t('tell.nothing')}>
            <p>{t('tell.nothing-text')}</p>
          </EmptyState>
        ) : (
          <Form result={result} hidden={{ eligible, ineligible }} label={t('tell.act')}>
            <p>{t('tell.once')}</p>
            <SubmitButton>{t('tell.button', { count: total })}</SubmitButton>
          </Form>
        )}
      </Section>
    </AreaLayout>
  )
}
