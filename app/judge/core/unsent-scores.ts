/**
 * What a juror gave and the server has not said that it has: how it is sent again, and when two values have to be laid
 * beside each other. Sending is known by assignment, field and the version the value builds on, so that sending twice
 * changes nothing.
 */

/** One field of a scorecard that waits, as the form names it: `scores.<criterion id>`, `commentToTeam`, `privateNote`. */
export type Unsent = {
  readonly value: string
  /** The version of the server's value that this one is to follow; 0 for an answer that was not there, 1 for texts. */
  readonly seen: number
  /** What stood there when it was typed. */
  readonly base: string
  /** Values of this field that were sent without an answer: the server may have them or not. */
  readonly tried: readonly string[]
}

export type WaitingFields = Readonly<Record<string, Unsent>>

/** What the server has instead. */
export type Stored = { readonly value: string; readonly version: number }

/** So many values sent in vain are remembered; of one that was forgotten, the person is asked. */
const mostTried = 10

/** Under which name a field's version is told: both texts share one. */
export function versionNameOf(field: string): string {
  return field.startsWith('scores.') ? field.slice('scores.'.length) : 'texts'
}

/** A newer value of a field, after what waits there already or after what the page shows. */
export function typedInto(
  waiting: Unsent | undefined,
  value: string,
  shown: { seen: number; base: string },
): Unsent {
  return waiting ? { ...waiting, value } : { value, ...shown, tried: [] }
}

/** The same before it is sent: whether it arrives, nobody may ever say. */
export function aboutToSend(waiting: WaitingFields): WaitingFields {
  return eachOf(waiting, (unsent) => ({
    ...unsent,
    tried: [...unsent.tried.filter((each) => each !== unsent.value), unsent.value].slice(-mostTried),
  }))
}

/**
 * After the server has said that something else stands there. `again`: what stands there is what this browser itself sent
 * or began from, and the newer value follows it. `choose`: somebody changed it elsewhere, the same person on another
 * device; both values are shown.
 */
export function afterClash(
  waiting: WaitingFields,
  stored: Readonly<Record<string, Stored>>,
): { readonly again: WaitingFields; readonly choose: Readonly<Record<string, Stored>> } {
  const again: Record<string, Unsent> = {}
  const choose: Record<string, Stored> = {}
  for (const [field, unsent] of Object.entries(waiting)) {
    const there = stored[field]
    if (!there) again[field] = unsent
    else if ([unsent.value, unsent.base, ...unsent.tried].some((own) => isSameValue(own, there.value)))
      again[field] = { ...unsent, seen: there.version, base: there.value }
    else choose[field] = there
  }
  return { again, choose }
}

/** After the server has taken `sent`: what was typed meanwhile follows the new versions, the rest has arrived. */
export function afterTaken(
  waiting: WaitingFields,
  sent: WaitingFields,
  versions: Readonly<Record<string, number>>,
): WaitingFields {
  return Object.fromEntries(
    Object.entries(waiting).flatMap(([field, unsent]) => {
      const gone = sent[field]
      if (!gone) return [[field, unsent]]
      if (gone.value === unsent.value) return []
      const seen = versions[versionNameOf(field)] ?? unsent.seen
      return [[field, { ...unsent, seen, base: gone.value, tried: [] }]]
    }),
  )
}

/** `4,0` and `4` are one answer, and line ends are one. */
export function isSameValue(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.replace(/\r\n?/g, '\n').trim()) as [string, string]
  if (a === b) return true
  const [x, y] = [a, b].map((text) => (text === '' ? NaN : Number(text.replace(',', '.')))) as [
    number,
    number,
  ]
  return x === y
}

/** The fields of a post for what waits, with the version each builds on. Texts share one: that of the newest. */
export function postOf(waiting: WaitingFields): URLSearchParams {
  const body = new URLSearchParams()
  for (const [field, { value, seen }] of Object.entries(waiting)) {
    body.set(field, value)
    const name = `seen.${versionNameOf(field)}`
    body.set(name, String(Math.max(seen, Number(body.get(name) ?? 0))))
  }
  return body
}

function eachOf(waiting: WaitingFields, change: (unsent: Unsent) => Unsent): WaitingFields {
  return Object.fromEntries(Object.entries(waiting).map(([field, unsent]) => [field, change(unsent)]))
}
