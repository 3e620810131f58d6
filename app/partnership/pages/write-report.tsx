import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { formatCalendarDay, formatInstant, formatNumber } from '#app/platform/format.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import {
  correctionNumberSchema,
  correctionSchema,
  longestCorrection,
  longestReport,
  reportIntentSchema,
  reportSchema,
  versionSchema,
} from '../core/forms.ts'
import { numberIn } from '../core/numbers.ts'
import { reportDueOn, standingOfYear } from '../core/reports.ts'
import { yearsOf } from '../core/terms.ts'
import {
  correctionsOf,
  goalsOf,
  managedPartnership,
  reportedValues,
  reportOf,
} from '../data/managed-partnership.server.ts'
import { publishCorrection, takeBackCorrection, writeCorrection } from '../flows/correct-report.server.ts'
import { publishReport, writeReport, type ValueGiven } from '../flows/write-report.server.ts'
import { useBasisWord } from '../parts/basis-word.ts'
import { Corrections, WaitingCorrection } from '../parts/corrections.tsx'
import { GoalValueFields } from '../parts/goal-value-fields.tsx'
import { PartnershipPage } from '../parts/partnership-page.tsx'
import { answerForm } from './answer-form.server.ts'

const organiser = { who: 'organiser of :programme' } as const

export const access = {
  loader: organiser,
  action: {
    draft: { ...organiser, bodyBytes: 150_000 },
    publish: organiser,
    correct: { ...organiser, bodyBytes: 150_000 },
    'publish-correction': organiser,
    'take-back-correction': organiser,
  },
} satisfies Access

export const meta = metaFromPageTitle

/** The report of a year that a term reaches into; any other year is not there. */
export async function loader({ context, params }: LoaderArgs) {
  const { db, lang, now, signedIn, t } = context
  const { id: programmeId } = sure(context.subject.programme)
  const partnership = await managedPartnership(db, { programmeId, lang, now })
  const year = numberIn(params.year)
  if (!partnership || year === null || !yearsOf(partnership.terms).includes(year)) throw notFound()
  const report = await reportOf(db, { programmeId, year })
  const reported = await reportedValues(db, { programmeId, year })
  const states = report ? [{ year, isPublished: report.publishedAtIso !== null }] : []
  return json({
    pageTitle: `${t('partnership')('reports.report-of', { year })} · ${partnership.programme.name}`,
    partnership,
    year,
    dueOn: reportDueOn(year),
    standing: standingOfYear(year, states, partnership.today),
    report: report && {
      body: report.body,
      version: report.version,
      writer: report.writer,
      isOwn: report.draftedBy === signedIn.personId,
      draftedAtIso: report.draftedAtIso,
      publishedAtIso: report.publishedAtIso,
    },
    goals: (await goalsOf(db, programmeId)).map(({ id, name, unit }) => ({
      ...{ id, name, unit },
      value: reported.get(id) ?? null,
    })),
    corrections: (await correctionsOf(db, { programmeId, year })).map(({ writtenBy, ...correction }) => ({
      ...correction,
      isOwn: writtenBy === signedIn.personId,
    })),
  })
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, reportIntentSchema)
  if (!asked.ok) return asked.response
  const year = numberIn(args.params.year)
  if (year === null) throw notFound()
  const page = (toast: string) =>
    ({ to: (paths, slug) => paths.organise.partnershipReport(slug, year), toast }) satisfies Parameters<
      typeof answerForm
    >[2]
  if (asked.value.intent === 'publish') {
    return answerForm(args, versionSchema, page('report-published'), async (given, ports) =>
      publishReport({ ...given, year }, ports),
    )
  }
  if (asked.value.intent === 'correct') {
    return answerForm(
      args,
      correctionSchema,
      page('correction-written'),
      async ({ values, ...given }, ports) =>
        writeCorrection({ ...given, year, values: valuesGiven(values) }, ports),
    )
  }
  if (asked.value.intent === 'publish-correction') {
    return answerForm(args, correctionNumberSchema, page('correction-published'), async (given, ports) =>
      publishCorrection({ ...given, year }, ports),
    )
  }
  if (asked.value.intent === 'take-back-correction') {
    return answerForm(args, correctionNumberSchema, page('correction-taken-back'), async (given, ports) =>
      takeBackCorrection({ ...given, year }, ports),
    )
  }
  return answerForm(args, reportSchema, page('report-saved'), async ({ values, ...given }, ports) =>
    writeReport({ ...given, year, values: valuesGiven(values) }, ports),
  )
}

/** Goals that were left empty are not told of. */
function valuesGiven(
  typed: Readonly<Record<string, Omit<ValueGiven, 'goalId' | 'value' | 'basis'> & Typed>>,
): ValueGiven[] {
  return Object.entries(typed).flatMap(([goalId, { value, basis, note }]) =>
    value === null || basis === null ? [] : [{ goalId, value, basis, note }],
  )
}
type Typed = { readonly value: string | null; readonly basis: ValueGiven['basis'] | null }

type Data = SerializeFrom<typeof loader>

export default function WriteReport() {
  const { partnership, year, dueOn, standing, report, goals, corrections } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('partnership')
  const { lang, paths } = useSite()
  const { programme, isOpen } = partnership
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  const isPublished = report !== null && report.publishedAtIso !== null
  const waiting = corrections.find(({ publishedAtIso }) => publishedAtIso === null)
  return (
    <PartnershipPage
      programme={programme}
      isOpen={isOpen}
      title={t('reports.report-of', { year })}
      lede={`${t('reports.due')}: ${formatCalendarDay(lang, dueOn)}`}
      trail={[{ to: paths.organise.partnershipReports(programme.slug), label: t('reports.title') }]}
    >
      {standing === 'late' || standing === 'late-draft' ? (
        <Callout tone="warn">
          <p>{t('reports.late-since', { year, day: formatCalendarDay(lang, dueOn) })}</p>
        </Callout>
      ) : null}
      {report ? (
        <p className="facts__note">
          {isPublished
            ? t('reports.published-on', {
                day: formatInstant(lang, report.publishedAtIso ?? '', programme.zone, 'date'),
              })
            : t('reports.draft-by', {
                name: report.writer ?? t('reports.somebody'),
                when: formatInstant(lang, report.draftedAtIso, programme.zone),
              })}
        </p>
      ) : null}
      {isPublished ? (
        <>
          <Corrections
            corrections={corrections.filter(({ publishedAtIso }) => publishedAtIso !== null)}
            goals={goals}
            zone={programme.zone}
          />
          <Told report={report} goals={goals} />
          {waiting ? (
            <WaitingCorrection
              correction={waiting}
              isOwn={waiting.isOwn}
              goals={goals}
              zone={programme.zone}
              result={result}
            />
          ) : (
            <CorrectForm goals={goals} result={resultOf('correct')} />
          )}
        </>
      ) : (
        <Section id="draft" title={t('reports.states.draft')} tone="raised">
          <ReportForm report={report} goals={goals} year={year} result={resultOf('draft')} />
        </Section>
      )}
      {report && !isPublished ? (
        <Section id="publish" title={t('reports.publish')}>
          <Told report={report} goals={goals} />
          {report.isOwn ? (
            <p>{t('reports.own-draft')}</p>
          ) : (
            <Form
              intent="publish"
              result={resultOf('publish')}
              hidden={{ version: report.version }}
              label={t('reports.publish')}
            >
              <p>{t('reports.publish-hint')}</p>
              <SubmitButton>{t('reports.publish')}</SubmitButton>
            </Form>
          )}
        </Section>
      ) : null}
    </PartnershipPage>
  )
}

/** What a published report got wrong: it stays as it is, and the correction stands beside it with its day. */
function CorrectForm({ goals, result }: { goals: Data['goals']; result?: FormProblem }) {
  const { t } = useTranslation('partnership')
  return (
    <Section id="correct" title={t('corrections.title')}>
      <Disclosure summary={t('corrections.write')} open={result !== undefined}>
        <Form intent="correct" result={result} label={t('corrections.title')}>
          <p>{t('corrections.hint')}</p>
          <TextArea
            name="body"
            label={t('corrections.body')}
            rows={5}
            maxCharacters={longestCorrection}
            required
          />
          {goals.length > 0 ? <p className="facts__note">{t('corrections.values-hint')}</p> : null}
          <GoalValueFields goals={goals.map((goal) => ({ ...goal, value: null }))} />
          <SubmitButton>{t('corrections.save')}</SubmitButton>
        </Form>
      </Disclosure>
    </Section>
  )
}

/** What a report says as it stands. */
function Told({ report, goals }: { report: NonNullable<Data['report']>; goals: Data['goals'] }) {
  const { lang } = useSite()
  const basisWord = useBasisWord()
  const known = goals.filter(({ value }) => value !== null)
  return (
    <>
      <p>
        <PlainText text={report.body} />
      </p>
      {known.length > 0 ? (
        <SummaryList
          items={known.map(({ id, name, unit, value }) => ({
            key: id,
            label: name,
            value: value
              ? [
                  `${formatNumber(lang, value.value)} ${unit}, ${basisWord(value.basis)}`,
                  ...(value.note ? [value.note] : []),
                ].join(' · ')
              : '',
          }))}
        />
      ) : null}
    </>
  )
}

function ReportForm({
  report,
  goals,
  year,
  result,
}: {
  report: Data['report']
  goals: Data['goals']
  year: number
  result?: FormProblem
}) {
  const { t } = useTranslation('partnership')
  return (
    <Form
      intent="draft"
      result={result}
      hidden={{ version: report?.version ?? 0 }}
      label={t('reports.report-of', { year })}
    >
      <TextArea
        name="body"
        label={t('reports.body')}
        hint={t('reports.body-hint')}
        rows={8}
        maxCharacters={longestReport}
        defaultValue={report?.body}
        required
      />
      {goals.length > 0 ? <h3>{t('reports.values')}</h3> : null}
      {goals.length > 0 ? <p className="facts__note">{t('reports.values-hint')}</p> : null}
      <GoalValueFields goals={goals} />
      <SubmitButton>{t('reports.save')}</SubmitButton>
    </Form>
  )
}
