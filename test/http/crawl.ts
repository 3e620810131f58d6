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
    .filter(([name]) => name !== 'docProps/core.xml')
    .map(([name, content]) => `${name}\n${isArchive(content) ? unpacked(content) : strFromU8(content)}`)
    .join('\n')
}

function isArchive([first, second, third]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 3
}
