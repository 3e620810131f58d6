/**
 * What can be seen of a PDF without drawing it: whether it runs, starts or carries something, and who stands in its
 * properties. What a writer has packed into compressed objects stays unseen: these are remarks for people, no proof.
 */
import type { Caution, Trace } from './inspection.ts'
import { plainText } from './office-traces.ts'

export type PdfFindings = { readonly cautions: readonly Caution[]; readonly traces: readonly Trace[] }

/** Bytes of the piece before that each piece is read with again, so that nothing is cut in two. */
export const pdfOverlap = 4096

const cautionPatterns: readonly (readonly [Caution, RegExp])[] = [
  ['script', /\/JavaScript\b|\/JS\s*[(<]|\/JS\s+\d+\s+\d+\s+R\b/],
  ['launch', /\/Launch\b/],
  ['embedded', /\/EmbeddedFiles?\b|\/RichMedia\b/],
  ['locked', /\/Encrypt\s+\d+\s+\d+\s+R\b|\/Encrypt\s*<</],
]

/** One piece of the file as Latin-1 text, each byte a character. */
export function pdfFindingsIn(piece: string): PdfFindings {
  // A name may spell any of its characters in hex: /J#61vaScript.
  const plain = piece.includes('#')
    ? piece.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : piece
  return {
    cautions: cautionPatterns.filter(([, pattern]) => pattern.test(plain)).map(([caution]) => caution),
    traces: [...dictionaryTraces(piece), ...packetTraces(piece)],
  }
}

/** A PDF ends with where its table of objects begins. */
export function endsAsPdf(tail: string): boolean {
  return /startxref|%%EOF/.test(tail)
}

/** A document has one of each; who writes thousands wants to keep us busy. */
const mostOfAPiece = 20

function dictionaryTraces(piece: string): Trace[] {
  const traces: Trace[] = []
  for (const found of piece.matchAll(/\/(Author|Company|Manager)\s{0,20}(?=[(<])/g)) {
    if (traces.length >= mostOfAPiece) break
    const value = stringAt(piece, found.index + found[0].length)
    const field = found[1] === 'Author' ? 'author' : found[1] === 'Company' ? 'company' : 'manager'
    traces.push({ field, value: value ?? '' })
  }
  return traces
}

/** Names in an XMP packet, which is UTF-8 text within the file. */
function packetTraces(piece: string): Trace[] {
  const names = [
    ...between(piece, '<dc:creator>', '</dc:creator>').flatMap((list) =>
      between(list, '<rdf:li>', '</rdf:li>'),
    ),
    ...between(piece, '<pdf:Author>', '</pdf:Author>'),
    ...between(piece, '<xmp:Author>', '</xmp:Author>'),
  ]
  return names.map((name) => ({ field: 'author', value: plainText(utf8(name)) }))
}

/** What stands between two marks, as often as they come, at most a few times and not far from each other. */
function between(text: string, opening: string, closing: string): string[] {
  const found: string[] = []
  for (let at = text.indexOf(opening), count = 0; at !== -1 && count < mostOfAPiece; count += 1) {
    const inside = text.slice(at + opening.length, at + opening.length + 3000)
    const end = inside.indexOf(closing)
    if (end > 0) found.push(inside.slice(0, end))
    at = text.indexOf(opening, at + opening.length)
  }
  return found
}

const longestString = 2000

/** The string that begins at `at`, `(…)` or `<…>` (ISO 32000-1, 7.3.4); null when it does not end soon. */
function stringAt(text: string, at: number): string | null {
  if (text[at] === '<') {
    const hex = /^<([0-9a-f\s]{0,4000})>/i.exec(text.slice(at, at + 4010))?.[1]?.replace(/\s/g, '')
    if (hex === undefined) return null
    return decoded(
      (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join(''),
    )
  }
  let depth = 0
  let value = ''
  for (let i = at; i < text.length && value.length < longestString; i += 1) {
    const character = text[i]!
    if (character === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(i + 1, i + 4))?.[0]
      value += octal
        ? String.fromCharCode(Number.parseInt(octal, 8) & 255)
        : (escapes[text[i + 1]!] ?? text[i + 1] ?? '')
      i += octal ? octal.length : 1
      continue
    }
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth === 0) return decoded(value)
    if (depth > 1 || character !== '(') value += character
  }
  return null
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '',
  f: '',
  '\n': '',
  '\r': '',
}

/** Text strings are UTF-16 with its mark, UTF-8 with its mark (PDF 2.0), or close to Latin-1. */
function decoded(bytes: string): string {
  if (bytes.startsWith('\u00fe\u00ff')) return new TextDecoder('utf-16be').decode(bytesOf(bytes.slice(2)))
  if (bytes.startsWith('\u00ef\u00bb\u00bf')) return utf8(bytes.slice(3))
  return bytes
}

const utf8 = (text: string) => new TextDecoder('utf-8').decode(bytesOf(text))
const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
