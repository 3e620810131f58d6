import { strFromU8, unzipSync } from 'fflate'
import type { Reply } from './site.ts'

/* What the crawls share: every address that can be asked for, and everything that an answer says. */

/** What one can put into an address, by the names of the placeholders. */
export type KnownValues = Readonly<Record<string, readonly string[]>>

/** Every address of a pattern in that language. A placeholder nobody has thought of is a fault of the test. */
export function everyAddress(pattern: string, known: KnownValues, lang: string): string[] {
  const start = [pattern.replace(':lang', lang).replace('*', 'en/no/such/page')]
  return [...pattern.matchAll(/:(\w+)/g)]
    .filter(([, name]) => name !== 'lang')
    .reduce(
      (paths, [placeholder, name]) =>
        paths.flatMap((path) => known[name!]!.map((value) => path.replace(placeholder, value))),
      start,
    )
}

/** All that an answer says: its place, its headers, its body, and what is packed in that. */
export function everythingIn({ body, bytes, headers, location }: Reply): string {
  return [isArchive(bytes) ? unpacked(bytes) : body, location, ...[...headers].flat()].join(' ')
}

/** Names and contents of what lies in an archive, however deep; without when it was made. */
export function unpacked(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes))
    .map(([name, content]) => `${name}\n${isArchive(content) ? unpacked(content) : textOf(name, content)}`)
    .join('\n')
}

function textOf(name: string, content: Uint8Array): string {
  const text = strFromU8(content)
  return name === 'docProps/core.xml' ? text.replace(/<dcterms:\w+[^>]*>[^<]*/g, '') : text
}

function isArchive([first, second, third]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 3
}

/**
 * The same text as whoever reads it would have it: as it is, and with lines of calendars and mails put together again,
 * escapes of JSON, entities of HTML and percent signs of addresses resolved, twice over; what is base64 in it, where one of
 * these marks can be in that.
 */
export function decoded(text: string, marks: readonly string[]): string {
  const once = resolved(text)
  const forms = [...new Set([text, once, resolved(once)])]
  const inBase64 = forms.flatMap((form) => readFromBase64(form, marks))
  return [...forms, ...inBase64, ...inBase64.map(resolved)].join('\n')
}

/** Which of the marks are in a text, however written: also where tags stand between their letters. */
export function marksIn(text: string, marks: readonly string[]): string[] {
  const read = decoded(text, marks)
  const withoutTags = read.replace(/<[^<>]*>/g, '')
  return marks.filter((mark) => read.includes(mark) || withoutTags.includes(mark))
}

function resolved(text: string): string {
  return text
    .replace(/=?\r?\n[ \t]|=\r?\n/g, '')
    .replace(/\\(?:u([0-9a-f]{4})|(["'\\/]))/gi, (_, hex: string | undefined, sign: string) =>
      hex === undefined ? sign : letter(Number.parseInt(hex, 16)),
    )
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => letter(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, decimal: string) => letter(Number(decimal)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: keyof typeof entities) => entities[name])
    .replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => Buffer.from(escaped.replaceAll('%', ''), 'hex').toString())
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const

const letter = (code: number) => (code > 0x10ffff ? '' : String.fromCodePoint(code))

/** What is written in base64 in a text, from each place in it where it could begin; archives unpacked. */
function readFromBase64(text: string, marks: readonly string[]): string[] {
  const usual = text.replaceAll('-', '+').replaceAll('_', '/')
  const isThere = (mark: string) => base64Parts(mark).some((part) => usual.includes(part))
  if (!marks.some(isThere) && !usual.includes('UEsDB')) return []
  return (usual.match(/[A-Za-z0-9+/]{8,}/g) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((from) => {
      const bytes = Buffer.from(run.slice(from), 'base64')
      return isArchive(bytes) ? unpackedOr(bytes) : bytes.toString()
    }),
  )
}

function unpackedOr(bytes: Uint8Array): string {
  try {
    return unpacked(bytes)
  } catch {
    return ''
  }
}

/** What of a mark is the same in base64 whatever stands before and after it: for each of the three places it can begin at. */
function base64Parts(mark: string): string[] {
  return [0, 1, 2].map((shift) => {
    const bytes = Buffer.from(' '.repeat(shift) + mark)
    return bytes.toString('base64').slice(Math.ceil((8 * shift) / 6), Math.floor((8 * bytes.length) / 6))
  })
}
