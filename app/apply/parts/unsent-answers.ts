/**
 * What was typed and has not reached the server, kept by the browser until it has: a lost connection, an ended session
 * or a closed tab costs nothing. One entry per answer, replaced by each newer text of it.
 */
export type UnsentAnswer = { readonly question: string; readonly value: string; readonly version: number }

const prefix = (proposalId: string) => `haaste:draft:${proposalId}:`

/** Everything kept for a draft. */
export function unsentAnswers(proposalId: string): UnsentAnswer[] {
  return entries(prefix(proposalId)).flatMap(([key, text]) => {
    const read = readEntry(text)
    return read === null ? [] : [{ question: key, ...read }]
  })
}

export function keepUnsent(proposalId: string, { question, value, version }: UnsentAnswer): void {
  try {
    window.localStorage.setItem(prefix(proposalId) + question, JSON.stringify({ value, version }))
  } catch {
    // A full or forbidden store: the text still stands in its field, and the save button still works.
  }
}

/** Forgets an answer, unless something newer than `value` is kept by now. */
export function forgetUnsent(proposalId: string, question: string, value: string): void {
  try {
    const key = prefix(proposalId) + question
    const kept = readEntry(window.localStorage.getItem(key))
    if (kept === null || kept.value === value) window.localStorage.removeItem(key)
  } catch {
    // Where nothing can be stored, nothing was.
  }
}

function entries(start: string): [string, string][] {
  try {
    const store = window.localStorage
    return Object.keys(store)
      .filter((key) => key.startsWith(start))
      .map((key) => [key.slice(start.length), store.getItem(key) ?? ''])
  } catch {
    return []
  }
}

function readEntry(text: string | null): { value: string; version: number } | null {
  if (text === null) return null
  try {
    const { value, version } = JSON.parse(text) as { value?: unknown; version?: unknown }
    return typeof value === 'string' && typeof version === 'number' ? { value, version } : null
  } catch {
    return null
  }
}
