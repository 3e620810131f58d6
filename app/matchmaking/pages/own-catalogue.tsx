import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, typedValues } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AskFirst } from '#app/ui/form/ask-first.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import { ownEntrySchema, ownIntroductionSchema } from '../core/entry-form.ts'
import { entryKinds } from '../core/entry.ts'
import { ownEntries, profileSources } from '../data/entries.server.ts'
import { ownMatchmaking } from '../data/frame.server.ts'
import { ownIntroductions } from '../data/introductions.server.ts'
import { todayIn } from '../data/programme.server.ts'
import { answerIntroduction, showIntroduction } from '../flows/answer-introduction.server.ts'
import { withdrawEntry } from '../flows/withdraw-entry.server.ts'
import { OwnIntroductions } from '../parts/own-introductions.tsx'
import { refused } from './refused.server.ts'

const forAnyAccount = { who: 'signed in', bodyBytes: 4096 } as const

export const access = {
  loader: { who: 'signed in' },
  action: {
    withdraw: forAnyAccount,
    yes: forAnyAccount,
    no: forAnyAccount,
    show: forAnyAccount,
    hide: forAnyAccount,
  },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context, params }: LoaderArgs) {
  const { db, lang, now, t } = context
  const { personId } = context.signedIn
  const programme = await ownMatchmaking(db, { slug: params.programme ?? '', lang, personId })
  if (!programme) throw notFound()
  const who = { programmeId: programme.id, personId }
  const today = await todayIn(db, programme.id, now)
  const { slug, name, zone, isOpen } = programme
  return json({
    pageTitle: `${t('matchmaking')('own.title')} · ${name}`,
    programme: { slug, name, zone, isOpen },
    entries: await ownEntries(db, { ...who, today }),
    introductions: await ownIntroductions(db, who),
    sources: isOpen
      ? (await profileSources(db, who)).map(({ proposalId, reference, title, language }) => ({
          ...{ proposalId, reference, title },
          lang: htmlLangOf(language),
        }))
      : [],
  })
}

export async function action({ context, params }: ActionArgs) {
  const { db, lang, ports } = context
  const { personId: by } = context.signedIn
  const programme = await ownMatchmaking(db, { slug: params.programme ?? '', lang, personId: by })
  if (!programme) throw notFound()
  const { id: programmeId, slug } = programme
  const done = (toast: string) =>
    redirectWithToast(context, pathsIn(lang).ownCatalogue(slug), `matchmaking:toasts.${toast}`)
  const intent = typedValues(context).intent
  if (intent === 'withdraw') {
    const form = await parseForm({ context }, ownEntrySchema)
    if (!form.ok) return form.response
    const withdrawn = await withdrawEntry({ programmeId, by, id: form.value.entry }, ports)
    return withdrawn.ok ? done('withdrawn') : refused(context, withdrawn.refusal)
  }
  const form = await parseForm({ context }, ownIntroductionSchema)
  if (!form.ok) return form.response
  const id = form.value.introduction
  if (intent === 'show' || intent === 'hide') {
    const shows = intent === 'show'
    const shown = await showIntroduction({ programmeId, id, by, shows }, ports)
    return shown.ok ? done(shows ? 'shown' : 'hidden') : refused(context, shown.refusal)
  }
  const answer = intent === 'yes' ? 'yes' : 'no'
  const answered = await answerIntroduction({ programmeId, id, by, answer }, ports)
  if (!answered.ok) return refused(context, answered.refusal)
  return done(
    answer === 'no' ? 'answered-no' : answered.value.state === 'introduced' ? 'introduced' : 'answered-yes',
  )
}

type Data = SerializeFrom<typeof loader>

export default function OwnCatalogue() {
  const data = useLoaderData<typeof loader>()
  const { programme, introductions } = data
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('matchmaking')
  const { paths } = useSite()
  return (
    <PublicLayout width="reading">
      <PageHeader
        eyebrow={
          programme.isOpen ? (
            <a href={paths.catalogue(programme.slug)}>
              {t('catalogue.title')} · {programme.name}
            </a>
          ) : (
            programme.name
          )
        }
        title={t('own.title')}
        lede={t('own.lede')}
      />
      {result?.problem ? (
        <Callout tone="bad">
          <p>{result.problem}</p>
        </Callout>
      ) : null}
      {programme.isOpen ? null : (
        <Callout tone="info" title={t('own.closed')}>
          <p>{t('own.closed-hint')}</p>
        </Callout>
      )}
      <OwnIntroductions introductions={introductions} programme={programme} />
      <Entries data={data} />
      {programme.isOpen ? <Begin data={data} /> : null}
    </PublicLayout>
  )
}

const tones: Readonly<Partial<Record<string, 'good' | 'warn'>>> = {
  public: 'good',
  returned: 'warn',
  handed_over: 'warn',
}

function Entries({ data: { programme, entries } }: { data: Data }) {
  const { t } = useTranslation('matchmaking')
  const { lang, paths } = useSite()
  return (
    <Section id="entries" title={t('own.entries')}>
      {entries.length === 0 ? (
        <EmptyState title={t('own.none')}>
          <p>{t('own.none-hint')}</p>
        </EmptyState>
      ) : (
        <ul className="session-list">
          {entries.map((entry) => {
            const standing = entry.isOver && entry.state === 'public' ? 'over' : entry.state
            return (
              <li key={entry.id} className="session-list__item">
                <p className="session-list__title" lang={entry.lang}>
                  {standing === 'public' && programme.isOpen ? (
                    <a href={paths.catalogueEntry(programme.slug, entry.id)}>{entry.title}</a>
                  ) : (
                    entry.title
                  )}
                </p>
                <p className="session-list__facts">
                  <Tag tone={tones[standing] ?? 'neutral'}>{t(`own.states.${standing}`)}</Tag>
                  {t(`kinds.${entry.kind}`)} · {entry.organisation}
                  {entry.untilOn ? (
                    <> · {t('catalogue.until', { day: formatCalendarDay(lang, entry.untilOn) })}</>
                  ) : null}
                </p>
                {entry.returnReason ? (
                  <Callout tone="warn" title={t('own.returned')}>
                    <p>{entry.returnReason}</p>
                  </Callout>
                ) : standing === 'handed_over' ? (
                  <Callout tone="warn">
                    <p>{t('own.handed-over')}</p>
                  </Callout>
                ) : null}
                {programme.isOpen ? (
                  <ButtonRow>
                    <ButtonLink to={paths.editEntry(programme.slug, entry.id)} tone="secondary" size="small">
                      {t('own.edit')}
                      <span className="visually-hidden"> {entry.title}</span>
                    </ButtonLink>
                  </ButtonRow>
                ) : null}
                <AskFirst
                  intent="withdraw"
                  hidden={{ entry: entry.id }}
                  action={t('own.withdraw')}
                  of={entry.title}
                  loss={t('own.withdraw-loss')}
                  confirm={t('own.withdraw-confirm')}
                />
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}

function Begin({ data: { programme, sources } }: { data: Data }) {
  const { t } = useTranslation('matchmaking')
  const { paths } = useSite()
  return (
    <Section id="begin" title={t('own.begin')} intro={t('own.begin-intro')}>
      {sources.length > 0 ? (
        <>
          <p>{t('own.from-proposal')}</p>
          <ul className="plain-list">
            {sources.map(({ proposalId, reference, title, lang }) => (
              <li key={proposalId}>
                <a href={paths.writeEntry(programme.slug, 'profile', proposalId)}>
                  <span lang={lang}>{title}</span> ({reference})
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <ButtonRow>
        {entryKinds.map((kind) => (
          <ButtonLink key={kind} to={paths.writeEntry(programme.slug, kind)} tone="secondary">
            {t(`write.begin.${kind}`)}
          </ButtonLink>
        ))}
      </ButtonRow>
    </Section>
  )
}
