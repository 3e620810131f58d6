import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { fileOf } from '#app/http/request-body.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { locales } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FileField } from '#app/ui/form/file-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import {
  readReturnedSheet,
  type ReturnedSheet,
  type SheetChange,
  type SheetRefusal,
} from '../core/returned-sheet.ts'
import { cellsAsText, cellsToSave, largestSheet, scoreSheetSchema } from '../core/score-sheet-schema.ts'
import { entriesOfCells } from '../core/sheet-entries.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { ownSheet, returnedCriteria, sheetWords } from '../data/score-sheet.server.ts'
import { cellsOfFile, type SheetFileRefusal } from '../data/sheet-file.server.ts'
import { saveScoreSheet } from '../flows/save-score-sheet.server.ts'
import { longestText } from '../flows/save-scorecard.server.ts'
import { SheetLookedAt, type SheetView } from '../parts/sheet-looked-at.tsx'
import { mayReadAssigned } from './may-read-assigned.ts'

const juror = { who: 'juror of :challenge', files: 'as bytes', bodyBytes: 3 * largestSheet } as const

export const access = {
  loader: { who: 'juror of :challenge' },
  action: { look: juror, save: juror },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId } = sure(context.subject.challenge)
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  return json({
    pageTitle: `${context.t('judge')('sheet.title')}: ${heading.title}`,
    heading,
    isOpen: mayReadAssigned(context),
  })
}

type Answer = FormProblem & { looked?: SheetView }

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, scoreSheetSchema)
  if (!form.ok) return form.response
  return form.value.intent === 'look' ? look(context) : save(context, form.value)
}

/** Reads the file and says what it would change. Nothing is kept: what is to be saved travels with the page. */
async function look(context: ActionArgs['context']): Promise<Response> {
  const { db, lang, t } = context
  const wrong = (refusal: SheetFileRefusal | SheetRefusal) =>
    problemResponse(context, {
      ...{ errors: { file: refusalSentence(context, 'judge', refusal) }, code: refusal.code },
    })
  const bytes = fileOf(context, 'file')
  if (!bytes) return problemResponse(context, { errors: { file: t('judge')('sheet.choose') } })
  const cells = cellsOfFile(bytes)
  if (!cells.ok) return wrong(cells.refusal)
  const { id: challengeId } = sure(context.subject.challenge)
  const own = await ownSheet(db, { challengeId, lang, jurorId: sure(context.subject.juror).id })
  const read = readReturnedSheet(cells.value, {
    cards: own.cards,
    criteria: await returnedCriteria(db, own.criteria, challengeId),
    words: locales.map(sheetWords),
    ...{ longestText, sha256 },
  })
  if (!read.ok) return wrong(read.refusal)
  const nameOf = ({ field }: SheetChange) =>
    typeof field === 'string'
      ? t('judge')(`sheet.columns.${field}`)
      : (own.criteria.find(({ id }) => id === field.criterionId)?.name ?? '')
  return json({
    ...{ values: {}, errors: {}, problem: null, code: null },
    looked: viewOf(read.value, nameOf),
  } satisfies Answer)
}

function viewOf({ changes, problems, same, emptied }: ReturnedSheet, nameOf: (c: SheetChange) => string) {
  return {
    cells: cellsAsText(changes),
    changes: changes.map((change) => ({
      ...{ reference: change.reference, title: change.title, name: nameOf(change) },
      ...{ page: change.page, sheet: change.sheet, isConflict: change.isConflict },
    })),
    ...{ problems, same, emptied },
  } satisfies SheetView
}

async function save(
  context: ActionArgs['context'],
  { cells: text, chosen }: { cells: string; chosen: Readonly<Record<string, 'page' | 'sheet'>> },
) {
  const { slug } = sure(context.subject.challenge)
  const cells = cellsToSave(text, chosen)
  if (cells === null) return refusalResponse(context, 'judge', { code: 'sheet-unreadable' }, { values: {} })
  const saved = await saveScoreSheet(
    { personId: context.signedIn.personId, cards: await own(context, entriesOfCells(cells)) },
    context.ports,
  )
  if (!saved.ok) return refusalResponse(context, 'judge', saved.refusal, { values: {} })
  return redirectWithToast(context, pathsIn(context.lang).juryQueue(slug), 'judge:toasts.sheet-saved')
}

/** Cards that are the juror's in this challenge: what a browser sends back proves nothing. */
async function own<Card extends { assignmentId: string }>(
  { db, lang, subject }: ActionArgs['context'],
  cards: readonly Card[],
): Promise<Card[]> {
  const scope = { challengeId: sure(subject.challenge).id, jurorId: sure(subject.juror).id, lang }
  const known = new Set((await ownSheet(db, scope)).cards.map(({ assignmentId }) => assignmentId))
  return cards.filter(({ assignmentId }) => known.has(assignmentId))
}

export default function ScoreSheet() {
  const { heading, isOpen } = useLoaderData<typeof loader>()
  const result = useActionData<Answer>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const looked = result?.looked
  return (
    <AreaLayout
      area="juror"
      title={t('sheet.title')}
      lede={t('sheet.lede')}
      breadcrumb={[
        { to: paths.jury, label: t('juror-home.title') },
        { to: paths.juryQueue(heading.slug), label: heading.title },
      ]}
    >
      {!isOpen ? (
        <EmptyState title={t('sheet.closed')} />
      ) : looked ? (
        <SheetLookedAt looked={looked} slug={heading.slug} />
      ) : (
        <>
          <Section id="out" title={t('sheet.out')} intro={t('sheet.out-hint')}>
            <ul>
              <li>
                <a href={paths.scoreSheetFile(heading.slug, 'xlsx')}>{t('sheet.xlsx')}</a>
              </li>
              <li>
                <a href={paths.scoreSheetFile(heading.slug, 'csv')}>{t('sheet.csv')}</a>
              </li>
              <li>
                <a href={paths.assignedProposals(heading.slug)}>{t('sheet.zip')}</a>
              </li>
            </ul>
          </Section>
          <Section id="in" title={t('sheet.in')} intro={t('sheet.in-hint')}>
            <Form result={result} encType="multipart/form-data">
              <FileField
                name="file"
                label={t('sheet.file')}
                hint={t('sheet.file-hint')}
                accept=".xlsx,.csv,text/csv"
              />
              <SubmitButton intent="look">{t('sheet.look')}</SubmitButton>
            </Form>
          </Section>
        </>
      )}
    </AreaLayout>
  )
}
