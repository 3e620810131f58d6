/** Where one juror stands with one proposal. No score is among it. */
export type CellState = 'not-started' | 'opened' | 'draft' | 'final' | 'recused' | 'excluded' | 'abstained'
