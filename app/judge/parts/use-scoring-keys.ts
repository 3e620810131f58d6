import { useEffect, useState, type RefObject } from 'react'

const storageKey = 'haaste:scoring-keys'

/**
 * Single keys for whoever judges many proposals: digits answer the criterion one is at and go on to the next, j and k
 * change the proposal, n goes to the note, ? shows the help, Ctrl+Enter finishes. They can be switched off, since
 * speech input types letters too (WCAG 2.1.4); Ctrl+Enter is not a single key and stays.
 */
export function useScoringKeys(given: {
  form: RefObject<HTMLElement | null>
  criterionIds: readonly string[]
  nextTo: string | null
  previousTo: string | null
  isEnabled: boolean
}): { isReady: boolean; isOn: boolean; setOn(isOn: boolean): void } {
  const { form, criterionIds, nextTo, previousTo, isEnabled } = given
  const [isReady, setReady] = useState(false)
  const [isOn, setIsOn] = useState(true)

  useEffect(() => {
    setIsOn(readSetting())
    setReady(true)
  }, [])

  useEffect(() => {
    if (!isReady || !isEnabled) return
    const onKey = (event: KeyboardEvent) => {
      const root = form.current
      if (!root || event.defaultPrevented || event.altKey || event.metaKey) return
      if (event.ctrlKey) {
        if (event.key === 'Enter') pressFinalise(root)
        return
      }
      if (!isOn || isTyping(event.target)) return
      if (act({ key: event.key, root, criterionIds, nextTo, previousTo })) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [form, criterionIds, nextTo, previousTo, isOn, isReady, isEnabled])

  return {
    isReady,
    isOn,
    setOn(next) {
      setIsOn(next)
      writeSetting(next)
    },
  }
}

type Press = {
  key: string
  root: HTMLElement
  criterionIds: readonly string[]
  nextTo: string | null
  previousTo: string | null
}

/** True when the key meant something. */
function act({ key, root, criterionIds, nextTo, previousTo }: Press): boolean {
  if (/^[0-9]$/.test(key)) return answer(root, criterionIds, key)
  const target = { j: nextTo, k: previousTo }[key]
  if (target) {
    window.location.assign(target)
    return true
  }
  if (key === 'n') return focusOn(root.querySelector<HTMLElement>('textarea[name="privateNote"]'))
  const help = key === '?' ? root.querySelector<HTMLDetailsElement>('[data-help] details') : null
  if (!help) return false
  help.open = !help.open
  return focusOn(help.querySelector('summary'))
}

/** Answers the criterion that has the focus, else the first unanswered one, and goes on to the next. */
function answer(root: HTMLElement, criterionIds: readonly string[], points: string): boolean {
  const groups = criterionIds.map((id) => radiosOf(root, id))
  const focused = groups.findIndex((group) => group.some((radio) => radio === document.activeElement))
  const open = groups.findIndex((group) => !group.some((radio) => radio.checked))
  const at = focused >= 0 ? focused : Math.max(open, 0)
  const chosen = groups[at]?.find((radio) => radio.value === points)
  if (!chosen) return false
  chosen.click()
  const next = groups[at + 1]
  return focusOn(next?.find((radio) => radio.checked) ?? next?.[0] ?? chosen)
}

function radiosOf(root: HTMLElement, criterionId: string): HTMLInputElement[] {
  return [
    ...root.querySelectorAll<HTMLInputElement>(
      `input[type="radio"][name="scores.${CSS.escape(criterionId)}"]`,
    ),
  ]
}

function focusOn(element: HTMLElement | null | undefined): boolean {
  element?.focus()
  element?.closest('fieldset')?.scrollIntoView({ block: 'nearest' })
  return Boolean(element)
}

function pressFinalise(root: HTMLElement): void {
  root.querySelector<HTMLButtonElement>('button[name="intent"][value="finalise"]')?.click()
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])') ||
    target.isContentEditable
  )
}

function readSetting(): boolean {
  try {
    return window.localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

function writeSetting(isOn: boolean): void {
  try {
    window.localStorage.setItem(storageKey, isOn ? 'on' : 'off')
  } catch {
    // The choice then holds for this page alone.
  }
}
