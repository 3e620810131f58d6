import { useCallback, useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import type { SavedStateProps } from '#app/ui/form/saved-state.tsx'
import type { AutosaveAnswer } from '../core/autosave-protocol.ts'
import { answerOnPage, questionsOnPage, typedIn, wasTypedInto, writeAnswer } from './answer-fields.ts'
import { forgetUnsent, keepUnsent, unsentAnswers } from './unsent-answers.ts'

const pauseMs = 900
const retryMs = 15_000

export type AnswerConflict = Extract<AutosaveAnswer, { result: 'changed' }> & { readonly mine: string }

export type Autosave = {
  readonly state: SavedStateProps['state']
  readonly savedAtIso?: string
  /** A sentence of the server, when saving is refused for good: the deadline, a withdrawn proposal. */
  readonly refusal: string | null
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
  /** The element around the fields; each is named `answers.<question>`. */
  readonly fields: RefObject<HTMLElement | null>
}

/**
 * Saves each answer a moment after the last keystroke, one request at a time and the newest text of each answer. What
 * cannot be sent is kept in the browser and sent again: when the connection is back, every fifteen seconds, and the
 * next time a page of this draft is opened.
 */
export function useAutosave({ proposalId, url, versions, fields }: Options): Autosave {
  const [state, setState] = useState<SavedStateProps['state']>('idle')
  const [savedAtIso, setSavedAt] = useState<string>()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [conflicts, setConflicts] = useState<Record<string, AnswerConflict>>({})
  const [toldVersions, setToldVersions] = useState(versions)
  const known = useRef<Record<string, number>>({ ...versions })
  const waiting = useRef(new Map<string, string>())
  const isSending = useRef(false)
  /** Answers of several fields that came from the browser's own store: the page shows them once they are saved. */
  const redrawn = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const learn = useCallback((question: string, version: number) => {
    known.current[question] = version
    setToldVersions((told) => ({ ...told, [question]: version }))
  }, [])

  const send = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      for (let next = first(waiting.current); next !== undefined; next = first(waiting.current)) {
        const [question, value] = next
        setState('saving')
        const answer = await post(url, { question, value, version: known.current[question] ?? 0 })
        if (answer === null) return setState('offline')
        if (waiting.current.get(question) === value) waiting.current.delete(question)
        if (answer.result === 'saved') {
          learn(question, answer.version)
          forgetUnsent(proposalId, question, value)
          setSavedAt(answer.savedAt)
          setState('saved')
          if (redrawn.current.delete(question) && redrawn.current.size === 0) window.location.reload()
        } else if (answer.result === 'changed') {
          setConflicts((all) => ({ ...all, [question]: { ...answer, mine: value } }))
          setState('failed')
        } else {
          setRefusal(answer.sentence)
          return setState('failed')
        }
      }
    } finally {
      isSending.current = false
    }
  }, [learn, proposalId, url])

  const queue = useCallback(
    (question: string, value: string) => {
      waiting.current.set(question, value)
      keepUnsent(proposalId, { question, value, version: known.current[question] ?? 0 })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void send(), pauseMs)
    },
    [proposalId, send],
  )

  useEffect(() => {
    for (const { question, value, version } of unsentAnswers(proposalId)) {
      if (wasTypedInto(fields.current, question)) continue
      // A version that is not on this page is the one the text was typed against.
      known.current[question] =
        versions[question] === undefined ? version : Math.min(version, versions[question])
      if (versions[question] !== undefined && !writeAnswer(fields.current, question, value))
        redrawn.current.add(question)
      waiting.current.set(question, value)
    }
    // What somebody typed before this script ran is newer than anything kept from before.
    for (const question of questionsOnPage(fields.current)) {
      if (wasTypedInto(fields.current, question))
        queue(question, answerOnPage(fields.current, question) ?? '')
    }
    const again = () => void send()
    const every = setInterval(() => waiting.current.size > 0 && again(), retryMs)
    window.addEventListener('online', again)
    if (waiting.current.size > 0) again()
    return () => {
      clearInterval(every)
      clearTimeout(timer.current)
      window.removeEventListener('online', again)
    }
    // Once per page: later changes come through the fields.
  }, [proposalId, send, queue, fields, versions])

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
      setConflicts(({ [question]: _, ...others }) => others)
      learn(question, conflict.version)
      if (choice === 'mine') return queue(question, answerOnPage(fields.current, question) ?? conflict.mine)
      waiting.current.delete(question)
      forgetUnsent(proposalId, question, conflict.mine)
      if (!writeAnswer(fields.current, question, conflict.theirs)) return window.location.reload()
      setState('saved')
      setSavedAt(conflict.changedAt)
    },
    [conflicts, fields, learn, proposalId, queue],
  )

  return { state, savedAtIso, refusal, conflicts, versions: toldVersions, onInput, settle }
}

/** The server's answer, or null when it could not be reached and trying again makes sense. */
async function post(
  url: string,
  body: { question: string; value: string; version: number },
): Promise<AutosaveAnswer | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      credentials: 'same-origin',
    })
    if (response.status >= 500 || response.redirected) return null
    const answer = (await response.json()) as Partial<AutosaveAnswer>
    return answer.result === undefined ? null : (answer as AutosaveAnswer)
  } catch {
    return null
  }
}

function first(map: ReadonlyMap<string, string>): [string, string] | undefined {
  return map.entries().next().value
}
