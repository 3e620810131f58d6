import { createHash, randomBytes } from 'node:crypto'
import type { SubjectInput } from './subject-of.ts'
import { filled, type BodyInParts, type CommonWords, type Pieces } from './words-in-parts.ts'
import { writeMail, type MailWords } from './write-mail.ts'

export type FilledMail = BodyInParts & { readonly subject: string }

type CutMail = {
  readonly subject: Pieces
  readonly common: CommonWords
  /** The holes that stand inside an address. */
  readonly inAddress: ReadonlySet<number>
}

/**
 * Fills mails in. `mail` has the words of the holes where `texts` belong; the answer is, put together, character for
 * character the mail as if it had been written with them. Null when a text would come out differently in its place.
 */
export type Filler = (mail: SubjectInput, texts: readonly string[]) => FilledMail | null

/*
 * What stands in a hole while the mail is written. Lower-case letters come unchanged through escaping, addresses and
 * the making of the text part; nobody can guess them, so nobody can type one into a title.
 */
const words = Array.from({ length: 16 }, () =>
  randomBytes(12)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!),
)
const anyWord = new RegExp(`(${words.join('|')})`)

/**
 * The word that stands in the hole of this number.
 * @throws when a template has more holes than there are words
 */
export function wordOfHole(hole: number): string {
  const word = words[hole]
  if (word === undefined) throw new Error(`a mail has at most ${words.length} holes`)
  return word
}

/** A filler that keeps the mails it has written, each cut at its holes, up to `mostKept`: the least used goes first. */
export function createFiller(mostKept: number): Filler {
  const kept = new Map<string, CutMail>()
  return (mail, texts) => {
    const key = JSON.stringify(mail)
    const cut = kept.get(key) ?? cutAtHoles(writeMail(mail))
    kept.delete(key)
    kept.set(key, cut)
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
    const isFit = (text: string, hole: number) =>
      cut.inAddress.has(hole) ? staysInAddress.test(text) : !changesAtEdges.test(text)
    if (!texts.every(isFit)) return null
    const own = { html: texts.map(escaped), text: texts.map(collapsed) }
    return { subject: filled(cut.subject, texts), common: cut.common, own }
  }
}

/** Words of an address that no step on the way there rewrites: nothing that would be escaped, no `..`. */
const staysInAddress = /^[\w-]+([./][\w-]+)*$/
/** The text part swallows blanks at the edge of a line or beside another blank, and NUL is nobody's title. */
const changesAtEdges = /^[ \t\r\n\f\u200b]|[ \t\r\n\f\u200b]$|\u0000/

/** As the text part writes it: what HTML takes for blanks becomes one blank. */
function collapsed(text: string): string {
  return text.replace(/[ \t\r\n\f\u200b]+/g, ' ')
}

const escapes: Record<string, string> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#x27;',
  '<': '&lt;',
  '>': '&gt;',
}

/** As React writes it between tags and in attributes. */
function escaped(text: string): string {
  return text.replace(/["&'<>]/g, (character) => escapes[character]!)
}

function cutAtHoles({ subject, html, text }: MailWords): CutMail {
  const pieces = piecesOf(html)
  const words = { html: pieces, text: piecesOf(text) }
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex')
  const inAddress = pieces.filter(
    (piece, position): piece is number =>
      typeof piece === 'number' && endsInAddress(pieces.slice(0, position)),
  )
  return { subject: piecesOf(subject), common: { hash, ...words }, inAddress: new Set(inAddress) }
}

function piecesOf(whole: string): Pieces {
  return whole.split(anyWord).map((part) => {
    const hole = words.indexOf(part)
    return hole === -1 ? part : hole
  })
}

/** True when the last word so far (up to a blank, a quote or a tag) could be the beginning of an address. */
function endsInAddress(before: Pieces): boolean {
  const word = /[^\s"'<>]*$/.exec(
    before.map((piece) => (typeof piece === 'string' ? piece : 'hole')).join(''),
  )![0]
  return /[:/?=]/.test(word)
}
