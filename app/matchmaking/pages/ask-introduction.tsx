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
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { askSchema, longest } from '../core/entry-form.ts'
import { entryKinds } from '../core/entry.ts'
import { areKindsThatMeet } from '../core/suggestions.ts'
import { publicEntry } from '../data/catalogue.server.ts'
import { ownEntries } from '../data/entries.server.ts'
import { openMatchmaking, todayIn } from '../data/programme.server.ts'
import { askForIntroduction } from '../flows/begin-introduction.server.ts'
import { refused } from './refused.server.ts'

export const access = {
  loader: { who: 'signed in' },
  action: { who: 'signed in', bodyBytes: 16_384 },
} satisfies Access

export const meta = metaFromPageTitle

async function asked(context: RequestContext, params: LoaderArgs['params']) {
  const { db, lang } = context
  const programme = await openMatchmaking(db, { slug: params.programme ?? '', lang })
  const entry = programme && (await publicEntry(db, { programmeId: programme.id, id: params.entry ?? '' }))
  if (!programme || !entry) throw notFound()
  return { programme, entry }
}

export async function loader({ context, params }: LoaderArgs) {
  const { db, now, t } = context
  const { programme, entry } = await asked(context, params)
  const { personId } = context.signedIn
  const today = await todayIn(db, programme.id, now)
  const own = await ownEntries(db, { programmeId: programme.id, personId, today })
  const { slug, name } = programme
  return json({
    pageTitle: `${t('matchmaking')('ask.title')} · ${name}`,
    programme: { slug, name },
    entry: {
      id: entry.id,
      title: entry.title,
      lang: entry.lang,
      organisation: entry.organisation,
      kind: entry.kind,
    },
    isOwn: own.some(({ id }) => id === entry.id),
    own: own.flatMap(({ id, kind, state, isOver, title, lang }) =>
      state === 'public' && !isOver && areKindsThatMeet(kind, entry.kind) ? [{ id, kind, title, lang }] : [],
    ),
    isWaiting: own.some(({ state }) => state === 'waiting'),
  })
}

export async function action({ context, params }: ActionArgs) {
  const { programme, entry } = await asked(context, params)
  const form = await parseForm({ context }, askSchema)
  if (!form.ok) return form.response
  const made = await askForIntroduction(
    {
      programmeId: programme.id,
      ownEntryId: form.value.own,
      otherEntryId: entry.id,
      note: form.value.note,
      by: context.signedIn.personId,
    },
    context.ports,
  )
  if (!made.ok) return refused(context, made.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).ownCatalogue(programme.slug),
    'matchmaking:toasts.asked',
  )
}

export default function AskIntroduction() {
  const { programme, entry, isOwn, own, isWaiting } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('matchmaking')
  const { paths } = useSite()
  return (
    <PublicLayout width="reading">
      <PageHeader
        eyebrow={<a href={paths.catalogueEntry(programme.slug, entry.id)}>{entry.organisation}</a>}
        title={t('ask.title')}
        lede={<span lang={entry.lang}>{entry.title}</span>}
      />
      {isOwn ? (
        <Callout tone="info">
          <p>{t('ask.is-own')}</p>
        </Callout>
      ) : own.length === 0 ? (
        <EmptyState
          title={t(isWaiting ? 'ask.waiting' : 'ask.none')}
          action={
            <ButtonRow>
              {entryKinds
                .filter((kind) => areKindsThatMeet(kind, entry.kind))
                .map((kind) => (
                  <ButtonLink key={kind} to={paths.writeEntry(programme.slug, kind)} tone="secondary">
                    {t(`write.begin.${kind}`)}
                  </ButtonLink>
                ))}
            </ButtonRow>
          }
        >
          <p>{t(isWaiting ? 'ask.waiting-hint' : 'ask.none-hint')}</p>
        </EmptyState>
      ) : (
        <>
          <p>{t('ask.how')}</p>
          <Form result={result} label={t('ask.title')}>
            <RadioGroup
              name="own"
              label={t('ask.own')}
              required
              defaultValue={own.length === 1 ? own[0]?.id : undefined}
              choices={own.map(({ id, title, kind, lang }) => ({
                value: id,
                label: title,
                labelLang: lang,
                hint: t(`kinds.${kind}`),
              }))}
            />
            <TextArea
              name="note"
              label={t('ask.note')}
              hint={t('ask.note-hint')}
              rows={4}
              maxCharacters={longest.note}
              optional
            />
            <SubmitButton>{t('ask.send')}</SubmitButton>
          </Form>
        </>
      )}
    </PublicLayout>
  )
}
