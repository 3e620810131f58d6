import { useCallback, useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import type { SavedStateProps } from '#app/ui/form/saved-state.tsx'
import type { SetupAutosaveAnswer } from '../core/setup-autosave.ts'

const pauseMs = 1_500
const retryMs = 15_000

export type FormConflict = Extract<SetupAutosaveAnswer, { result: 'changed' }>

export type FormAutosave = {
  readonly state: SavedStateProps['state']
  readonly savedAtIso?: string
  /** Why the last words are not saved, in a sentence of the server. */
  readonly problem: string | null
  readonly conflict: FormConflict | null
  /** The version the form has to carry from now on. */
  readonly version: string
  /** Ids of new rows by their place, as the server gave them. */
  readonly ids: readonly string[]
  /** Goes on an element around the form. */
  readonly around: {
    readonly ref: RefObject<HTMLDivElement>
    readonly onInput: (event: FormEvent<HTMLElement>) => void
    readonly onSubmitCapture: (event: FormEvent<HTMLElement>) => void
  }
  /** Sends what waits at once; the request under way, or null when there is none. For other forms of the page. */
  readonly flush: () => Promise<void> | null
  readonly keepMine: () => void
}

type Options = {
  readonly url: string
  /** What is sent along with the form. */
  readonly part?: string
  readonly version: string | number
  /** False where only the button saves: nothing that was approved is changed by itself. */
  readonly isOn: boolean
}

/**
 * Saves a form as a whole a moment after the last keystroke, one request at a time. The button keeps working: it waits
 * for a request that is under way, so that nobody is in their own way.
 */
export function useFormAutosave({ url, part, version: first, isOn }: Options): FormAutosave {
  const [state, setState] = useState<SavedStateProps['state']>('idle')
  const [savedAtIso, setSavedAt] = useState<string>()
  const [problem, setProblem] = useState<string | null>(null)
  const [conflict, setConflict] = useState<FormConflict | null>(null)
  const [version, setVersion] = useState(String(first))
  const [ids, setIds] = useState<readonly string[]>([])
  const ref = useRef<HTMLDivElement>(null)
  const known = useRef(String(first))
  const isWaiting = useRef(false)
  const isHalted = useRef(false)
  const sending = useRef<Promise<void> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const learn = useCallback((told: string) => {
    known.current = told
    setVersion(told)
  }, [])

  const sendOnce = useCallback(async () => {
    const form = ref.current?.querySelector('form')
    if (!form) return
    isWaiting.current = false
    setState('saving')
    const answer = await post(url, formBody(form, part, known.current))
    if (answer === null) {
      isWaiting.current = true
      return setState('offline')
    }
    setProblem(answer.result === 'saved' || answer.result === 'changed' ? null : answer.sentence)
    if (answer.result === 'saved') {
      learn(answer.version)
      if (answer.ids) setIds(answer.ids)
      setSavedAt(answer.savedAtIso)
      setState('saved')
    } else {
      if (answer.result === 'changed') setConflict(answer)
      if (answer.result !== 'unreadable') isHalted.current = true
      setState('failed')
    }
  }, [learn, part, url])

  const send = useCallback(() => {
    clearTimeout(timer.current)
    if (!isOn || isHalted.current || sending.current !== null) return
    sending.current = sendOnce().finally(() => {
      sending.current = null
      if (isWaiting.current && !isHalted.current) timer.current = setTimeout(send, pauseMs)
    })
  }, [isOn, sendOnce])

  const queue = useCallback(() => {
    if (!isOn) return
    isWaiting.current = true
    clearTimeout(timer.current)
    timer.current = setTimeout(send, pauseMs)
  }, [isOn, send])

  useEffect(() => {
    const again = () => {
      if (isWaiting.current) send()
    }
    // What was typed last is on its way before the page is left.
    const leaving = () => {
      if (document.visibilityState === 'hidden') again()
    }
    const every = setInterval(again, retryMs)
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', leaving)
    return () => {
      clearInterval(every)
      clearTimeout(timer.current)
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', leaving)
    }
  }, [send])

  useEffect(() => {
    // What somebody typed before this script ran is kept like everything after it.
    if ([...(ref.current?.querySelectorAll('input, textarea') ?? [])].some(wasTypedInto)) queue()
  }, [queue])

  const onSubmitCapture = useCallback((event: FormEvent<HTMLElement>) => {
    clearTimeout(timer.current)
    isWaiting.current = false
    const underWay = sending.current
    if (underWay === null) return
    event.preventDefault()
    event.stopPropagation()
    const form = event.target as HTMLFormElement
    const { submitter } = event.nativeEvent as SubmitEvent
    // After React has written the new version into the form.
    void underWay.then(() => setTimeout(() => form.requestSubmit(submitter), 50))
  }, [])

  const flush = useCallback(() => {
    if (isWaiting.current) send()
    return sending.current
  }, [send])

  const keepMine = useCallback(() => {
    if (conflict === null) return
    learn(conflict.version)
    setConflict(null)
    isHalted.current = false
    send()
  }, [conflict, learn, send])

  return {
    ...{ state, savedAtIso, problem, conflict, version, ids, keepMine },
    around: { ref, onInput: queue, onSubmitCapture },
    flush,
  }
}

/** True for a text that differs from what the server sent with the page. */
function wasTypedInto(field: Element): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
  if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false
  return field.type === 'checkbox' || field.type === 'radio'
    ? field.checked !== field.defaultChecked
    : field.value !== field.defaultValue
}

function formBody(form: HTMLFormElement, part: string | undefined, version: string): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.set('version', version)
  if (part !== undefined) body.set('part', part)
  return body
}

/** The server's answer, or null when it could not be reached and trying again makes sense. */
async function post(url: string, body: URLSearchParams): Promise<SetupAutosaveAnswer | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body,
      credentials: 'same-origin',
      keepalive: body.toString().length < 50_000,
    })
    if (response.status >= 500 || response.redirected) return null
    const answer = (await response.json()) as Partial<SetupAutosaveAnswer>
    return answer.result === undefined ? null : (answer as SetupAutosaveAnswer)
  } catch {
    return null
  }
}
