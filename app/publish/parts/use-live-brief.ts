import { useEffect, useState } from 'react'
import { longTexts, type BriefView, type LongText } from '../core/brief-view.ts'

/** Long enough that nobody waits for the page while typing. */
const pauseMs = 400

/**
 * What is typed, rendered as the public will read it, by the same renderer as on the server: raw HTML stays text. It
 * comes when somebody has typed; until then, and without script, it is what is saved.
 */
export function useLiveBrief(saved: BriefView, typed: Readonly<Record<LongText, string>> | null): BriefView {
  const [live, setLive] = useState<BriefView | null>(null)
  const words = typed === null ? null : JSON.stringify(longTexts.map((name) => typed[name]))
  useEffect(() => {
    if (words === null) return
    const texts = JSON.parse(words) as string[]
    let isWanted = true
    const timer = setTimeout(async () => {
      const { renderMarkdown } = await import('#app/platform/markdown.ts')
      if (!isWanted) return
      const sections = longTexts.flatMap((name, index) => {
        const text = texts[index] ?? ''
        return text.trim() === '' ? [] : [{ name, html: renderMarkdown(text, { headingLevel: 3 }) }]
      })
      setLive({ ...saved, sections })
    }, pauseMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [words, saved])
  return words === null ? saved : (live ?? saved)
}
