import { useCallback, useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import type { SavedStateProps } from '#app/ui/form/saved-state.tsx'
import type { AutosaveAnswer } from '../core/autosave-protocol.ts'
import { answerOnPage, questionsOnPage, typedIn, wasTypedInto, writeAnswer } from './answer-fields.ts'
import { sendAnswer } from './send-answer.ts'
import { openUnsentAnswers, type UnsentAnswer, type UnsentAnswers } from './unsent-answers.ts'
import { openWindows, type Windows } from './windows-of-draft.ts'

const pauseMs = 900
const retryMs = 15_000

export type AnswerConflict = Omit<Extract<AutosaveAnswer, { result: 'changed' }>, 'result'> & {
  readonly mine: string
  /** The other text was never sent: it was typed in a window that is gone. */
  readonly isLeftBehind?: true
}

/** Why nothing more is saved: a sentence of the server (the deadline, a withdrawn proposal), or no longer in the team. */
export type AutosaveRefusal = { readonly sentence: string } | 'not-yours'

export type Autosave = {
  readonly state: SavedStateProps['state']
  readonly savedAtIso?: string
  readonly refusal: AutosaveRefusal | null
  /** Set when the session has ended: the address, with the field, to come back to after signing in. */
  readonly returnTo: string | null
  /** True when this browser keeps nothing: what is not saved stands in its field alone. */
  readonly isKeptNowhere: boolean
  readonly conflicts: Readonly<Record<string, AnswerConflict>>
  /** Version of each answer as the server last told: what a plain post has to carry. */
  readonly versions: Readonly<Record<string, number>>
  /** Goes on an element around the fields. */
  readonly onInput: (event: FormEvent<HTMLElement>) => void
  /** After a conflict: mine overwrites theirs, or theirs replaces mine in its field. */
  readonly settle: (question: string, choice: 'mine' | 'theirs') => void
}

type Options = {
  readonly proposalId: string
  readonly url: string
  /** Version of each answer as the page was loaded. */
  readonly versions: Readonly<Record<string, number>>
  /** The element around the fields; see `answer-fields.ts`. */
  readonly fields: RefObject<HTMLElement | null>
  /** Questions whose two texts already stand on the page, from a plain post: nothing of them is sent by itself. */
  readonly settledByPost: readonly string[]
}

/**
 * Saves each answer a moment after the last keystroke, one request at a time and the newest text of each answer. What
 * cannot be sent is kept on the device and sent again: when the connection is back, every fifteen seconds, and the next
 * time a page of this draft is opened. Windows of the same draft tell each other what was saved, so that nobody is in
 * their own way; where two texts of one answer meet, both are shown and nothing is sent until one is chosen.
 */
export function useAutosave({ proposalId, url, versions, fields, settledByPost }: Options): Autosave {
  const [state, setState] = useState<SavedStateProps['state']>('idle')
  const [savedAtIso, setSavedAt] = useState<string>()
  const [refusal, setRefusal] = useState<AutosaveRefusal | null>(null)
  const [returnTo, setReturnTo] = useState<string | null>(null)
  const [isKeptNowhere, setKeptNowhere] = useState(false)
  const [conflicts, setConflicts] = useState<Record<string, AnswerConflict>>({})
  const [toldVersions, setToldVersions] = useState(versions)
  const known = useRef<Record<string, number>>({ ...versions })
  const waiting = useRef(new Map<string, string>())
  /** Questions with two texts, until one is chosen. */
  const held = useRef(new Set<string>(settledByPost))
  /** Answers of several fields that came from the device: the page shows them once they are saved. */
  const redrawn = useRef(new Set<string>())
  const isSending = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const unsent = useRef<UnsentAnswers>(undefined)
  const windows = useRef<Windows>(undefined)

  const learn = useCallback((question: string, version: number) => {
    known.current[question] = version
    setToldVersions((told) => ({ ...told, [question]: version }))
  }, [])

  const hold = useCallback((question: string, conflict: AnswerConflict) => {
    held.current.add(question)
    waiting.current.delete(question)
    setConflicts((all) => ({ ...all, [question]: conflict }))
    setState('choosing')
  }, [])

  const send = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      for (let next = first(waiting.current); next !== undefined; next = first(waiting.current)) {
        const [question, value] = next
        setState('saving')
        const answer = await sendAnswer(url, { question, value, version: known.current[question] ?? 0 })
        if (answer === 'unreachable') return setState('offline')
        if (answer === 'signed-out') {
          setReturnTo(hereWithField())
          return setState('signed-out')
        }
        setReturnTo(null)
        if (answer === 'not-yours') {
          setRefusal('not-yours')
          return setState('failed')
        }
        if (waiting.current.get(question) === value) waiting.current.delete(question)
        if (answer.result === 'refused') {
          setRefusal({ sentence: answer.sentence })
          return setState('failed')
        }
        if (answer.result === 'changed') {
          hold(question, { ...answer, mine: value })
          continue
        }
        learn(question, answer.version)
        windows.current?.tell({ question, value, version: answer.version })
        void unsent.current?.forget(question, value)
        setSavedAt(answer.savedAt)
        setState('saved')
        if (redrawn.current.delete(question) && redrawn.current.size === 0) window.location.reload()
      }
    } finally {
      isSending.current = false
    }
  }, [hold, learn, url])

  const queue = useCallback(
    (question: string, value: string) => {
      const version = known.current[question] ?? 0
      void unsent.current
        ?.keep({ question, value, version, typedAt: Date.now() })
        .then((isKept) => setKeptNowhere(!isKept))
      if (held.current.has(question)) return
      waiting.current.set(question, value)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void send(), pauseMs)
    },
    [send],
  )

  /** Texts that windows have left behind come back into their fields, or beside what has been typed there since. */
  const bringBack = useCallback(
    (left: readonly UnsentAnswer[]) => {
      for (const { question, value, version, typedAt } of left) {
        if (held.current.has(question)) continue
        const here = waiting.current.get(question)
        if (here === value) continue
        if (here !== undefined || wasTypedInto(fields.current, question)) {
          const mine = here ?? answerOnPage(fields.current, question) ?? ''
          if (mine === value) continue
          hold(question, {
            ...{ theirs: value, mine, by: null, isOwn: true, isLeftBehind: true },
            version: known.current[question] ?? version,
            changedAt: new Date(typedAt).toISOString(),
          })
          continue
        }
        // The version the text was typed against: what somebody saved since is then found beside it.
        known.current[question] = Math.min(version, versions[question] ?? version)
        const isOnPage = versions[question] !== undefined
        if (isOnPage && !writeAnswer(fields.current, question, value)) redrawn.current.add(question)
        waiting.current.set(question, value)
      }
      if (waiting.current.size > 0) void send()
    },
    [fields, hold, send, versions],
  )

  useEffect(() => {
    const opened = openUnsentAnswers(proposalId, bringBack)
    unsent.current = opened
    const open = openWindows(proposalId, ({ question, value, version }) => {
      // Typed here and not sent yet: the server will lay the two texts beside each other.
      if (waiting.current.has(question) || held.current.has(question)) return
      if (version <= (known.current[question] ?? 0)) return
      if (writeAnswer(fields.current, question, value)) learn(question, version)
    })
    windows.current = open
    // What somebody typed before this script ran is newer than anything kept from before.
    for (const question of questionsOnPage(fields.current)) {
      if (wasTypedInto(fields.current, question))
        queue(question, answerOnPage(fields.current, question) ?? '')
    }
    const again = () => waiting.current.size > 0 && void send()
    const every = setInterval(again, retryMs)
    window.addEventListener('online', again)
    window.addEventListener('focus', again)
    return () => {
      opened.close()
      open.close()
      clearInterval(every)
      clearTimeout(timer.current)
      window.removeEventListener('online', again)
      window.removeEventListener('focus', again)
    }
  }, [proposalId, send, queue, bringBack, learn, fields])

  useEffect(() => {
    // Whoever comes back from signing in goes on where they were.
    const { hash } = window.location
    if (hash.startsWith('#field-')) document.getElementById(hash.slice(1))?.focus()
  }, [])

  const onInput = useCallback(
    (event: FormEvent<HTMLElement>) => {
      const typed = typedIn(event.target)
      if (typed) queue(typed.question, typed.value)
    },
    [queue],
  )

  const settle = useCallback(
    (question: string, choice: 'mine' | 'theirs') => {
      const conflict = conflicts[question]
      if (conflict === undefined) return
      held.current.delete(question)
      setConflicts(({ [question]: _, ...others }) => others)
      learn(question, conflict.version)
      const mine = answerOnPage(fields.current, question) ?? conflict.mine
      if (choice === 'mine') return queue(question, mine)
      void unsent.current?.forget(question, mine)
      if (conflict.isLeftBehind) {
        writeAnswer(fields.current, question, conflict.theirs)
        return queue(question, conflict.theirs)
      }
      if (!writeAnswer(fields.current, question, conflict.theirs)) return window.location.reload()
      setState('saved')
      setSavedAt(conflict.changedAt)
    },
    [conflicts, fields, learn, queue],
  )

  return {
    ...{ state, savedAtIso, refusal, returnTo, isKeptNowhere, conflicts },
    ...{ versions: toldVersions, onInput, settle },
  }
}

/** This page, and on it the field that has the focus. */
function hereWithField(): string {
  const { pathname, search } = window.location
  const field = document.activeElement?.id ?? ''
  return pathname + search + (field.startsWith('field-') ? `#${field}` : '')
}

function first(map: ReadonlyMap<string, string>): [string, string] | undefined {
  return map.entries().next().value
}
