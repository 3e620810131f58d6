/** Single keys for whoever judges many proposals, and how a person sets them to others. */

export const keyDeeds = ['next', 'previous', 'note', 'cannot-judge', 'help'] as const
export type KeyDeed = (typeof keyDeeds)[number]

/** `digits` are ten characters: what is pressed for 1 to 9 and then for 0. Every other is one character. */
export type ScoringKeys = Readonly<Record<KeyDeed | 'digits', string>>

export const usualKeys: ScoringKeys = {
  digits: '1234567890',
  next: 'j',
  previous: 'k',
  note: 'n',
  'cannot-judge': 'c',
  help: '?',
}

export type KeyProblem =
  | { readonly code: 'one-key'; readonly field: KeyDeed }
  | { readonly code: 'ten-keys'; readonly field: 'digits' }
  | { readonly code: 'key-twice'; readonly field: KeyDeed | 'digits'; readonly key: string }

/** What was typed as keys, or what is wrong with it: each does one thing, and no key does two. */
export function readScoringKeys(
  typed: Readonly<Record<string, string>>,
): { readonly ok: true; readonly keys: ScoringKeys } | { readonly ok: false; readonly problem: KeyProblem } {
  const read = Object.fromEntries(
    (['digits', ...keyDeeds] as const).map((field) => [field, (typed[field] ?? '').replace(/\s/g, '')]),
  ) as Record<KeyDeed | 'digits', string>
  const single = keyDeeds.find((deed) => [...read[deed]].length !== 1)
  if (single) return { ok: false, problem: { code: 'one-key', field: single } }
  if ([...read.digits].length !== 10) return { ok: false, problem: { code: 'ten-keys', field: 'digits' } }
  const seen = new Set<string>()
  for (const field of ['digits', ...keyDeeds] as const) {
    for (const key of read[field]) {
      if (seen.has(key.toLowerCase())) return { ok: false, problem: { code: 'key-twice', field, key } }
      seen.add(key.toLowerCase())
    }
  }
  return { ok: true, keys: read }
}

export type KeyMeaning = { readonly deed: KeyDeed } | { readonly digit: string } | null

/** What a pressed key means: `{ digit: '4' }` for the fourth of the digits, capitals like small letters. */
export function meaningOfKey(keys: ScoringKeys, pressed: string): KeyMeaning {
  const key = pressed.toLowerCase()
  const at = [...keys.digits].findIndex((each) => each.toLowerCase() === key)
  if (at >= 0) return { digit: String((at + 1) % 10) }
  const deed = keyDeeds.find((each) => keys[each].toLowerCase() === key)
  return deed ? { deed } : null
}
