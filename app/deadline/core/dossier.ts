/** What a dossier is: everything that is known of one proposal, as files that can be checked without us. */
import { canonicalJson } from '#app/record/core/chain.ts'

/** One file of a dossier. `name` is ours: no part of it comes from outside. */
export type DossierFile = { readonly name: string; readonly text: string }

export type DossierVersion = {
  readonly number: number
  /** The frozen text, to the byte: its hash is SHA-256 of salt, line feed, body. */
  readonly body: string
  readonly salt: string
  readonly hash: string
  /** ISO 8601, UTC. */
  readonly submittedAt: string
  readonly recordSeq: number | null
  readonly recordHash: string | null
  /** The same to be read, in the reader's language. */
  readonly plain: string
}

export type Dossier = {
  readonly reference: string
  readonly challenge: string
  readonly programme: string
  readonly madeAt: string
  readonly versions: readonly DossierVersion[]
  readonly team: readonly { readonly role: string; readonly joinedAt: string }[]
  readonly screening: Readonly<Record<string, string | null>>
  readonly readings: readonly { readonly capacity: string; readonly readAt: string }[]
  readonly record: readonly Readonly<Record<string, unknown>>[]
}

/** The files in their order; the manifest with the hash of each comes last. `sha256` is of UTF-8, as hex. */
export function dossierFiles(dossier: Dossier, sha256: (text: string) => string): DossierFile[] {
  const { versions, team, screening, readings, record, ...about } = dossier
  const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  const files: DossierFile[] = [
    ...versions.flatMap(({ number, body, plain }) => [
      { name: `versions/${number}.json`, text: body },
      { name: `versions/${number}.txt`, text: plain },
    ]),
    {
      name: 'receipts.json',
      text: pretty(versions.map(({ body: _body, plain: _plain, ...receipt }) => receipt)),
    },
    { name: 'team.json', text: pretty(team) },
    { name: 'screening.json', text: pretty(screening) },
    { name: 'readings.json', text: pretty(readings) },
    { name: 'record.json', text: pretty(record) },
  ]
  const manifest = {
    ...about,
    files: files.map(({ name, text }) => ({ name, bytes: byteLength(text), sha256: sha256(text) })),
  }
  return [...files, { name: 'manifest.json', text: `${canonicalJson(manifest)}\n` }]
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
