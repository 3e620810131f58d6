import { expect, it, vi } from 'vitest'
import { formatDuration } from '#app/platform/format.ts'
import { intlTags, locales } from '#app/platform/i18n.ts'

const minuteMs = 60_000

it('counts down in the browser with the words of the server', async () => {
  vi.stubGlobal('HTMLElement', class {})
  vi.stubGlobal('customElements', { define: () => undefined })
  vi.stubGlobal('document', { addEventListener: () => undefined })
  const { durationInWords } = await import('../../public/elements.js')
  for (const locale of locales) {
    for (const minutes of [0.2, 1, 59, 60, 61, 1439, 1440, 2879, 2880, 20_000]) {
      expect(durationInWords(intlTags[locale], minutes * minuteMs)).toBe(
        formatDuration(locale, minutes * minuteMs),
      )
    }
  }
  vi.unstubAllGlobals()
})
