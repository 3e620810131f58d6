import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { SavedStateProps } from '#app/ui/form/saved-state.tsx'
import {
  aboutToSend,
  afterClash,
  afterTaken,
  isSameValue,
  typedInto,
  versionNameOf,
  type Stored,
  type WaitingFields,
} from '../core/unsent-scores.ts'
import { writeField } from './score-fields.ts'
import { sendScores } from './send-scores.ts'
import { forget, keep, keptOf } from './unsent-store.ts'

const retryMs = 15_000

/** Two values of one field: what was given here, and what the server has from elsewhere. */
export type ScoreClash = Stored & { readonly mine: string }

export type Autosave = {
  readonly state: SavedStateProps['state']
  readonly savedAtIso: string | undefined
  /** Why the server kept nothing, in the reader's language. */
  readonly problem: string | null
  /** The assignment is no longer the person's: what was given here is gone. */
  readonly isGone: boolean
  /** True when this browser keeps nothing: what is not saved stands in its field alone. */
  readonly isKeptNowhere: boolean
  /** The versions a plain post builds on: by criterion id, and `texts`. */
  readonly versions: Readonly<Record<string, number>>
  readonly clashes: Readonly<Record<string, ScoreClash>>
  /** Something has not reached the server, or waits for a choice. */
  readonly isWaiting: boolean
  /** What this browser kept and can no longer send: the scorecard takes nothing more. */
  readonly leftBehind: Readonly<Record<string, string>>
  /** Sends at once what waits; true when nothing waits any more. */
  sendNow(): Promise<boolean>
  /** Throws that away. */
  discard(): void
  /** Keeps the value at once, and sends it after a pause without another. */
  save(field: string, value: string, pauseMs: number): void
  settle(field: string, choice: 'mine' | 'theirs'): void
}

type Given = {
  assignmentId: string
  /** Whose session this is: what the browser keeps is kept for them. */
  owner: string
  url: string
  /** As the page was loaded. */
  versions: Readonly<Record<string, number>>
  values: Readonly<Record<string, string>>
  fields: RefObject<HTMLElement | null>
  isEnabled: boolean
  /** Whether the browser keeps this page: then it also keeps what the server had last. */
  isTakenAlong: () => boolean
}

/**
 * Sends changes one request at a time and keeps in the browser what could not be sent, until the server has said that it has
 * it. What somebody changed elsewhere meanwhile is never overwritten: both values are shown, and one is chosen. Windows of
 * one browser tell each other what was saved.
 */
export function useAutosave(given: Given): Autosave {
  const { assignmentId, owner, url, fields, isEnabled } = given
  const [state, setState] = useState<SavedStateProps['state']>('idle')
  const [savedAtIso, setSavedAt] = useState<string>()
  const [problem, setProblem] = useState<string | null>(null)
  const [isGone, setGone] = useState(false)
  const [isKeptNowhere, setKeptNowhere] = useState(false)
  const [versions, setVersions] = useState(given.versions)
  const [clashes, setClashes] = useState<Record<string, ScoreClash>>({})
  const [isWaiting, setWaiting] = useState(false)
  const [leftBehind, setLeftBehind] = useState<Record<string, string>>({})
  const waiting = useRef<WaitingFields>({})
  const known = useRef<Record<string, Stored>>(storedOf(given))
  const held = useRef(new Set<string>())
  const sending = useRef<Promise<void> | null>(null)
  const pause = useRef<number>(undefined)
  const channel = useRef<BroadcastChannel | null>(null)
  const { isTakenAlong } = given

  const remember = useCallback(
    (next: WaitingFields) => {
      waiting.current = next
      setWaiting(Object.keys(next).length > 0)
      setKeptNowhere(
        !keep(assignmentId, { owner, waiting: next, known: isTakenAlong() ? known.current : {} }),
      )
    },
    [assignmentId, owner, isTakenAlong],
  )

  const learn = useCallback((field: string, stored: Stored) => {
    const { version } = stored
    const other = { commentToTeam: 'privateNote', privateNote: 'commentToTeam' }[field]
    known.current = {
      ...known.current,
      [field]: stored,
      // The two texts share their version: what followed the one has left the other as it was.
      ...(other && { [other]: { value: known.current[other]?.value ?? '', version } }),
    }
    setVersions((told) => ({ ...told, [versionNameOf(field)]: stored.version }))
  }, [])

  const send = useCallback(async () => {
    for (;;) {
      const due = without(waiting.current, held.current)
      if (Object.keys(due).length === 0) return
      if (!navigator.onLine) return setState('offline')
      const sent = aboutToSend(due)
      remember({ ...waiting.current, ...sent })
      setState('saving')
      const outcome = await sendScores(url, sent)
      if (outcome.kind === 'unreachable') return setState('offline')
      if (outcome.kind === 'signed-out') return setState('signed-out')
      if (outcome.kind === 'not-yours') {
        forget(assignmentId)
        waiting.current = {}
        setGone(true)
        return setState('failed')
      }
      if (outcome.kind === 'refused') {
        // It will not change by being sent again: what was typed stays on the page, and the sentence says why.
        const refused = outcome.field ? new Set([outcome.field]) : new Set(Object.keys(sent))
        remember(without(waiting.current, refused))
        setProblem(outcome.sentence)
        setState('failed')
        continue
      }
      if (outcome.kind === 'clash') {
        const { again, choose } = afterClash(without(waiting.current, held.current), outcome.stored)
        remember({ ...waiting.current, ...again })
        for (const [field, stored] of Object.entries(choose)) {
          held.current.add(field)
          const mine = waiting.current[field]?.value ?? ''
          setClashes((all) => ({ ...all, [field]: { ...stored, mine } }))
        }
        if (Object.keys(choose).length > 0) setState('choosing')
        continue
      }
      remember(afterTaken(waiting.current, sent, outcome.versions))
      for (const [field, { value }] of Object.entries(sent)) {
        const stored = { value, version: outcome.versions[versionNameOf(field)] ?? 0 }
        learn(field, stored)
        channel.current?.postMessage({ field, stored })
      }
      remember(waiting.current)
      setSavedAt(outcome.savedAtIso)
      setProblem(null)
      setState(held.current.size > 0 ? 'choosing' : 'saved')
    }
  }, [assignmentId, learn, remember, url])

  /** One after the other: whoever asks while something is under way waits for it. */
  const flush = useCallback(() => {
    sending.current ??= send().finally(() => {
      sending.current = null
    })
    return sending.current
  }, [send])

  const sendNow = useCallback(async () => {
    window.clearTimeout(pause.current)
    await flush()
    return Object.keys(waiting.current).length === 0
  }, [flush])

  const save = useCallback(
    (field: string, value: string, pauseMs: number) => {
      const shown = known.current[field] ?? { value: '', version: field.startsWith('scores.') ? 0 : 1 }
      const next = typedInto(waiting.current[field], value, { seen: shown.version, base: shown.value })
      remember({ ...waiting.current, [field]: next })
      window.clearTimeout(pause.current)
      pause.current = window.setTimeout(() => void flush(), pauseMs)
    },
    [flush, remember],
  )

  const discard = useCallback(() => {
    forget(assignmentId)
    setLeftBehind({})
  }, [assignmentId])

  const settle = useCallback(
    (field: string, choice: 'mine' | 'theirs') => {
      const clash = clashes[field]
      if (!clash) return
      held.current.delete(field)
      setClashes(({ [field]: _, ...others }) => others)
      learn(field, clash)
      if (choice === 'theirs') {
        writeField(fields.current, field, clash.value)
        remember(without(waiting.current, new Set([field])))
        if (Object.keys(waiting.current).length === 0) setState('idle')
      } else {
        const mine = { value: clash.mine, seen: clash.version, base: clash.value, tried: [] }
        remember({
          ...waiting.current,
          [field]: { ...mine, value: waiting.current[field]?.value ?? clash.mine },
        })
      }
      void flush()
    },
    [clashes, fields, flush, learn, remember],
  )

  useEffect(() => {
    const kept = keptOf(assignmentId, owner)
    if (!isEnabled) {
      const left = Object.entries(kept.waiting).filter(
        ([field, { value }]) => !isSameValue(value, known.current[field]?.value ?? ''),
      )
      if (left.length === 0) forget(assignmentId)
      return setLeftBehind(Object.fromEntries(left.map(([field, { value }]) => [field, value])))
    }
    // A copy of the page can be older than what the server had last.
    for (const [field, stored] of Object.entries(kept.known)) {
      if (stored.version <= (known.current[field]?.version ?? 0)) continue
      learn(field, stored)
      writeField(fields.current, field, stored.value)
    }
    for (const [field, { value }] of Object.entries(kept.waiting)) writeField(fields.current, field, value)
    remember({ ...kept.waiting, ...waiting.current })
    void flush()

    const windows = new BroadcastChannel(`haaste-scorecard ${assignmentId}`)
    windows.onmessage = ({ data }: MessageEvent<{ field: string; stored: Stored }>) => {
      if (waiting.current[data.field] || data.stored.version <= (known.current[data.field]?.version ?? 0))
        return
      learn(data.field, data.stored)
      writeField(fields.current, data.field, data.stored.value)
    }
    channel.current = windows
    const again = () => {
      setState((now) => (now === 'offline' && Object.keys(waiting.current).length === 0 ? 'idle' : now))
      void flush()
    }
    const timer = window.setInterval(again, retryMs)
    const lost = () => setState((now) => (now === 'saving' ? now : 'offline'))
    window.addEventListener('online', again)
    window.addEventListener('offline', lost)
    return () => {
      windows.close()
      channel.current = null
      window.clearInterval(timer)
      window.removeEventListener('online', again)
      window.removeEventListener('offline', lost)
    }
  }, [assignmentId, owner, fields, flush, isEnabled, learn, remember])

  return {
    ...{ state, savedAtIso, problem, isGone, isKeptNowhere, versions, clashes, isWaiting, leftBehind },
    ...{ save, settle, discard, sendNow },
  }
}

/** What the page shows, as the server had it when the page was made. */
function storedOf({ versions, values }: Given): Record<string, Stored> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      { value, version: versions[versionNameOf(field)] ?? 0 },
    ]),
  )
}

function without(waiting: WaitingFields, fields: ReadonlySet<string>): WaitingFields {
  return Object.fromEntries(Object.entries(waiting).filter(([field]) => !fields.has(field)))
}
