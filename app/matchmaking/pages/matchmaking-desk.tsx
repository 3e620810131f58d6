import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ProseAnswer } from '#app/apply/parts/prose-answer.tsx'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, typedValues } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { countryName, formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { checkSchema, longest, returnSchema, suggestSchema } from '../core/entry-form.ts'
import { entriesToCheck, suggestionsIn } from '../data/desk.server.ts'
import { deskFrame } from '../data/frame.server.ts'
import { todayIn } from '../data/programme.server.ts'
import { suggestIntroduction } from '../flows/begin-introduction.server.ts'
import { checkEntry } from '../flows/check-entry.server.ts'
import { DeskPage } from '../parts/desk-page.tsx'
import { EntryFacts } from '../parts/entry-facts.tsx'
import { ReasonList } from '../parts/reason-list.tsx'
import { refused } from './refused.server.ts'

const forOrganisers = { who: 'organiser of :programme' } as const

export const access = {
  loader: forOrganisers,
  action: { approve: forOrganisers, return: forOrganisers, suggest: forOrganisers },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, t } = context
  const { id: programmeId } = sure(context.subject.programme)
  const programme = await deskFrame(db, { programmeId, lang })
  if (!programme) throw notFound()
  const today = await todayIn(db, programmeId, now)
  return json({
    pageTitle: `${t('matchmaking')('desk.title')} · ${programme.name}`,
    programme,
    toCheck: await entriesToCheck(db, programmeId),
    found: await suggestionsIn(db, { programmeId, today }),
  })
}

export async function action({ context }: ActionArgs) {
  const { lang, ports } = context
  const { id: programmeId, slug } = sure(context.subject.programme)
  const by = context.signedIn.personId
  const done = (toast: string) =>
    redirectWithToast(context, pathsIn(lang).organise.matchmaking(slug), `matchmaking:toasts.${toast}`)
  switch (typedValues(context).intent) {
    case 'approve': {
      const form = await parseForm({ context }, checkSchema)
      if (!form.ok) return form.response
      const { entry: id, version } = form.value
      const verdict = { verdict: 'approve' } as const
      const checked = await checkEntry({ programmeId, id, version, by, verdict }, ports)
      return checked.ok ? done('approved') : refused(context, checked.refusal)
    }
    case 'return': {
      const form = await parseForm({ context }, returnSchema)
      if (!form.ok) return form.response
      const { entry: id, version, reason } = form.value
      const verdict = { verdict: 'return', reason } as const
      const checked = await checkEntry({ programmeId, id, version, by, verdict }, ports)
      return checked.ok ? done('returned') : refused(context, checked.refusal)
    }
    default: {
      const form = await parseForm({ context }, suggestSchema)
      if (!form.ok) return form.response
      const { first, second, note } = form.value
      const made = await suggestIntroduction({ programmeId, entryIds: [first, second], note, by }, ports)
      return made.ok ? done('suggested') : refused(context, made.refusal)
    }
  }
}

type Data = SerializeFrom<typeof loader>

export default function MatchmakingDesk() {
  const data = useLoaderData<typeof loader>()
  const { programme } = data
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('matchmaking')
  const { paths } = useSite()
  const isAtForm = result && Object.keys(result.errors).length > 0
  return (
    <DeskPage
      programme={programme}
      title={t('desk.title')}
      lede={t('desk.lede')}
      actions={<ButtonLink to={paths.organise.introductions(programme.slug)}>{t('log.title')}</ButtonLink>}
    >
      {result?.problem && !isAtForm ? (
        <Callout tone="bad">
          <p>{result.problem}</p>
        </Callout>
      ) : null}
      {programme.state === 'open' ? (
        <ButtonRow>
          <ButtonLink to={paths.catalogue(programme.slug)} tone="secondary">
            {t('desk.see-public')}
          </ButtonLink>
        </ButtonRow>
      ) : (
        <Callout tone="info" title={t('desk.prepared')}>
          <p>
            {t('desk.prepared-hint')}{' '}
            <a href={paths.organise.modules(programme.slug)}>{t('desk.to-modules')}</a>
          </p>
        </Callout>
      )}
      <ToCheck data={data} result={result} />
      <Suggestions data={data} result={result} />
    </DeskPage>
  )
}

function ToCheck({ data: { programme, toCheck }, result }: { data: Data; result: FormProblem | undefined }) {
  const { t } = useTranslation('matchmaking')
  const { lang } = useSite()
  const resultOf = (intent: string, entry: string) =>
    result?.values['intent'] === intent && result.values['entry'] === entry ? result : undefined
  return (
    <Section id="check" title={t('desk.check')} intro={t('desk.check-intro')}>
      {toCheck.length === 0 ? (
        <EmptyState title={t('desk.check-none')} />
      ) : (
        toCheck.map((entry) => (
          <Section
            key={entry.id}
            id={`entry-${entry.id}`}
            level={3}
            title={entry.title}
            titleLang={entry.lang}
            tone="raised"
            intro={`${t(`kinds.${entry.kind}`)} · ${t('desk.agreed', {
              when: formatInstant(lang, entry.consentedIso, programme.zone, 'datetime'),
              version: entry.consentVersion,
            })}${entry.wasChecked ? ` · ${t('desk.again')}` : ''}`}
          >
            <ProseAnswer value={entry.body} language={entry.language} />
            <EntryFacts entry={entry} />
            <Form
              intent="approve"
              hidden={{ entry: entry.id, version: entry.version }}
              label={`${t('desk.approve')} ${entry.title}`}
            >
              <SubmitButton>
                {t('desk.approve')}
                <span className="visually-hidden"> {entry.title}</span>
              </SubmitButton>
            </Form>
            <Disclosure summary={t('desk.return')} open={resultOf('return', entry.id) !== undefined}>
              <Form
                intent="return"
                result={resultOf('return', entry.id)}
                hidden={{ entry: entry.id, version: entry.version }}
                label={`${t('desk.return')} ${entry.title}`}
              >
                <TextArea
                  name="reason"
                  label={t('desk.reason')}
                  hint={t('desk.reason-hint')}
                  rows={3}
                  maxCharacters={longest.reason}
                  required
                />
                <SubmitButton tone="secondary">{t('desk.return-confirm')}</SubmitButton>
              </Form>
            </Disclosure>
          </Section>
        ))
      )}
    </Section>
  )
}

function Suggestions({ data: { found }, result }: { data: Data; result: FormProblem | undefined }) {
  const { t } = useTranslation('matchmaking')
  const { lang } = useSite()
  const { suggestions, count, entries } = found
  return (
    <Section
      id="suggestions"
      title={t('desk.suggestions')}
      intro={
        count > suggestions.length
          ? t('desk.suggestions-first', { shown: suggestions.length, count })
          : t('desk.suggestions-intro')
      }
    >
      {suggestions.length === 0 ? (
        <EmptyState title={t('desk.suggestions-none')}>
          <p>{t('desk.suggestions-none-hint', { count: entries })}</p>
        </EmptyState>
      ) : (
        <ol className="session-list">
          {suggestions.map(({ first, second, reasons }) => {
            const own =
              result?.values['first'] === first.id && result.values['second'] === second.id
                ? result
                : undefined
            const name = `${first.organisation} · ${second.organisation}`
            return (
              <li key={`${first.id} ${second.id}`} className="session-list__item">
                <h3 className="session-list__title">{name}</h3>
                {[first, second].map((side) => (
                  <p key={side.id}>
                    {t(`kinds.${side.kind}`)}: <span lang={side.lang}>{side.title}</span> (
                    {countryName(lang, side.country)})
                  </p>
                ))}
                <ReasonList reasons={reasons} />
                <Disclosure size="small" summary={t('desk.suggest')} open={own !== undefined}>
                  <Form
                    intent="suggest"
                    result={own}
                    hidden={{ first: first.id, second: second.id }}
                    label={`${t('desk.suggest')} ${name}`}
                  >
                    <TextArea
                      name="note"
                      label={t('desk.note')}
                      hint={t('desk.note-hint')}
                      rows={3}
                      maxCharacters={longest.note}
                      optional
                    />
                    <SubmitButton tone="secondary">
                      {t('desk.suggest-confirm')}
                      <span className="visually-hidden"> {name}</span>
                    </SubmitButton>
                  </Form>
                </Disclosure>
              </li>
            )
          })}
        </ol>
      )}
    </Section>
  )
}
