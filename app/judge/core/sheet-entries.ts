import type { SheetCellToSave } from './score-sheet-schema.ts'

/** The cells of a table as changes of scorecards, one for each assignment. */
export function entriesOfCells(cells: readonly SheetCellToSave[]) {
  const ids = [...new Set(cells.map(({ assignmentId }) => assignmentId))]
  return ids.map((assignmentId) => {
    const own = cells.filter((cell) => cell.assignmentId === assignmentId)
    const text = (field: 'comment' | 'note') => own.find((cell) => cell.field === field)
    const [comment, note] = [text('comment'), text('note')]
    const seen = comment?.seen ?? note?.seen
    return {
      assignmentId,
      scores: own.flatMap(({ field, sheet, seen: version }) =>
        typeof field === 'string' ? [] : [{ criterionId: field.criterionId, answer: sheet, seen: version }],
      ),
      ...(seen !== undefined && {
        texts: {
          ...(comment && { commentToTeam: comment.sheet }),
          ...(note && { privateNote: note.sheet }),
          seen,
        },
      }),
    }
  })
}
