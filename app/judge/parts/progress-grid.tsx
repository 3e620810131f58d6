import { useTranslation } from 'react-i18next'
import { HeatGrid, type HeatFill } from '#app/ui/figure/heat-grid.tsx'
import type { CellState } from '../core/cell-state.ts'

/** A pattern for each, which no other one has. */
const fills: Readonly<Record<CellState, HeatFill>> = {
  'not-started': 'empty',
  opened: 'dotted',
  draft: 'half',
  final: 'full',
  recused: 'crossed',
  excluded: 'hatched',
  abstained: 'ruled',
}

export type ProgressGridProps = {
  title: string
  proposals: readonly { id: string; reference: string }[]
  jurors: readonly {
    id: string
    name: string
    assigned: number
    finished: number
    cells: readonly (CellState | null)[]
  }[]
}

/** Jurors by proposals: a letter and a pattern say where each stands with each, and a word says it to whoever hears the page. */
export function ProgressGrid({ title, proposals, jurors }: ProgressGridProps) {
  const { t } = useTranslation('judge')
  const states = (Object.keys(fills) as CellState[]).map((state) => {
    const words = { letter: t(`progress.letter.${state}`), label: t(`progress.cell.${state}`) }
    return [state, { ...words, fill: fills[state] }] as const
  })
  return (
    <HeatGrid
      title={title}
      rowHeader={t('jury.name')}
      states={Object.fromEntries(states) as Record<CellState, (typeof states)[number][1]>}
      columns={proposals.map(({ id, reference }) => ({ key: id, label: reference }))}
      rows={jurors.map((juror) => ({
        key: juror.id,
        label: juror.name,
        note: `${juror.finished} / ${juror.assigned}`,
        cells: juror.cells.map((cell) => cell ?? undefined),
      }))}
    />
  )
}
