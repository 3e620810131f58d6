import { strFromU8, unzipSync } from 'fflate'

/* Readers of our own, so that what the writers' libraries get wrong is not read wrong in the same way. */

/** The rows of a CSV in which every cell stands in quotes. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, cell, end] of text.replace(/^\ufeff/, '').matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push((cell ?? '').replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.slice(0, -1)
}

/** The texts of the first sheet of a workbook, as a spreadsheet shows them. Throws when a cell is a formula or a number. */
export function workbookRows(bytes: Uint8Array): string[][] {
  const files = unzipSync(bytes)
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  const strings = [
    ...strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array()).matchAll(/<si>(.*?)<\/si>/gs),
  ].map(([, inner]) => shown(inner ?? ''))
  if (/<f[ >]/.test(sheet)) throw new Error('a cell calculates')
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells: string[] = []
    for (const [, attributes, inner] of (row ?? '').matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const type = / t="(\w+)"| t='(\w+)'/.exec(` ${attributes}`)?.[1]
      if (inner === undefined || inner === '') continue
      if (type === 's') cells.push(strings[Number(/<v>(\d+)<\/v>/.exec(inner)?.[1])] ?? '')
      else if (type === 'inlineStr' || type === 'str') cells.push(shown(inner))
      else throw new Error(`a cell is no text: ${inner.slice(0, 80)}`)
    }
    return cells
  })
}

function shown(inner: string): string {
  const text = [...inner.matchAll(/<t(?: [^>]*)?>(.*?)<\/t>/gs)].map(([, each]) => each).join('')
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}
