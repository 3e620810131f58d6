import { StartupProblem } from '#app/platform/startup-problem.ts'

/**
 * The rows of a CSV text (RFC 4180: commas, quotes doubled within quotes) as objects by the headings of its first line.
 * @throws StartupProblem when a quote is never closed
 */
export function rowsOfCsv(text: string): Record<string, string>[] {
  const [headings = [], ...lines] = cellsOf(text.replace(/^\uFEFF/, ''))
  return lines
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) =>
      Object.fromEntries(headings.map((heading, index) => [heading.trim(), cells[index] ?? ''])),
    )
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (isQuoted && character === '"' && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (character === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (isQuoted) cell += character
    else if (character === ',') endCell()
    else if (character === '\n') {
      endCell()
      rows.push([])
    } else if (character !== '\r' || text[at + 1] !== '\n') cell += character
  }
  if (isQuoted) throw new StartupProblem('A quote in the CSV is never closed.')
  endCell()
  return rows
}
