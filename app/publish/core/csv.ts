/**
 * A table as a file (RFC 4180). A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a
 * line break) gets an apostrophe in front: what somebody typed as a name must not calculate.
 */
export function csvFile(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')
  // The mark at the beginning lets spreadsheets read every language.
  return `\ufeff${[header, ...rows].map(line).join('\r\n')}\r\n`
}

function harmless(cell: string): string {
  return /^[\s\u0000]*[=+\-@\t\r\n|%＝＋－＠]/.test(cell) ? `'${cell}` : cell
}
