import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { countryName, formatCalendarDay, formatNumber } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { DayField } from '#app/pilot/parts/day-field.tsx'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { longest, outcomeSchema } from '../core/entry-form.ts'
import { introductionStates } from '../core/introductions.ts'
import { countsOf } from '../core/told-introductions.ts'
import { introductionsLog } from '../data/desk.server.ts'
import { deskFrame } from '../data/frame.server.ts'
import { todayIn } from '../data/programme.server.ts'
import { noteOutcome } from '../flows/note-outcome.server.ts'
import { DeskPage } from '../parts/desk-page.tsx'
import { IntroductionTag } from '../parts/introduction-tag.tsx'
import { refused } from './refused.server.ts'

const forOrganisers = { who: 'organiser of :programme' } as const

export const access = { loader: forOrganisers, action: forOrganisers } satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, t } = context
  const { id: programmeId } = sure(context.subject.programme)
  const programme = await deskFrame(db, { programmeId, lang })
  if (!programme) throw notFound()
  const log = await introductionsLog(db, programmeId)
  return json({
    pageTitle: `${t('matchmaking')('log.title')} · ${programme.name}`,
    programme,
    today: await todayIn(db, programmeId, now),
    counts: countsOf(log),
    made: log.filter(({ isMade }) => isMade).length,
    log,
  })
}

export async function action({ context }: ActionArgs) {
  const { id: programmeId, slug } = sure(context.subject.programme)
  const form = await parseForm({ context }, outcomeSchema)
  if (!form.ok) return form.response
  const { introduction: id, ...step } = form.value
  const noted = await noteOutcome({ programmeId, id, by: context.signedIn.personId, ...step }, context.ports)
  if (!noted.ok) return refused(context, noted.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.introductions(slug),
    'matchmaking:toasts.noted',
  )
}

type Data = SerializeFrom<typeof loader>

export default function IntroductionsLog() {
  const data = useLoaderData<typeof loader>()
  const { programme, counts, made, log } = data
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('matchmaking')
  const { lang, paths } = useSite()
  return (
    <DeskPage programme={programme} title={t('log.title')} lede={t('log.lede')} isLog>
      {log.length === 0 ? (
        <EmptyState
          title={t('log.none')}
          action={
            <ButtonLink to={`${paths.organise.matchmaking(programme.slug)}#suggestions`}>
              {t('desk.suggestions')}
            </ButtonLink>
          }
        >
          <p>{t('log.none-hint')}</p>
        </EmptyState>
      ) : (
        <>
          <Section id="totals" title={t('log.totals')}>
            <SummaryList
              items={[
                { label: t('log.all'), value: formatNumber(lang, log.length) },
                { label: t('log.made'), value: formatNumber(lang, made) },
                ...introductionStates.flatMap((state) => {
                  const count = counts[state]
                  return count
                    ? [{ key: state, label: t(`states.${state}`), value: formatNumber(lang, count) }]
                    : []
                }),
              ]}
            />
          </Section>
          <Section id="log" title={t('log.each')}>
            <ol className="session-list" reversed>
              {log.map((each) => (
                <Logged
                  key={each.id}
                  introduction={each}
                  today={data.today}
                  result={result?.values['introduction'] === each.id ? result : undefined}
                />
              ))}
            </ol>
          </Section>
        </>
      )}
    </DeskPage>
  )
}

function Logged({
  introduction,
  today,
  result,
}: {
  introduction: Data['log'][number]
  today: string
  result: FormProblem | undefined
}) {
  const { t } = useTranslation('matchmaking')
  const { lang } = useSite()
  const { id, number, state, first, second, steps, next, isSuggested, isShown } = introduction
  const name = `${first.organisation} · ${second.organisation}`
  return (
    <li className="session-list__item" value={number}>
      <h3 className="session-list__title">{name}</h3>
      <p className="session-list__facts">
        <IntroductionTag state={state} />
        {t(isSuggested ? 'log.suggested' : 'log.asked')}
        {isShown ? <> · {t('log.shown')}</> : null}
      </p>
      {[first, second].map((side) => (
        <p key={side.id}>
          {t(`kinds.${side.kind}`)}: <span lang={side.lang}>{side.title}</span> (
          {countryName(lang, side.country)})
        </p>
      ))}
      <SummaryList
        items={steps.map((step) => ({
          key: String(step.number),
          label: formatCalendarDay(lang, step.happenedOn),
          value: step.outcome ? `${t(`states.${step.state}`)}: ${step.outcome}` : t(`states.${step.state}`),
        }))}
      />
      {next.length > 0 ? (
        <Disclosure size="small" summary={t('log.note')} open={result !== undefined}>
          <Form result={result} hidden={{ introduction: id }} label={`${t('log.note')} ${name}`}>
            <SelectField
              name="to"
              label={t('log.to')}
              placeholder={t('fields.choose')}
              choices={next.map((value) => ({ value, label: t(`states.${value}`) }))}
              required
            />
            <DayField
              name="happenedOn"
              label={t('log.day')}
              hint={t('log.day-hint')}
              defaultValue={today}
              required
            />
            <TextArea
              name="outcome"
              label={t('log.outcome')}
              hint={t('log.outcome-hint')}
              rows={3}
              maxCharacters={longest.outcome}
              required
            />
            <SubmitButton tone="secondary">
              {t('log.save')}
              <span className="visually-hidden"> {name}</span>
            </SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
    </li>
  )
}
