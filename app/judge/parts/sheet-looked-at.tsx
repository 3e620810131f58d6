import { useTranslation } from 'react-i18next'
import { Callout } from '#app/ui/callout.tsx'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { SheetProblem } from '../core/returned-sheet.ts'

export type SheetView = {
  /** What is to be saved, as it travels. */
  readonly cells: string
  readonly changes: readonly {
    readonly reference: string
    readonly title: string
    /** Of the criterion or the text. */
    readonly name: string
    readonly page: string
    readonly sheet: string
    readonly isConflict: boolean
  }[]
  readonly problems: readonly SheetProblem[]
  readonly same: number
  readonly emptied: number
}

/** What a table would change, before anything is saved: cells of one side, cells of both, and what is not taken. */
export function SheetLookedAt({ looked, slug }: { looked: SheetView; slug: string }) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const { changes, problems, same, emptied, cells } = looked
  const rows = changes.map((change, index) => ({ ...change, index }))
  const conflicts = rows.filter(({ isConflict }) => isConflict)
  const plain = rows.filter(({ isConflict }) => !isConflict)
  const said = (answer: string) => (answer === 'cannot-judge' ? t('score.cannot-judge') : answer || '–')
  return (
    <>
      <p>
        {t('sheet.summary', { changes: changes.length, same })}
        {emptied > 0 ? ` ${t('sheet.emptied', { count: emptied })}` : ''}
      </p>
      {problems.length > 0 ? (
        <Section
          id="problems"
          title={t('sheet.problems', { count: problems.length })}
          intro={t('sheet.problems-hint')}
        >
          <ul>
            {problems.map(({ code, row, column, value, card }) => (
              <li key={`${row} ${column} ${code}`}>
                {t('sheet.place', { row, column })}
                {value === '' ? '' : ` “${value}”`}: {t(`sheet.wrong.${code}`)}{' '}
                {card ? (
                  <a href={paths.score(card.assignmentId)}>
                    {t('sheet.to-card', { reference: card.reference })}
                  </a>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {changes.length === 0 ? (
        <Callout title={t('sheet.nothing')}>
          <a href={paths.scoreSheet(slug)}>{t('sheet.another')}</a>
        </Callout>
      ) : (
        <Form hidden={{ cells }}>
          {conflicts.map(({ index, reference, title, name, page, sheet }) => (
            <RadioGroup
              key={index}
              name={`chosen.cell${index}`}
              label={`${reference} · ${title}: ${name}`}
              hint={t('sheet.conflict')}
              defaultValue="page"
              choices={[
                { value: 'page', label: t('sheet.keep-page'), hint: said(page) },
                { value: 'sheet', label: t('sheet.take-sheet'), hint: said(sheet) },
              ]}
            />
          ))}
          {plain.length > 0 ? (
            <DataTable
              caption={t('sheet.changes')}
              rows={plain}
              rowKey={({ index }) => String(index)}
              columns={[
                {
                  key: 'proposal',
                  header: t('queue.proposal'),
                  isRowName: true,
                  cell: (row) => `${row.reference} · ${row.title}`,
                },
                { key: 'field', header: t('sheet.field'), cell: ({ name }) => name },
                { key: 'page', header: t('sheet.page-now'), cell: ({ page }) => said(page) },
                { key: 'sheet', header: t('sheet.will-be'), cell: ({ sheet }) => said(sheet) },
              ]}
            />
          ) : null}
          <ButtonRow>
            <SubmitButton intent="save">{t('sheet.save')}</SubmitButton>
            <ButtonLink to={paths.scoreSheet(slug)} tone="quiet">
              {t('sheet.another')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      )}
    </>
  )
}
