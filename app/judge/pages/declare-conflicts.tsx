import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { countryName } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { declarationPageSchema, declarationsFrom, declarationsSchema } from '../core/declarations-schema.ts'
import type { Suggestion } from '../core/conflicts/suggestions.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import { fewestForBlindness, nameKey, pageOfNames } from '../core/names-declared.ts'
import { namesDeclaredBy } from '../core/names-schema.ts'
import { proposalsToDeclare, undeclaredCount } from '../data/declarations.server.ts'
import { fingerprintOf, suggestionsOfJury } from '../data/conflict-suggestions.server.ts'
import { namedConflictsOf, namesInList, ownProposalsToDeclare } from '../data/names-to-declare.server.ts'
import { tiesOfPerson } from '../data/own-ties.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { forgetOwnTie, tellTie } from '../flows/tell-tie.server.ts'
import { OwnTies } from '../parts/own-ties.tsx'
import { declareConflicts } from '../flows/declare-conflicts.server.ts'
import { declareNames } from '../flows/declare-names.server.ts'
import { DeclareNames } from '../parts/declare-names.tsx'
import { hintsByName, suggestionInWords } from '../parts/suggestion-in-words.ts'
import { DeclarationFields } from '../parts/declaration-fields.tsx'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'juror of :challenge' },
  action: {
    declare: { who: 'juror of :challenge', bodyBytes: 256 * 1024 },
    name: { who: 'juror of :challenge', bodyBytes: 256 * 1024 },
    whole: { who: 'juror of :challenge', bodyBytes: 256 * 1024 },
    unname: { who: 'juror of :challenge' },
    tell: { who: 'juror of :challenge' },
    forget: { who: 'juror of :challenge' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/**
 * Titles and organisations, nothing of what the proposals say; and not even these while proposals are sealed, nor of a
 * proposal the juror has said they do not judge. Where the challenge is read blind: names in one list, and beside it
 * only proposals the juror has been given.
 */
export async function loader({ context, request }: LoaderArgs) {
  const { id: challengeId, effectiveState, recorded } = sure(context.subject.challenge)
  const { id: jurorId } = sure(context.subject.juror)
  const stage = juryStageOf(effectiveState)
  const isDeliberating = effectiveState === 'deliberating'
  const isOpen = stage === 'preparing' || stage === 'judging' || isDeliberating
  const { lang } = context
  const heading = await judgingHeading(context.db, { challengeId, lang })
  const { isBlind } = recorded.policy
  const own = { challengeId, jurorId }
  const proposals = isOpen
    ? await (isBlind ? ownProposalsToDeclare : proposalsToDeclare)(context.db, own)
    : []
  const suggested = isOpen
    ? ((await suggestionsOfJury(context.db, { ...own, now: context.now })).get(jurorId) ?? [])
    : []
  const { personId } = context.signedIn
  const suggestionsOf = (proposalId: string) => {
    const these = suggested.filter((suggestion) => suggestion.proposalId === proposalId)
    if (isBlind || these.length === 0) return null
    const reasons = these.map((suggestion) => suggestionInWords(context.t('judge'), suggestion))
    return { reasons, seen: fingerprintOf(these) }
  }
  return json({
    pageTitle: `${context.t('judge')('conflicts.title')}: ${heading.title}`,
    heading,
    stage,
    isDeliberating,
    names: isBlind && isOpen ? await namesShown(context, { ...own, suggested, request }) : null,
    waiting: isBlind ? 0 : new Set(suggested.map(({ proposalId }) => proposalId)).size,
    ties: await tiesOfPerson(context.db, { challengeId, personId }),
    // Named here: browsers and servers name some countries differently.
    proposals: proposals.map(({ shown, ...proposal }) => ({
      ...proposal,
      suggestions: suggestionsOf(proposal.proposalId),
      shown: shown && { ...shown, country: shown.country && countryName(lang, shown.country) },
    })),
  })
}

/** The list of names as it is asked for, with what the juror has said of them. */
async function namesShown(
  context: LoaderArgs['context'],
  {
    challengeId,
    jurorId,
    suggested,
    request,
  }: { challengeId: string; jurorId: string; suggested: readonly Suggestion[]; request: Request },
) {
  const { db, lang } = context
  const { names, hash, proposals } = await namesInList(db, { challengeId, lang })
  const named = await namedConflictsOf(db, jurorId)
  const asked = new URL(request.url).searchParams
  const search = (asked.get('name') ?? '').trim().slice(0, 200)
  const told = new Set(named.map(({ name }) => nameKey(name)))
  const shown = pageOfNames(names, { search, page: Number.parseInt(asked.get('page') ?? '1', 10) || 1 })
  return {
    ...shown,
    names: shown.names.filter((name) => !told.has(nameKey(name))),
    search,
    named,
    list: hash,
    isWhole: names.length > 0 && (await undeclaredCount(db, { challengeId, jurorId })) === 0,
    isFew: proposals < fewestForBlindness,
    hints: hintsByName(context.t('judge'), suggested),
    seenSuggestions: suggested.length > 0 ? fingerprintOf(suggested) : null,
  }
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, declarationPageSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { personId } = context.signedIn
  const page = pathsIn(context.lang).conflicts(slug)
  if (form.value.intent === 'tell') {
    const { tieKind: kind, otherName, fromYear, untilYear } = form.value
    const tie = { kind, organisation: null, otherName, fromYear, untilYear }
    await tellTie({ challengeId, by: personId, ...tie }, context.ports)
    return redirectWithToast(context, page, 'judge:toasts.tie-told')
  }
  if (form.value.intent === 'forget') {
    await forgetOwnTie({ tieId: form.value.tieId, personId }, context.ports)
    return redirectWithToast(context, page, 'judge:toasts.tie-forgotten')
  }
  if (form.value.intent !== 'declare') {
    const result = await declareNames(
      { challengeId, personId, ...namesDeclaredBy(form.value) },
      context.ports,
    )
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    const isDone = form.value.intent === 'whole'
    return redirectWithToast(
      context,
      isDone ? pathsIn(context.lang).juryQueue(slug) : page,
      'judge:toasts.declared',
    )
  }
  const declarations = declarationsFrom(form.value)
  const { seen } = form.value
  const result = await declareConflicts({ challengeId, personId, declarations, seen }, context.ports)
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(context, pathsIn(context.lang).juryQueue(slug), 'judge:toasts.declared')
}

export default function DeclareConflicts() {
  const { heading, stage, isDeliberating, names, waiting, ties, proposals } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const form = useZodForm(declarationsSchema)
  const resultOf = (intent: string) => (result?.values['intent'] === intent ? result : undefined)
  return (
    <AreaLayout
      area="juror"
      title={t('conflicts.title')}
      lede={t(names ? 'names.lede' : 'conflicts.lede')}
      breadcrumb={[
        { to: paths.jury, label: t('juror-home.title') },
        { to: paths.juryQueue(heading.slug), label: heading.title },
      ]}
    >
      {!names && proposals.length === 0 ? (
        <EmptyState title={t(`conflicts.empty.${stage}`)} />
      ) : (
        <Callout title={t('conflicts.what')}>
          <p>{t('conflicts.what-hint')}</p>
          {names ? null : <p>{t('conflicts.abstain-hint')}</p>}
          <p>{t('conflicts.who-reads')}</p>
          {isDeliberating ? <p>{t('conflicts.deliberating')}</p> : null}
        </Callout>
      )}
      {names ? (
        <DeclareNames {...names} stage={stage} isDeliberating={isDeliberating} resultOf={resultOf} />
      ) : null}
      {proposals.length === 0 ? null : (
        <Given isGiven={names !== null}>
          {waiting > 0 ? (
            <Callout tone="warn" title={t('suggestions.waiting', { count: waiting })}>
              <p>{t('suggestions.waiting-hint')}</p>
            </Callout>
          ) : null}
          <Form
            form={form}
            result={resultOf('declare')}
            intent="declare"
            label={t('conflicts.title')}
            rowNames={Object.fromEntries(
              proposals.flatMap(({ proposalId, reference, shown }) =>
                ['standing', 'kind', 'note'].map((field) => [
                  `${field}.${proposalId}`,
                  shown?.title ?? reference,
                ]),
              ),
            )}
          >
            {proposals.map((proposal) => (
              <DeclarationFields
                key={proposal.proposalId}
                proposal={proposal}
                isJudging={stage === 'judging' || isDeliberating}
              />
            ))}
            <SubmitButton>{t('conflicts.save')}</SubmitButton>
          </Form>
        </Given>
      )}
      <OwnTies ties={ties} resultOf={resultOf} />
    </AreaLayout>
  )
}

/** Where the challenge is read blind, proposals have a section of their own: those the juror has been given. */
function Given({ isGiven, children }: { isGiven: boolean; children: ReactNode }) {
  const { t } = useTranslation('judge')
  if (!isGiven) return children
  return (
    <Section id="given" title={t('names.given')} intro={t('names.given-hint')}>
      {children}
    </Section>
  )
}
