import { useEffect, useState, type RefObject } from 'react'
import {
  meaningOfKey,
  readScoringKeys,
  usualKeys,
  type KeyDeed,
  type KeyProblem,
  type ScoringKeys,
} from '../core/scoring-keys.ts'

/*
 * Kept by the browser and not with the account: which keys are at hand is a matter of the keyboard and of the speech or
 * braille input that sits before it, and these belong to a computer.
 */
const switchKey = 'haaste:scoring-keys'
const keysKey = 'haaste:scoring-keys-set'

/** A criterion and the keys that choose its answers; none where a number is typed. */
type KeyedCriterion = { readonly id: string; readonly keys: Readonly<Record<string, string>> }

type Places = {
  /** The element around rubric and help. */
  form: RefObject<HTMLElement | null>
  criteria: readonly KeyedCriterion[]
  nextTo: string | null
  previousTo: string | null
  /** Shows the rubric, where it can be put away, before the focus goes into it. */
  onReach: () => void
}

export type ScoringKeySettings = {
  readonly isReady: boolean
  readonly isOn: boolean
  readonly keys: ScoringKeys
  setOn(isOn: boolean): void
  /** What is wrong with the keys that were typed; null when they hold from now on. */
  setKeys(typed: Readonly<Record<string, string>>): KeyProblem | null
}

/**
 * Single keys: digits answer the criterion one is at and go on to the next, j and k change the proposal, n goes to the
 * note, c says that one cannot judge, ? shows the help. Each can be another key, and all can be switched off, since
 * speech input types letters too (WCAG 2.1.4). Ctrl+Enter goes to the check; it is not a single key and stays.
 */
export function useScoringKeys({
  isEnabled,
  ...places
}: Places & { isEnabled: boolean }): ScoringKeySettings {
  const { form, criteria, nextTo, previousTo, onReach } = places
  const [isReady, setReady] = useState(false)
  const [isOn, setIsOn] = useState(true)
  const [keys, setKeys] = useState(usualKeys)

  useEffect(() => {
    setIsOn(remembered(switchKey) !== 'off')
    setKeys(rememberedKeys())
    setReady(true)
  }, [])

  useEffect(() => {
    if (!isReady || !isEnabled) return
    const onKey = (event: KeyboardEvent) => {
      const root = form.current
      if (!root || event.defaultPrevented || event.altKey || event.metaKey) return
      if (event.ctrlKey) {
        if (event.key === 'Enter') pressCheck(root)
        return
      }
      if (event.key === 'Enter' && goOnFrom(root, criteria, event.target)) return event.preventDefault()
      if (!isOn || isTyping(event.target)) return
      const meaning = meaningOfKey(keys, event.key)
      if (!meaning) return
      const press = { root, criteria, nextTo, previousTo, onReach }
      const isDone = 'digit' in meaning ? answer(press, meaning.digit, event.key) : act(press, meaning.deed)
      if (isDone) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [form, criteria, nextTo, previousTo, onReach, isOn, keys, isReady, isEnabled])

  return {
    isReady,
    isOn,
    keys,
    setOn(next) {
      setIsOn(next)
      remember(switchKey, next ? 'on' : 'off')
    },
    setKeys(typed) {
      const read = readScoringKeys(typed)
      if (!read.ok) return read.problem
      setKeys(read.keys)
      remember(keysKey, JSON.stringify(read.keys))
      return null
    },
  }
}

type Press = Omit<Places, 'form'> & { root: HTMLElement }

/** True when the key did something here. */
function act({ root, criteria, nextTo, previousTo, onReach }: Press, deed: KeyDeed): boolean {
  switch (deed) {
    case 'next':
    case 'previous': {
      const target = deed === 'next' ? nextTo : previousTo
      if (target) window.location.assign(target)
      return target !== null
    }
    case 'note':
      onReach()
      return focusOn(root.querySelector<HTMLElement>('textarea[name="privateNote"]'))
    case 'cannot-judge': {
      onReach()
      const { groups, at } = placeIn(root, criteria)
      const box = groups[at]?.find(({ value }) => value === 'cannot-judge')
      if (!box) return false
      if (!box.checked) box.click()
      return goOn(groups, at)
    }
    case 'help': {
      onReach()
      const help = root.querySelector<HTMLDetailsElement>('[data-help] details')
      if (!help) return false
      help.open = !help.open
      return focusOn(help.querySelector('summary'))
    }
  }
}

/**
 * Answers the criterion that has the focus, else the first without an answer, and goes on to the next. Where answers have
 * no keys of their own, the focus goes to them, and where a number is typed, the digit is its first.
 */
function answer({ root, criteria, onReach }: Press, digit: string, pressed: string): boolean {
  onReach()
  const { groups, at } = placeIn(root, criteria)
  const group = groups[at]
  const first = group?.[0]
  if (!group || !first || first.disabled) return false
  if (first.type === 'text') {
    focusOn(first)
    first.select()
    // The browser types the digit itself into what has the focus now.
    if (pressed === digit) return false
    first.setRangeText(digit, 0, first.value.length, 'end')
    first.dispatchEvent(new Event('input', { bubbles: true }))
    return true
  }
  const chosen = group.find((field) => field.type === 'radio' && field.value === criteria[at]?.keys[digit])
  if (!chosen) return focusOn(group.find(({ checked }) => checked) ?? first)
  chosen.click()
  return goOn(groups, at)
}

/** The criterion that has the focus, else the first without an answer, else the first. */
function placeIn(root: HTMLElement, criteria: readonly KeyedCriterion[]) {
  const groups = criteria.map(({ id }) => fieldsOf(root, id))
  const focused = groups.findIndex((group) => group.some((field) => field === document.activeElement))
  const open = groups.findIndex((group) => !group.some(isAnswered))
  return { groups, at: focused >= 0 ? focused : Math.max(open, 0) }
}

const isAnswered = (field: HTMLInputElement) => (field.type === 'text' ? field.value !== '' : field.checked)

/** To the criterion after this one; after the last one, to the button that goes on to the check. */
function goOn(groups: readonly HTMLInputElement[][], at: number): boolean {
  const next = groups[at + 1]
  if (next) return focusOn(next.find((field) => field.type === 'radio' && field.checked) ?? next[0])
  return focusOn(groups[at]?.[0]?.form?.querySelector<HTMLElement>('button[value="check"]'))
}

/** Enter after a typed number goes on like a digit does; it would send the form otherwise. */
function goOnFrom(
  root: HTMLElement,
  criteria: readonly KeyedCriterion[],
  target: EventTarget | null,
): boolean {
  if (!(target instanceof HTMLInputElement) || target.type !== 'text') return false
  const groups = criteria.map(({ id }) => fieldsOf(root, id))
  const at = groups.findIndex((group) => group.includes(target))
  return at >= 0 && goOn(groups, at)
}

function fieldsOf(root: HTMLElement, criterionId: string): HTMLInputElement[] {
  return [...root.querySelectorAll<HTMLInputElement>(`input[name="scores.${CSS.escape(criterionId)}"]`)]
}

function focusOn(element: HTMLElement | null | undefined): boolean {
  element?.focus()
  element?.closest('fieldset')?.scrollIntoView({ block: 'nearest' })
  return Boolean(element)
}

function pressCheck(root: HTMLElement): void {
  root.querySelector<HTMLButtonElement>('button[name="intent"][value="check"]')?.click()
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])') ||
    target.isContentEditable
  )
}

function rememberedKeys(): ScoringKeys {
  try {
    const read = readScoringKeys(JSON.parse(remembered(keysKey) ?? '{}') as Record<string, string>)
    return read.ok ? read.keys : usualKeys
  } catch {
    return usualKeys
  }
}

function remembered(name: string): string | null {
  try {
    return window.localStorage.getItem(name)
  } catch {
    return null
  }
}

function remember(name: string, value: string): void {
  try {
    window.localStorage.setItem(name, value)
  } catch {
    // The choice then holds for this page alone.
  }
}
