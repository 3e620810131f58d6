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

/**
 * `<haaste-countdown at now data-lang data-left data-closed>`: the time left, by the server's clock. Each minute, in
 * the last hour each second unless motion is unwelcome. Spoken only when the last day and the last hour begin.
 */
class Countdown extends HTMLElement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer
  #before = Infinity

  connectedCallback() {
    this.setAttribute('role', 'timer')
    this.#tick(Date.parse(this.getAttribute('now') ?? '') - Date.now())
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
  }

  /** @param {number} aheadMs how far the server's clock is ahead of the device's */
  #tick(aheadMs) {
    const left = Date.parse(this.getAttribute('at') ?? '') - (Date.now() + aheadMs)
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const hasSeconds = left < hourMs && !isCalm
    const words = left > 0 ? this.#sentence(left, hasSeconds) : (this.dataset.closed ?? '')
    const isTurning = [dayMs, hourMs].some(
      (edge) => this.#before >= edge && left < edge && this.#before !== Infinity,
    )
    this.setAttribute('aria-live', isTurning ? 'polite' : 'off')
    if (this.textContent !== words) this.textContent = words
    this.#before = left
    if (left <= 0) return
    const pause = hasSeconds ? (left % 1000) + 1 : Math.min((left % minuteMs) + 1, minuteMs)
    this.#timer = setTimeout(() => this.#tick(aheadMs), pause)
  }

  /** @param {number} left @param {boolean} hasSeconds */
  #sentence(left, hasSeconds) {
    const time = durationInWords(this.dataset.lang ?? 'en', left, hasSeconds)
    return (this.dataset.left ?? '{time}').replace('{time}', time)
  }
}

/** `<haaste-reader-time at data-lang zones label>`: the instant in the reader's zone, when it is none of those shown. */
class ReaderTime extends HTMLElement {
  connectedCallback() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const at = new Date(this.getAttribute('at') ?? '')
    const shown = (this.getAttribute('zones') ?? '').split(' ')
    if (!zone || zone === 'UTC' || shown.includes(zone) || this.childElementCount > 0) return
    const label = document.createElement('span')
    label.textContent = `${this.getAttribute('label')} (${offsetOf(at, zone)})`
    const time = document.createElement('time')
    time.dateTime = at.toISOString()
    time.textContent = inWords(this.dataset.lang ?? 'en', at, zone)
    this.append(label, ' ', time)
  }
}

/** Day and time as the rest of the page writes them: see formatInstant in app/platform/format.ts. */
function inWords(/** @type {string} */ lang, /** @type {Date} */ at, /** @type {string} */ timeZone) {
  const day = new Intl.DateTimeFormat(lang, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(at)
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at)
  const joints = /** @type {Record<string, string>} */ ({ fi: ' klo ', sv: ' kl. ', 'zh-CN': ' ' })
  return day + (joints[lang] ?? ', ') + (lang === 'fi' ? clock.replace(':', '.') : clock)
}

/** @param {Date} at @param {string} zone */
function offsetOf(at, zone) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts(at)
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC').replace('GMT', 'UTC')
}

customElements.define('haaste-countdown', Countdown)
customElements.define('haaste-reader-time', ReaderTime)

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
