import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { challengeTitles } from '#app/apply/data/applicants.server.ts'
import { titleIn } from '#app/apply/core/proposal-frame.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { languageWord } from '#app/publish/core/form/language-word.ts'
import { Callout } from '#app/ui/callout.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { unitsOfFile, largestWorklist } from '../core/worklist-file.ts'
import { origins, problems, type JudgedRow } from '../core/worklist.ts'
import { needsTranslation, translatable, workingLanguage } from '../data/translations.server.ts'
import { recordReadings } from '../flows/record-readings.server.ts'
import { checkTranslation, takeTranslations } from '../flows/take-translations.server.ts'
import { unsealProposals } from '../flows/unseal-proposals.server.ts'
import {
  KeptTranslations,
  TakeBack,
  TakenRows,
  ToTranslate,
  type TakenView,
} from '../parts/translation-desk.tsx'
import { capacityOf } from './export.server.ts'

const organisers = { who: 'organiser of :challenge' } as const

export const access = {
  loader: organisers,
  // Somewhat more than the file may have, so that a larger one is told so on this page.
  action: {
    take: { ...organisers, bodyBytes: 3 * largestWorklist, files: 'as text' },
    check: organisers,
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const { db, lang } = context
  const into = await workingLanguage(db, challengeId)
  const shared = {
    challenge: { slug, ...titleIn(await challengeTitles(db, challengeId), lang) },
    into: languageWord(lang, into),
    pageTitle: context.t('deadline')('translations.title'),
  }
  // Until the deadline nobody but the team reads a word.
  if (!mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, context.now))
    return json({ ...shared, counts: null, kept: [] })
  const { personId } = context.signedIn
  const units = await translatable(db, { challengeId, personId, scope: 'all' })
  const kept = units.filter((unit) => unit.kept !== null)
  if (kept.length > 0) {
    await unsealProposals({ challengeId, personId }, context.ports)
    const proposalIds = [...new Set(kept.map(({ proposalId }) => proposalId))]
    await recordReadings(context.ports.db, { proposalIds, personId, capacity: capacityOf(context) })
  }
  const left = units.filter(needsTranslation)
  return json({
    ...shared,
    counts: {
      proposals: new Set(units.map(({ proposalId }) => proposalId)).size,
      summaries: left.filter(({ question }) => question === 'summary' || question === 'title').length,
      all: left.length,
    },
    kept: kept.map(
      ({ proposalId, reference, question, from, source, kept: said, isChecked, isOutdated }) => ({
        ...{ proposalId, reference, question, from, source, isChecked, isOutdated },
        text: said?.text ?? '',
        origin: said?.origin ?? ('human' as const),
      }),
    ),
  })
}

const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('take'),
    file: z._default(z.string(), ''),
    pasted: z._default(z.string(), ''),
    origin: z._default(z.enum(['', ...origins]), ''),
    onlyTry: z.optional(z.literal('yes')),
  }),
  z.object({
    intent: z.literal('check'),
    proposalId: z.uuid(),
    question: z.string().check(z.maxLength(60)),
  }),
])

type Answer = FormProblem & { taken?: TakenView }

/** As many rows are listed; the others are counted. */
const mostListed = 200

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, schema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const scope = { challengeId, by: context.signedIn.personId }
  const { value } = form
  if (value.intent === 'check') {
    const checked = await checkTranslation({ ...scope, ...value }, context.ports)
    if (!checked.ok) return refusalResponse(context, 'deadline', checked.refusal)
    const here = pathsIn(context.lang).organise.translations(slug)
    return redirectWithToast(context, here, 'deadline:toasts.translation-checked')
  }
  const { file, pasted, origin, onlyTry } = value
  const isDryRun = onlyTry === 'yes'
  const values = { intent: 'take', origin, pasted: pasted.slice(0, 200_000), ...(isDryRun && { onlyTry }) }
  const read = unitsOfFile(file === '' ? pasted : file)
  if (!read.ok) {
    const errors = { [file === '' ? 'pasted' : 'file']: refusalSentence(context, 'deadline', read.refusal) }
    return json({ values, errors, problem: null, code: read.refusal.code } as Answer, { status: 422 })
  }
  const asked = { ...scope, rows: read.value, origin: origin === '' ? null : origin, isDryRun }
  const taken = await takeTranslations(asked, context.ports)
  if (!taken.ok) return refusalResponse(context, 'deadline', taken.refusal)
  return json({
    ...{ values: isDryRun ? values : {}, errors: {}, problem: null, code: null },
    taken: takenView(taken.value, isDryRun),
  } as Answer)
}

function takenView(rows: readonly JudgedRow[], isDryRun: boolean): TakenView {
  const unmatched = rows.filter(({ verdict }) => problems.includes(verdict))
  const count = (verdict: JudgedRow['verdict']) => rows.filter((row) => row.verdict === verdict).length
  return {
    isDryRun,
    added: count('add'),
    replaced: count('replace'),
    same: count('same'),
    empty: count('empty'),
    unmatched: unmatched
      .slice(0, mostListed)
      .map(({ row, reference, question, verdict }) => ({ row, reference, question, verdict })),
    more: Math.max(0, unmatched.length - mostListed),
  }
}

export default function Translations() {
  const { challenge, into, counts, kept } = useLoaderData<typeof loader>()
  const result = useActionData<Answer>()
  const { t } = useTranslation('deadline')
  const { paths } = useSite()
  const nav = useChallengeNav(challenge.slug, { current: 'proposals', isOrganiser: true })
  return (
    <AreaLayout
      area="organiser"
      title={t('translations.title')}
      lede={t('translations.lede', { language: into })}
      breadcrumb={[
        { to: paths.organise.challenge(challenge.slug), label: challenge.title },
        { to: paths.organise.proposals(challenge.slug), label: t('screening.title') },
      ]}
      nav={nav}
    >
      {counts === null ? (
        <Callout title={t('translations.sealed')}>
          <p>{t('translations.sealed-text')}</p>
        </Callout>
      ) : (
        <>
          {result?.taken ? <TakenRows taken={result.taken} /> : null}
          <ToTranslate slug={challenge.slug} counts={counts} into={into} />
          <TakeBack result={result?.taken && !result.taken.isDryRun ? undefined : result} />
          <KeptTranslations kept={kept} />
        </>
      )}
    </AreaLayout>
  )
}
