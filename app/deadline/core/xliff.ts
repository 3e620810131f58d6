/**
 * Worklists as XLIFF 1.2 (OASIS, 2008). Not 2.x, which has one pair of languages in a document: proposals come in many,
 * and 1.2 gives each `<file>` its own pair. A translator opens one file, whatever is in it.
 */
import { Parser } from 'htmlparser2'
import type { ReturnedUnit, WorkUnit } from './worklist.ts'

/** One `<file>` per proposal and pair of languages; units carry question and hash in their ids. */
export function xliffOf(units: readonly WorkUnit[]): string {
  const files = new Map<string, WorkUnit[]>()
  for (const unit of units) {
    const key = `${unit.reference} ${unit.from} ${unit.into}`
    files.set(key, [...(files.get(key) ?? []), unit])
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
    ...[...files.values()].map(fileOf),
    '</xliff>',
    '',
  ].join('\n')
}

function fileOf(units: readonly WorkUnit[]): string {
  const [first] = units
  if (!first) return ''
  const { reference, from, into } = first
  return [
    `  <file original="${escaped(reference)}" source-language="${escaped(from)}" target-language="${escaped(into)}" datatype="plaintext">`,
    '    <body>',
    ...units.map(
      ({ question, hash, source }) =>
        `      <trans-unit id="${escaped(`${question}.${hash}`)}" xml:space="preserve">\n` +
        `        <source xml:lang="${escaped(from)}">${escaped(source)}</source>\n` +
        `        <target xml:lang="${escaped(into)}" state="needs-translation"></target>\n` +
        '      </trans-unit>',
    ),
    '    </body>',
    '  </file>',
  ].join('\n')
}

function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // Nothing that XML 1.0 cannot hold.

      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  )
}

/**
 * The units of an XLIFF 1.2 document; null when it is not one. Marks within a target (`<g>`, `<x/>`) are left away and
 * their text is kept. A target whose `state-qualifier` is `mt-suggestion` says that a machine wrote it, `id-match` and
 * `leveraged-…` say nothing; no entity but those of XML is known, and nothing is fetched.
 */
export function unitsOfXliff(text: string): ReturnedUnit[] | null {
  const units: ReturnedUnit[] = []
  let isXliff = false
  let file = { reference: '', into: '' }
  let unit: { id: string; target: string; origin: string } | null = null
  let isInTarget = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'xliff') isXliff = /^1\.[0-2]$/.test(attributes.version ?? '')
        if (name === 'file')
          file = { reference: attributes.original ?? '', into: attributes['target-language'] ?? '' }
        if (name === 'trans-unit') unit = { id: attributes.id ?? '', target: '', origin: '' }
        if (name === 'target' && unit) {
          isInTarget = true
          unit.target = ''
          unit.origin = attributes['state-qualifier'] === 'mt-suggestion' ? 'machine' : ''
        }
      },
      ontext(data) {
        if (isInTarget && unit) unit.target += data
      },
      onclosetag(name) {
        if (name === 'target') isInTarget = false
        if (name !== 'trans-unit' || !unit) return
        const dot = unit.id.lastIndexOf('.')
        units.push({
          ...file,
          question: unit.id.slice(0, Math.max(dot, 0)),
          hash: unit.id.slice(dot + 1),
          target: unit.target,
          origin: unit.origin,
        })
        unit = null
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(text)
  return isXliff ? units : null
}
