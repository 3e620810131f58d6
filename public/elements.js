// @ts-check
/**
 * What pages gain where scripts run: a countdown on the server's clock, the reader's own time, menus that close.
 * Plain JavaScript without a framework; every page says the same without it.
 */

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Milliseconds in words: days from two days on, then hours and minutes, seconds in the last hour when asked for. */
export function durationInWords(/** @type {string} */ lang, /** @type {number} */ ms, hasSeconds = false) {
  const say = (/** @type {number} */ amount, /** @type {string} */ unit) =>
    new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)
  const joint = lang.startsWith('zh') ? '' : ' '
  if (ms >= 2 * dayMs) return say(Math.floor(ms / dayMs), 'day')
  const minutes = Math.floor((ms % hourMs) / minuteMs)
  if (ms >= hourMs) return [say(Math.floor(ms / hourMs), 'hour'), say(minutes, 'minute')].join(joint)
  if (!hasSeconds) return say(Math.max(minutes, 1), 'minute')
  return [say(minutes, 'minute'), say(Math.floor((ms % minuteMs) / 1000), 'second')].join(joint)
}

/** Between two questions for the times: focus and visibility come together, and nobody needs more. */
const shortestPauseMs = 2_000

/**
 * `<haaste-countdown at now data-lang data-left data-closed>`: the time left, by the server's clock. Each minute, in
 * the last hour each second unless motion is unwelcome. Spoken only when the last day and the last hour begin.
 *
 * With `data-source` (the challenge's times.json) and `data-instant` (which of them) it asks again every minute while
 * the page is seen, and when one comes back to it: a moved deadline and a clock that was set are noticed, and the block
 * around it says so once. Without an answer it counts on with what it knows.
 */
class Countdown extends HTMLElement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #questions
  #before = Infinity
  /** How far the server's clock is ahead of the device's. */
  #aheadMs = 0
  #askedAt = 0
  #isOver = false
  #ask = () => void this.#synchronise()

  connectedCallback() {
    this.setAttribute('role', 'timer')
    this.#aheadMs = Date.parse(this.getAttribute('now') ?? '') - Date.now()
    this.#tick()
    if (!this.dataset.source) return
    this.#questions = setInterval(this.#ask, minuteMs)
    document.addEventListener('visibilitychange', this.#ask)
    addEventListener('focus', this.#ask)
    addEventListener('pageshow', this.#ask)
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
    clearInterval(this.#questions)
    document.removeEventListener('visibilitychange', this.#ask)
    removeEventListener('focus', this.#ask)
    removeEventListener('pageshow', this.#ask)
  }

  #left() {
    return Date.parse(this.getAttribute('at') ?? '') - (Date.now() + this.#aheadMs)
  }

  #tick() {
    clearTimeout(this.#timer)
    const left = this.#left()
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const hasSeconds = left < hourMs && !isCalm
    const words = left > 0 ? this.#sentence(left, hasSeconds) : (this.dataset.closed ?? '')
    const isTurning = [dayMs, hourMs].some(
      (edge) => left > 0 && this.#before >= edge && left < edge && this.#before !== Infinity,
    )
    this.setAttribute('aria-live', isTurning ? 'polite' : 'off')
    if (this.textContent !== words) this.textContent = words
    this.#colour(left)
    const wasRunning = this.#before > 0 && this.#before !== Infinity
    this.#before = left
    if (left <= 0) {
      if (wasRunning) void this.#end()
      return
    }
    this.#isOver = false
    const pause = hasSeconds ? (left % 1000) + 1 : Math.min((left % minuteMs) + 1, minuteMs)
    this.#timer = setTimeout(() => this.#tick(), pause)
  }

  /** @param {number} left @param {boolean} hasSeconds */
  #sentence(left, hasSeconds) {
    const time = durationInWords(this.dataset.lang ?? 'en', left, hasSeconds)
    return (this.dataset.left ?? '{time}').replace('{time}', time)
  }

  /** Calm, then unmistakable, then over: as the server would have drawn the block now. */
  #colour(/** @type {number} */ left) {
    const mood = left <= 0 ? 'closed' : left <= dayMs ? 'soon' : 'calm'
    const block = this.closest('.deadline')
    for (const other of ['calm', 'soon', 'closed'])
      block?.classList.toggle(`deadline--${other}`, other === mood)
  }

  /** The deadline may have been moved in the last minute: asked before it is called passed. */
  async #end() {
    this.#askedAt = 0
    await this.#synchronise()
    if (this.#left() > 0 || this.#isOver) return
    this.#isOver = true
    this.#tell(this.dataset.passed)
  }

  async #synchronise() {
    const { source, instant } = this.dataset
    const askedAt = Date.now()
    if (!source || !instant || document.hidden || askedAt - this.#askedAt < shortestPauseMs) return
    this.#askedAt = askedAt
    const times = await timesFrom(source)
    const at = Date.parse(times?.[instant] ?? '')
    const now = Date.parse(times?.nowIso ?? '')
    if (Number.isNaN(at) || Number.isNaN(now)) return
    this.#aheadMs = now - (askedAt + Date.now()) / 2
    if (at !== Date.parse(this.getAttribute('at') ?? '')) {
      this.setAttribute('at', new Date(at).toISOString())
      this.#rewrite(new Date(at))
      if (this.#left() > 0) this.#tell(this.dataset.moved)
    }
    this.#tick()
  }

  /** Writes the moved instant into every time of the block, in the zone each is told in. */
  #rewrite(/** @type {Date} */ at) {
    const lang = this.dataset.lang ?? 'en'
    const block = this.closest('.deadline')
    for (const time of block?.querySelectorAll('time[data-zone]') ?? []) {
      const zone = /** @type {HTMLElement} */ (time).dataset.zone ?? 'UTC'
      time.setAttribute('datetime', at.toISOString())
      const day = time.querySelector('.deadline__date')
      const clock = time.querySelector('.deadline__clock')
      if (day && clock) {
        day.textContent = dayInWords(lang, at, zone)
        clock.textContent = clockInWords(lang, at, zone)
      } else {
        time.textContent = inWords(lang, at, zone)
      }
      const place = time.parentElement?.querySelector('[data-place]')
      if (place?.textContent)
        place.textContent = place.textContent.replace(/UTC(?:[+\u2212-][\d:]+)?/, offsetOf(at, zone))
    }
    block?.querySelector('haaste-reader-time')?.setAttribute('at', at.toISOString())
  }

  /** One sentence into the block's status line, which is read out once, and the way to what holds now. */
  #tell(/** @type {string | undefined} */ news) {
    const line = this.closest('.deadline')?.querySelector('.deadline__news')
    if (!line || !news) return
    const again = document.createElement('a')
    again.href = location.href
    again.textContent = this.dataset.again ?? ''
    line.replaceChildren(news, ' ', again)
  }
}

/**
 * The challenge's times, asked for as a visitor without cookies so that one answer serves everybody.
 * @param {string} source
 * @returns {Promise<Record<string, string> | null>}
 */
async function timesFrom(source) {
  try {
    const answer = await fetch(source, { credentials: 'omit', cache: 'no-cache' })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

/** `<haaste-reader-time at data-lang zones label>`: the instant in the reader's zone, when it is none of those shown. */
class ReaderTime extends HTMLElement {
  static observedAttributes = ['at']

  connectedCallback() {
    if (this.childElementCount === 0) this.#write()
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#write()
  }

  #write() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const at = new Date(this.getAttribute('at') ?? '')
    const shown = (this.getAttribute('zones') ?? '').split(' ')
    if (!zone || zone === 'UTC' || shown.includes(zone)) return
    const label = document.createElement('span')
    label.textContent = `${this.getAttribute('label')} (${offsetOf(at, zone)})`
    const time = document.createElement('time')
    time.dateTime = at.toISOString()
    time.textContent = inWords(this.dataset.lang ?? 'en', at, zone)
    this.replaceChildren(label, ' ', time)
  }
}

/** Day and time as the rest of the page writes them: see formatInstant in app/platform/format.ts. */
function inWords(/** @type {string} */ lang, /** @type {Date} */ at, /** @type {string} */ timeZone) {
  const joints = /** @type {Record<string, string>} */ ({ fi: ' klo ', sv: ' kl. ', 'zh-CN': ' ' })
  return dayInWords(lang, at, timeZone) + (joints[lang] ?? ', ') + clockInWords(lang, at, timeZone)
}

export function dayInWords(
  /** @type {string} */ lang,
  /** @type {Date} */ at,
  /** @type {string} */ timeZone,
) {
  return new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(
    at,
  )
}

export function clockInWords(
  /** @type {string} */ lang,
  /** @type {Date} */ at,
  /** @type {string} */ timeZone,
) {
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at)
  return lang === 'fi' ? clock.replace(':', '.') : clock
}

/** @param {Date} at @param {string} zone */
function offsetOf(at, zone) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts(at)
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC').replace('GMT', 'UTC')
}

/** `<haaste-zone>` around a hidden field: tells the server in which time zone the reader is. */
class Zone extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector('input')
    if (field) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone
  }
}

/**
 * `<haaste-live every>`: what stands in it is asked for again every so many seconds, for a wall that nobody touches.
 * A page nobody looks at waits, and where no answer comes what is there stays.
 */
class Live extends HTMLElement {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer

  connectedCallback() {
    this.#timer = setInterval(() => void this.#ask(), Number(this.getAttribute('every')) * 1000)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
  }

  async #ask() {
    if (document.hidden) return
    try {
      const answer = await fetch(location.href, { cache: 'no-cache' })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.querySelector('haaste-live')
      if (fresh && fresh.innerHTML !== this.innerHTML) this.replaceChildren(...fresh.childNodes)
    } catch {
      // Without a connection the wall shows what it has.
    }
  }
}

/**
 * `<haaste-rows>` around a table and its form: j and k (or the arrows, once one is in the table) go from row to row, x
 * ticks the row one is at. Single keys can be switched off, since speech input types letters too: the box `data-keys`
 * in it says whether they are on, is hidden without script, and is remembered.
 */
class Rows extends HTMLElement {
  #onKey = (/** @type {KeyboardEvent} */ event) => this.#press(event)

  connectedCallback() {
    const box = this.#box()
    if (!box) return
    box.checked = remembered('haaste:row-keys') !== 'off'
    box.addEventListener('change', () => remember('haaste:row-keys', box.checked ? 'on' : 'off'))
    box.closest('[hidden]')?.removeAttribute('hidden')
    document.addEventListener('keydown', this.#onKey)
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#onKey)
  }

  #box() {
    return /** @type {HTMLInputElement | null} */ (this.querySelector('input[data-keys]'))
  }

  #press(/** @type {KeyboardEvent} */ event) {
    const { key, target } = event
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || !this.#box()?.checked)
      return
    const isTyping =
      target instanceof HTMLElement && target.matches('textarea, select, input:not([type="checkbox"])')
    const row = target instanceof Element ? target.closest('tbody tr') : null
    const step = { j: 1, k: -1, ArrowDown: row ? 1 : 0, ArrowUp: row ? -1 : 0 }[key] ?? 0
    if (isTyping || (step === 0 && !(key === 'x' && row))) return
    event.preventDefault()
    if (step === 0)
      return /** @type {HTMLElement | null} */ (row?.querySelector('input[type="checkbox"]'))?.click()
    const rows = [...this.querySelectorAll('tbody tr')]
    const next = rows[row ? rows.indexOf(row) + step : step > 0 ? 0 : rows.length - 1]
    const stop = /** @type {HTMLElement | null | undefined} */ (
      next?.querySelector('th a') ?? next?.querySelector('input')
    )
    stop?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
}

/** @param {string} name @returns {string | null} */
function remembered(name) {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** @param {string} name @param {string} value */
function remember(name, value) {
  try {
    localStorage.setItem(name, value)
  } catch {
    // The choice then holds for this page alone.
  }
}

customElements.define('haaste-countdown', Countdown)
customElements.define('haaste-live', Live)
customElements.define('haaste-reader-time', ReaderTime)
customElements.define('haaste-rows', Rows)
customElements.define('haaste-zone', Zone)

/** Menus close when one points elsewhere or presses Escape. */
document.addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (target instanceof Node && !menu.contains(target)) menu.removeAttribute('open')
  }
})
document.addEventListener('keydown', ({ key }) => {
  const menu = key === 'Escape' ? document.querySelector('details.menu[open]') : null
  menu?.removeAttribute('open')
  menu?.querySelector('summary')?.focus()
})
