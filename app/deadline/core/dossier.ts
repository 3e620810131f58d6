/** What a dossier is: everything that is known of one proposal, as files that can be checked without us. */
import { canonicalJson } from '#app/record/core/chain.ts'

/** One file of a dossier that is a text. `name` is ours: no part of it comes from outside. */
export type DossierText = { readonly name: string; readonly text: string }

/** Why a file of the team is not in a dossier. */
export type LeftOut = 'infected' | 'not-scanned' | 'trade-secret' | 'gone'

/** A file that a version holds, and where it lies in the dossier; `left` when it is not in it. */
export type DossierAttachment = {
  readonly id: string
  readonly question: string
  /** The team's own name for it. */
  readonly name: string
  readonly versions: readonly number[]
  readonly type: string
  readonly bytes: number
  readonly sha256: string
  /** Ours, in the dossier. */
  readonly path: string
  readonly left: LeftOut | null
}

export type DossierVersion = {
  readonly number: number
  /** The frozen text, to the byte: its hash is SHA-256 of salt, line feed, body. */
  readonly body: string
  /** Without its trade secrets: then it is not what was hashed, and the salt, by which they could be guessed, is not told. */
  readonly isWithheld: boolean
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
  readonly attachments: readonly DossierAttachment[]
  /** What there is besides, each as JSON under its name. */
  readonly facts: Readonly<Partial<Record<DossierFact, unknown>>>
}

/**
 * `outcome`: what was decided, where the reader may know it. `draft`: what the team has written since, in its own dossier
 * alone.
 */
export const dossierFacts = ['team', 'screening', 'outcome', 'readings', 'record', 'draft'] as const
export type DossierFact = (typeof dossierFacts)[number]

/** The texts in their order. What the team's files are stands in `files.json`. */
export function dossierTexts({ versions, attachments, facts }: Dossier): DossierText[] {
  return [
    ...versions.flatMap(({ number, body, plain, isWithheld }) => [
      { name: `versions/${number}${isWithheld ? '.without-secrets' : ''}.json`, text: body },
      { name: `versions/${number}.txt`, text: plain },
    ]),
    { name: 'receipts.json', text: pretty(versions.map(receiptOf)) },
    ...dossierFacts.flatMap((name) =>
      facts[name] === undefined ? [] : [{ name: `${name}.json`, text: pretty(facts[name]) }],
    ),
    {
      name: 'files.json',
      text: pretty(
        attachments.map(({ path, left, ...file }) => ({ ...file, path: left === null ? path : null, left })),
      ),
    },
  ]
}

/** Comes last: every other file with its size and hash. `sha256` is of UTF-8, as hex. */
export function dossierManifest(dossier: Dossier, sha256: (text: string) => string): DossierText {
  const { reference, challenge, programme, madeAt, attachments } = dossier
  const manifest = {
    ...{ reference, challenge, programme, madeAt },
    files: [
      ...dossierTexts(dossier).map(({ name, text }) => ({
        name,
        bytes: byteLength(text),
        sha256: sha256(text),
      })),
      ...attachments
        .filter(({ left }) => left === null)
        .map((file) => ({ name: file.path, bytes: file.bytes, sha256: file.sha256 })),
    ],
  }
  return { name: 'manifest.json', text: `${canonicalJson(manifest)}\n` }
}

function receiptOf(version: DossierVersion) {
  const { body: _body, plain: _plain, isWithheld, salt, ...receipt } = version
  return isWithheld ? receipt : { ...receipt, salt }
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
