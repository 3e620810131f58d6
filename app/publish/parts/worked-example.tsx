import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDecimal } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { weightInWords } from '../core/criterion-weight.ts'
import type { ExampleInFigures } from '../core/worked-example.ts'
import type { Judging } from './use-typed-judging.ts'

type Line = {
  key: string
  name: string
  isLeftOut: boolean
  /** By the number of the criterion. */
  cells: Readonly<Record<number, string>>
  total: string
}

/**
 * Five imagined jurors reckoned through by the rule, step by step. Criteria for finalists alone are left aside. `saved` is
 * the example of what is saved; what reckons it anew comes to the browser once something else was typed.
 */
export function WorkedExampleTable({ criteria, rule, saved }: Judging & { saved: ExampleInFigures | null }) {
  const { t } = useTranslation('publish')
  const [reckoned, setReckoned] = useState({ criteria, rule, example: saved })
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return undefined
    }
    let isStale = false
    void import('../core/worked-example.ts').then(({ exampleInFigures }) => {
      if (!isStale) setReckoned({ criteria, rule, example: exampleInFigures(criteria, rule) })
    })
    return () => {
      isStale = true
    }
  }, [criteria, rule])
  return reckoned.example === null ? (
    <p>{t('edit-rule.example.none')}</p>
  ) : (
    <Reckoned
      criteria={reckoned.criteria.filter(({ isForFinalists }) => !isForFinalists)}
      rule={reckoned.rule}
      example={reckoned.example}
    />
  )
}

function Reckoned({ criteria, rule, example }: Judging & { example: ExampleInFigures }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const figure = (value: string) => formatDecimal(lang, value)
  const answered = (answer: string) =>
    answer === 'yes' || answer === 'partly' || answer === 'no'
      ? t(`criteria.answers.${answer}`)
      : formatDecimal(lang, answer)
  const cellsOf = (pick: (cell: ExampleInFigures['criteria'][number]) => string) =>
    Object.fromEntries(example.criteria.map((cell) => [cell.position, figure(pick(cell))]))
  const step = (key: 'together' | 'rounded' | 'weighted', cells: Line['cells']): Line => ({
    ...{ key, name: t(`edit-rule.example.${key}`), isLeftOut: false, cells, total: '' },
  })
  const rows: Line[] = [
    ...example.jurors.map(({ answers, total, isLeftOut }, index) => ({
      key: String(index),
      name: t('edit-rule.example.juror', { number: index + 1 }),
      isLeftOut,
      cells: Object.fromEntries(
        Object.entries(answers).map(([position, answer]) => [position, answered(answer)]),
      ),
      total: total ? figure(total) : '',
    })),
    ...(example.criteria.length === 0
      ? []
      : [
          step(
            'together',
            cellsOf(({ combined }) => combined),
          ),
          ...(rule.rounding.panel
            ? [
                step(
                  'rounded',
                  cellsOf(({ rounded }) => rounded),
                ),
              ]
            : []),
          step(
            'weighted',
            cellsOf(({ weighted }) => weighted),
          ),
        ]),
  ]
  const total = figure(example.total)
  return (
    <>
      <DataTable
        caption={t('edit-rule.example.title')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'juror',
            header: t('edit-rule.example.who'),
            isRowName: true,
            cell: ({ name, isLeftOut }) => (
              <>
                {name} {isLeftOut ? <Tag>{t('edit-rule.example.left-out')}</Tag> : null}
              </>
            ),
          },
          ...criteria.map(({ position, name, weight }) => ({
            key: String(position),
            header: t('edit-rule.example.criterion', {
              name: name || t('edit-criteria.number', { number: position }),
              weight: weightInWords(lang, weight, rule.weights),
            }),
            align: 'end' as const,
            cell: ({ cells }: Line) => cells[position] ?? '',
          })),
          ...(rule.first === 'jurors'
            ? [
                {
                  key: 'total',
                  header: t('edit-rule.example.total'),
                  align: 'end' as const,
                  cell: ({ total: own }: Line) => own,
                },
              ]
            : []),
        ]}
      />
      <p aria-live="polite">
        <strong>
          {rule.rounding.total
            ? t('edit-rule.example.comes-to-rounded', { exact: figure(example.exact), total })
            : t('edit-rule.example.comes-to', { total })}
        </strong>
      </p>
    </>
  )
}
