import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { languageChoices } from '#app/publish/core/form/language-word.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { Callout } from '#app/ui/callout.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { entrySchema } from '../core/entry-form.ts'
import { entryKinds, profileRefusal, type EntryKind } from '../core/entry.ts'
import { ownEntry, profileSource, type EntryRow, type ProfileSource } from '../data/entries.server.ts'
import { openMatchmaking } from '../data/programme.server.ts'
import { changeEntry, writeEntry } from '../flows/write-entry.server.ts'
import { EntryForm, type EntryStart } from '../parts/entry-form.tsx'
import { refused } from './refused.server.ts'

export const access = {
  loader: { who: 'signed in' },
  action: { who: 'signed in' },
} satisfies Access

export const meta = metaFromPageTitle

type Asked = Awaited<ReturnType<typeof askedFor>>

/** What the address asks for: a new entry of a kind, one from a proposal, or one's own to change. */
async function askedFor(
  context: RequestContext,
  params: LoaderArgs['params'],
  request: Request,
): Promise<{
  programme: NonNullable<Awaited<ReturnType<typeof openMatchmaking>>>
  kind: EntryKind
  entry: EntryRow | null
  source: ProfileSource | null
}> {
  const { db, lang } = context
  const { personId } = context.signedIn
  const programme = await openMatchmaking(db, { slug: params.programme ?? '', lang })
  if (!programme) throw notFound()
  const who = { programmeId: programme.id, personId }
  if (params.entry !== undefined) {
    const entry = await ownEntry(db, { ...who, id: params.entry })
    if (!entry) throw notFound()
    return { programme, kind: entry.kind, entry, source: null }
  }
  const search = new URL(request.url).searchParams
  const asked = search.get('kind') ?? 'profile'
  const kind = entryKinds.find((each) => each === asked)
  if (!kind) throw notFound()
  const proposalId = search.get('proposal')
  const source = proposalId === null ? null : await profileSource(db, { ...who, proposalId })
  if (proposalId !== null && (!source || kind !== 'profile' || !source.isLead)) throw notFound()
  return { programme, kind, entry: null, source }
}

export async function loader({ context, params, request }: LoaderArgs) {
  const { lang, t } = context
  const asked = await askedFor(context, params, request)
  const { programme, kind, entry, source } = asked
  const refusal = source ? profileRefusal(source) : null
  const { slug, name } = programme
  return json({
    pageTitle: `${t('matchmaking')(`write.title.${kind}`)} · ${name}`,
    programme: { slug, name },
    kind,
    isFromProposal: source !== null || (entry !== null && entry.proposalId !== null),
    returnReason: entry?.returnReason ?? '',
    refusal: refusal?.code ?? null,
    languages: languageChoices(lang),
    start: startOf(asked, lang),
  })
}

function startOf({ entry, source }: Asked, lang: string): EntryStart {
  return {
    organisation: entry?.organisation ?? source?.organisation ?? '',
    title: entry?.title ?? [...(source?.title ?? '')].slice(0, 150).join(''),
    body: entry?.body ?? source?.summary ?? '',
    language: entry?.language ?? source?.language ?? lang,
    themes: entry?.themes.join(', ') ?? '',
    country: entry?.country ?? source?.country ?? '',
    site: entry?.site ?? '',
    maturity: String(entry ? (entry.maturity ?? '') : (source?.maturity ?? '')),
    offerKind: entry?.offerKind ?? '',
    forWhom: entry?.forWhom ?? '',
    amount: entry?.amount?.replace(/\.00$/, '') ?? '',
    currency: entry?.currency ?? '',
    amountNote: entry?.amountNote ?? '',
    untilOn: entry?.untilOn ?? '',
    version: entry?.version ?? 0,
  }
}

export async function action({ context, params, request }: ActionArgs) {
  const { programme, kind, entry, source } = await askedFor(context, params, request)
  const form = await parseForm({ context }, entrySchema(kind))
  if (!form.ok) return form.response
  const { consent: _, version, ...given } = form.value
  const shared = { programmeId: programme.id, by: context.signedIn.personId, given }
  const written = entry
    ? await changeEntry({ ...shared, id: entry.id, version }, context.ports)
    : await writeEntry({ ...shared, kind, proposalId: source?.proposalId ?? null }, context.ports)
  if (!written.ok) return refused(context, written.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).ownCatalogue(programme.slug),
    `matchmaking:toasts.written-${written.value.state}`,
  )
}

export default function WriteEntry() {
  const { programme, kind, isFromProposal, returnReason, refusal, languages, start } =
    useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('matchmaking')
  const { paths } = useSite()
  return (
    <PublicLayout width="reading">
      <PageHeader
        eyebrow={
          <a href={paths.catalogue(programme.slug)}>
            {t('catalogue.title')} · {programme.name}
          </a>
        }
        title={t(`write.title.${kind}`)}
        lede={t(`write.lede.${kind}`)}
      />
      {returnReason ? (
        <Callout tone="warn" title={t('own.returned')}>
          <p>{returnReason}</p>
        </Callout>
      ) : null}
      {refusal ? (
        <Callout tone="info">
          <p>{t(`refusals.${refusal}`)}</p>
        </Callout>
      ) : (
        <>
          <p>{t(isFromProposal ? 'write.from-proposal' : 'write.checked')}</p>
          <EntryForm kind={kind} start={start} languages={languages} result={result} />
        </>
      )}
    </PublicLayout>
  )
}
