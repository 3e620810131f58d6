import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClashKind, impossibleAssignment } from '#test/factories/an-impossible-assignment.ts'
import { haasteJson } from './command-line.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'haaste-impossible-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type File = ReturnType<typeof impossibleAssignment>['file']
type Relief =
  | { kind: 'raise-most' | 'lower-least'; juror: string; to: number }
  | { kind: 'fewer-reviews'; proposal: string; to: number }
  | { kind: 'allow'; jurors: readonly [string, string] }
type Entry = {
  kind: string
  sentence: string
  jurors?: readonly string[]
  proposal?: string
  proposals?: readonly string[]
  pairs?: readonly (readonly [string, string])[]
  lacking?: readonly { proposal: string; kind: string }[]
  reliefs?: readonly Relief[]
}

async function assigned(file: unknown, ...more: string[]) {
  const path = join(folder, 'instance.json')
  writeFileSync(path, JSON.stringify(file))
  const { code, answer } = await haasteJson(
    'postgres://nobody@127.0.0.1:9/none',
    'assign',
    '--instance',
    path,
    ...more,
  )
  return { code, answer, entries: (answer['infeasible'] ?? []) as Entry[] }
}

/** The file with one change made that the explanation says would help. */
function helped(file: File, relief: Relief): File {
  const { jurors, proposals, never } = file
  if (relief.kind === 'allow') {
    const [one, other] = relief.jurors
    return { ...file, never: never.filter((pair) => !(pair.includes(one) && pair.includes(other))) }
  }
  if (relief.kind === 'fewer-reviews') {
    const to = proposals.map((own) => (own.id === relief.proposal ? { ...own, reviews: relief.to } : own))
    return { ...file, proposals: to }
  }
  const bound = relief.kind === 'raise-most' ? 'max' : 'min'
  return {
    ...file,
    jurors: jurors.map((own) => (own.id === relief.juror ? { ...own, [bound]: relief.to } : own)),
  }
}

/** Without the entries that a refusal names by their place. */
function withoutNamed(file: File, sentence: string): File {
  let left = file
  // From the end, so that a place is still the same when an earlier one goes.
  for (const [, list = '', at] of [
    ...sentence.matchAll(/(conflicts|affinity|never)\.(\d+): there is no/g),
  ].reverse()) {
    const entries = left[list as 'conflicts' | 'affinity' | 'never']
    left = { ...left, [list]: (entries as readonly unknown[]).filter((_, place) => place !== Number(at)) }
  }
  return left
}

const clashes: readonly (readonly ClashKind[])[] = [
  ['capacity'],
  ['few-jurors'],
  ['unfillable-minimum'],
  ['minimums'],
  ['apart'],
  ['kinds'],
  ['unknown-juror'],
  ['unknown-proposal'],
  ['unknown-apart'],
  ['capacity', 'few-jurors'],
  ['capacity', 'apart'],
  ['few-jurors', 'few-jurors'],
  ['few-jurors', 'unfillable-minimum'],
  ['few-jurors', 'apart'],
  ['unfillable-minimum', 'unfillable-minimum'],
  ['minimums', 'few-jurors'],
  ['minimums', 'apart'],
  ['apart', 'apart'],
  ['apart', 'unfillable-minimum'],
  ['kinds', 'few-jurors'],
  ['kinds', 'apart'],
  ['unknown-juror', 'unknown-apart'],
]
const instances = clashes.flatMap((kinds, place) => [0, 1].map((nth) => ({ seed: 100 * nth + place, kinds })))

describe(`${instances.length} panels that cannot be`, () => {
  it.each(instances)(
    '$kinds, drawn with $seed: explained by name, and what would help does',
    async ({ seed, kinds }) => {
      const { file, expected } = impossibleAssignment(seed, kinds)
      const refused = expected.flatMap(({ sentence }) => sentence ?? [])
      const { code, answer, entries } = await assigned(file)
      if (refused.length > 0) {
        expect(code).toBe(2)
        for (const sentence of refused) expect(answer['problem']).toContain(sentence)
        const left = withoutNamed(file, String(answer['problem']))
        expect((await assigned(left)).answer).toMatchObject({ ok: true })
        return
      }
      expect([code, answer['ok']]).toEqual([1, false])
      for (const { kind, jurors = [], proposals = [] } of expected) {
        const entry = entries.find((one) => {
          const named = [...(one.jurors ?? []), ...(one.pairs?.flat() ?? [])]
          const about = [
            one.proposal,
            ...(one.proposals ?? []),
            ...(one.lacking ?? []).map(({ proposal }) => proposal),
          ]
          return (
            one.kind === kind &&
            jurors.every((id) => named.includes(id)) &&
            proposals.every((id) => about.includes(id))
          )
        })
        expect([kind, jurors, proposals, entry === undefined ? entries : 'named']).toEqual([
          kind,
          jurors,
          proposals,
          'named',
        ])
        for (const id of proposals) expect(entry?.sentence).toContain(id)
        if (jurors.length < 4) for (const id of jurors) expect(entry?.sentence).toContain(id)
      }
      // Two minimums in one cut are one clash that names both; bounds of all jurors may leave others in the way.
      if (!kinds.includes('capacity') && !kinds.includes('minimums'))
        expect(entries.length).toBeLessThanOrEqual(kinds.length)
      const without = entries.some(({ kind }) => kind === 'kinds')
      const reliefs = entries.flatMap((entry) => entry.reliefs ?? [])
      // Each of the changes is needed, and all of them together are enough.
      const all = reliefs.reduce(helped, file)
      const wish = without ? ['--kinds', 'wished'] : []
      const possible = await assigned(all, ...wish)
      expect([possible.code, possible.answer['ok']]).toEqual([0, true])
      if (without)
        expect(possible.answer['lacking']).toEqual(entries.find(({ kind }) => kind === 'kinds')?.lacking)
      if (reliefs.length > 0) {
        const [left] = [reliefs.slice(1).reduce(helped, file)]
        expect((await assigned(left, ...wish)).answer['ok']).toBe(false)
      }
    },
  )
})
