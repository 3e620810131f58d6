/** FormData in the browser, URLSearchParams at the gate. */
type Sent = Pick<FormData, 'keys'> & { getAll(name: string): readonly (string | object)[] }

/**
 * What a form sends, as a schema reads it: names with dots become objects (`closesAt.date`), a name sent more than
 * once or ending in `[]` becomes a list. Files are left out. The action and the browser use this one reading.
 */
export function formValues(data: Sent): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const name of new Set(data.keys())) {
    const sent = data.getAll(name).filter((value) => typeof value === 'string')
    const isList = name.endsWith('[]')
    const path = (isList ? name.slice(0, -2) : name).split('.')
    place(values, path, isList || sent.length > 1 ? sent : sent[0])
  }
  return values
}

/** The same, flat: what `Form` takes as `values` when a post comes back. */
export function formTexts(data: Sent): Record<string, string | string[]> {
  const texts: Record<string, string | string[]> = {}
  for (const name of new Set(data.keys())) {
    const sent = data.getAll(name).filter((value) => typeof value === 'string')
    if (sent.length === 1 && sent[0] !== undefined) texts[name] = sent[0]
    else if (sent.length > 1) texts[name] = sent
  }
  return texts
}

function place(values: Record<string, unknown>, path: readonly string[], value: unknown) {
  if (
    path.some((step) => step === '' || step === '__proto__' || step === 'constructor' || step === 'prototype')
  )
    return
  let target = values
  for (const step of path.slice(0, -1)) {
    const next = target[step]
    if (typeof next !== 'object' || next === null || Array.isArray(next)) target[step] = {}
    target = target[step] as Record<string, unknown>
  }
  target[path.at(-1) as string] = value
}
