import { useCallback, useEffect, useRef, useState } from 'react'

export type SaveState = 'idle' | 'saving' | 'saved' | 'failed' | 'offline'

/** One change that has not been acknowledged yet: a field as the form names it, and what it holds. */
type Waiting = Readonly<Record<string, string>>

export type Autosave = {
  readonly state: SaveState
  readonly savedAtIso: string | undefined
  /** Why the server kept nothing, in the reader's language. */
  readonly problem: string | null
  /** The versions the next change builds on: by criterion id, and `texts`. */
  readonly versions: Readonly<Record<string, number>>
  /** What an earlier visit could not send, to be shown in the form again. */
  readonly leftOver: Waiting
  save(field: string, value: string): void
}

type Answer = { savedAtIso: string; versions: Record<string, number> }

const retryMs = 15_000

/**
 * Sends changes one request at a time and keeps what could not be sent in the browser, until the server has said that
 * it has it. Sending the same again is harmless, so whatever is in doubt is sent again.
 */
export function useAutosave(given: {
  url: string
  /** Where the browser keeps what waits: one place per assignment. */
  storageKey: string
  versions: Readonly<Record<string, number>>
  isEnabled: boolean
}): Autosave {
  const { url, storageKey, isEnabled } = given
  const [state, setState] = useState<SaveState>('idle')
  const [savedAtIso, setSavedAt] = useState<string>()
  const [problem, setProblem] = useState<string | null>(null)
  const [versions, setVersions] = useState(given.versions)
  const [leftOver, setLeftOver] = useState<Waiting>({})
  const waiting = useRef<Waiting>({})
  const known = useRef(given.versions)
  const isSending = useRef(false)

  const flush = useCallback(async () => {
    const sent = waiting.current
    if (isSending.current || Object.keys(sent).length === 0) return
    isSending.current = true
    setState('saving')
    const outcome = await send(url, sent, known.current)
    isSending.current = false
    if (outcome.kind === 'offline') return setState('offline')
    // A refusal will not change by sending it again: what was typed stays on the page, and the sentence says why.
    waiting.current = without(waiting.current, sent)
    keep(storageKey, waiting.current)
    if (outcome.kind === 'refused') {
      setProblem(outcome.sentence)
      return setState('failed')
    }
    known.current = { ...known.current, ...outcome.answer.versions }
    setVersions(known.current)
    setSavedAt(outcome.answer.savedAtIso)
    setProblem(null)
    setState('saved')
    if (Object.keys(waiting.current).length > 0) void flush()
  }, [url, storageKey])

  const save = useCallback(
    (field: string, value: string) => {
      waiting.current = { ...waiting.current, [field]: value }
      keep(storageKey, waiting.current)
      void flush()
    },
    [flush, storageKey],
  )

  useEffect(() => {
    if (!isEnabled) return keep(storageKey, {})
    waiting.current = kept(storageKey)
    setLeftOver(waiting.current)
    void flush()
    const again = () => void flush()
    const timer = window.setInterval(again, retryMs)
    window.addEventListener('online', again)
    return () => {
      window.clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [flush, storageKey, isEnabled])

  return { state, savedAtIso, problem, versions, leftOver, save }
}

type Outcome =
  { kind: 'saved'; answer: Answer } | { kind: 'refused'; sentence: string | null } | { kind: 'offline' }

async function send(
  url: string,
  fields: Waiting,
  versions: Readonly<Record<string, number>>,
): Promise<Outcome> {
  const body = new URLSearchParams(fields)
  for (const [name, version] of Object.entries(versions)) body.set(`seen.${name}`, String(version))
  try {
    const response = await fetch(url, { method: 'POST', body, headers: { accept: 'application/json' } })
    const answer: unknown = await response.json()
    if (response.ok) return { kind: 'saved', answer: answer as Answer }
    if (response.status >= 500) return { kind: 'offline' }
    return { kind: 'refused', sentence: (answer as { sentence?: string }).sentence ?? null }
  } catch {
    return { kind: 'offline' }
  }
}

/** What has changed again while it was being sent keeps waiting. */
function without(waiting: Waiting, sent: Waiting): Waiting {
  return Object.fromEntries(Object.entries(waiting).filter(([field, value]) => sent[field] !== value))
}

function keep(key: string, waiting: Waiting): void {
  try {
    if (Object.keys(waiting).length === 0) window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, JSON.stringify(waiting))
  } catch {
    // A browser that keeps nothing still saves while it is online.
  }
}

function kept(key: string): Waiting {
  try {
    const found: unknown = JSON.parse(window.localStorage.getItem(key) ?? '{}')
    return typeof found === 'object' && found !== null ? (found as Waiting) : {}
  } catch {
    return {}
  }
}
