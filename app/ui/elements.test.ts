import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { formatDuration, formatInstant } from '#app/platform/format.ts'
import { intlTags, locales } from '#app/platform/i18n.ts'
import type * as Elements from '../../public/elements.js'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

type Element = { connectedCallback(): void; disconnectedCallback(): void; textContent: string }

/** As much of a browser as the elements touch: attributes, the block around, and what is written into its lines. */
class FakeElement {
  attributes = new Map<string, string>()
  dataset: Record<string, string> = {}
  textContent = ''
  children: unknown[] = []
  classes = new Set<string>()
  classList = {
    toggle: (name: string, isOn: boolean) => void (isOn ? this.classes.add(name) : this.classes.delete(name)),
  }
  block: FakeElement | null = null
  parts: Record<string, FakeElement> = {}
  parentElement: FakeElement | null = null
  getAttribute(name: string) {
    return this.attributes.get(name) ?? null
  }
  setAttribute(name: string, value: string) {
    this.attributes.set(name, value)
  }
  closest() {
    return this.block
  }
  querySelector(selector: string) {
    return this.parts[selector] ?? null
  }
  querySelectorAll(selector: string) {
    return this.parts[selector] ? [this.parts[selector]] : []
  }
  replaceChildren(...children: unknown[]) {
    this.children = children
  }
}

const listeners = new Map<string, () => void>()
const listen = (name: string, heard: () => void) => void listeners.set(name, heard)
const forget = (name: string) => void listeners.delete(name)
const page = {
  hidden: false,
  addEventListener: listen,
  removeEventListener: forget,
  createElement: () => new FakeElement(),
}
const defined = new Map<string, new () => Element>()
let elements: typeof Elements

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date('2026-12-01T10:00:00Z') })
  vi.stubGlobal('HTMLElement', FakeElement)
  vi.stubGlobal('customElements', { define: (name: string, made: never) => defined.set(name, made) })
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', listen)
  vi.stubGlobal('removeEventListener', forget)
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  vi.stubGlobal('location', { href: 'https://haaste.example/en/challenges/heat' })
  page.hidden = false
  elements = await import('../../public/elements.js')
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('counts down in the browser with the words of the server', () => {
  for (const locale of locales) {
    for (const minutes of [0.2, 1, 59, 60, 61, 1439, 1440, 2879, 2880, 20_000]) {
      expect(elements.durationInWords(intlTags[locale], minutes * minuteMs)).toBe(
        formatDuration(locale, minutes * minuteMs),
      )
    }
  }
})

it('writes a moved instant with the words of the server', () => {
  const at = new Date('2026-12-22T21:59:00Z')
  for (const locale of locales) {
    const zone = 'Asia/Shanghai'
    expect(elements.dayInWords(intlTags[locale], at, zone)).toBe(formatInstant(locale, at, zone, 'date'))
    expect(elements.clockInWords(intlTags[locale], at, zone)).toBe(formatInstant(locale, at, zone, 'time'))
  }
})

/** A countdown to `at` in a block, as the server draws it while its clock reads `now`. */
function countdown(given: { at: string; now: string; answer: () => unknown }) {
  const asked = vi.fn((_address: string, _how: RequestInit) =>
    Promise.resolve({ ok: true, json: () => Promise.resolve(given.answer()) }),
  )
  vi.stubGlobal('fetch', asked)
  const day = new FakeElement()
  const clock = new FakeElement()
  const time = new FakeElement()
  time.dataset = { zone: 'Europe/Helsinki' }
  time.parts = { '.deadline__date': day, '.deadline__clock': clock }
  const news = new FakeElement()
  const block = new FakeElement()
  block.parts = { '.deadline__news': news, 'time[data-zone]': time }
  const Countdown = defined.get('haaste-countdown')
  if (!Countdown) throw new Error('elements.js defines no countdown')
  const element = new Countdown() as unknown as FakeElement & Element
  element.block = block
  element.setAttribute('at', given.at)
  element.setAttribute('now', given.now)
  element.dataset = {
    lang: 'en-GB',
    left: '{time} left',
    closed: 'Closed',
    source: '/en/challenges/heat/times.json',
    instant: 'closesAt',
    moved: 'Moved.',
    passed: 'Passed.',
    again: 'Load again',
  }
  element.connectedCallback()
  return { element, block, news, day, clock, asked }
}

it('follows a deadline that is moved while the page is open, and says so once', async () => {
  let closesAt = '2026-12-05T10:00:00Z'
  const now = () => new Date().toISOString()
  const { element, news, day, clock, asked } = countdown({
    at: closesAt,
    now: now(),
    answer: () => ({ nowIso: now(), closesAt }),
  })
  expect(element.textContent).toBe('4 days left')
  await vi.advanceTimersByTimeAsync(minuteMs)
  expect(asked).toHaveBeenCalledTimes(1)
  expect(asked.mock.calls[0]).toEqual([
    '/en/challenges/heat/times.json',
    { credentials: 'omit', cache: 'no-cache' },
  ])
  expect(news.children).toEqual([])
  closesAt = '2026-12-12T21:59:00Z'
  await vi.advanceTimersByTimeAsync(minuteMs)
  expect(element.textContent).toBe('11 days left')
  expect([day.textContent, clock.textContent]).toEqual(['12 December 2026', '23:59'])
  expect(news.children[0]).toBe('Moved.')
  news.children = []
  await vi.advanceTimersByTimeAsync(3 * minuteMs)
  expect(news.children).toEqual([])
  element.disconnectedCallback()
})

it('notices on return that the clock of the server was set, and that the deadline has passed', async () => {
  let aheadMs = 0
  const now = () => new Date(Date.now() + aheadMs).toISOString()
  const at = '2026-12-05T10:00:00Z'
  const { element, block, news, asked } = countdown({
    at,
    now: now(),
    answer: () => ({ nowIso: now(), closesAt: at }),
  })
  expect([...block.classes]).toEqual(['deadline--calm'])
  await vi.advanceTimersByTimeAsync(10_000)
  aheadMs = 4 * 24 * hourMs - hourMs
  listeners.get('focus')?.()
  await vi.advanceTimersByTimeAsync(0)
  expect(element.textContent).toBe('59 minutes left')
  expect([...block.classes]).toEqual(['deadline--soon'])
  await vi.advanceTimersByTimeAsync(10_000)
  aheadMs = 4 * 24 * hourMs
  listeners.get('visibilitychange')?.()
  await vi.advanceTimersByTimeAsync(0)
  expect(element.textContent).toBe('Closed')
  expect(news.children[0]).toBe('Passed.')
  expect([...block.classes]).toEqual(['deadline--closed'])
  asked.mockClear()
  element.disconnectedCallback()
  await vi.advanceTimersByTimeAsync(5 * minuteMs)
  expect(asked).not.toHaveBeenCalled()
})

it('asks nothing while nobody looks, and counts on when no answer comes', async () => {
  const at = '2026-12-01T12:30:00Z'
  const { element, news, asked } = countdown({
    at,
    now: new Date().toISOString(),
    answer: () => {
      throw new Error('no connection')
    },
  })
  page.hidden = true
  await vi.advanceTimersByTimeAsync(10 * minuteMs)
  expect(asked).not.toHaveBeenCalled()
  page.hidden = false
  await vi.advanceTimersByTimeAsync(2 * minuteMs)
  expect(asked).toHaveBeenCalled()
  expect(element.textContent).toBe('2 hours 18 minutes left')
  expect(news.children).toEqual([])
  element.disconnectedCallback()
})

it('asks again for what a wall shows, while somebody looks and until it is taken away', async () => {
  const asked = vi.fn(() => Promise.resolve({ ok: true, text: () => Promise.resolve('the page') }))
  const fresh = { innerHTML: 'two questions', childNodes: ['two', 'questions'] }
  const Parser = class {
    parseFromString = () => ({ querySelector: () => fresh })
  }
  vi.stubGlobal('fetch', asked)
  vi.stubGlobal('DOMParser', Parser)
  const Live = defined.get('haaste-live')!
  const wall = new Live() as unknown as FakeElement & Element & { innerHTML: string }
  wall.innerHTML = 'one question'
  wall.setAttribute('every', '20')
  wall.connectedCallback()
  page.hidden = true
  await vi.advanceTimersByTimeAsync(20_000)
  expect(asked).not.toHaveBeenCalled()
  page.hidden = false
  await vi.advanceTimersByTimeAsync(20_000)
  expect(wall.children).toEqual(['two', 'questions'])
  wall.disconnectedCallback()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveBeenCalledTimes(1)
})
