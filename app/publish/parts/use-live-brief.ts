import { useEffect, useState } from 'react'
import { briefViewBy, type BriefText, type BriefView } from '../core/brief-view.ts'

/** Long enough that nobody waits for the page while typing. */
const pauseMs = 400

/**
 * What is typed, rendered as the public will read it, by the same renderer as on the server: raw HTML stays text. It
 * comes when somebody has typed; until then, and without script, it is what is saved.
 */
export function useLiveBrief(saved: BriefView, typed: BriefText | null): BriefView {
  const [live, setLive] = useState<BriefView | null>(null)
  const words = typed === null ? null : JSON.stringify(typed)
  useEffect(() => {
    if (words === null) return
    let isWanted = true
    const timer = setTimeout(async () => {
      const { renderMarkdown } = await import('#app/platform/markdown.ts')
      if (isWanted) setLive(briefViewBy(renderMarkdown, JSON.parse(words) as BriefText))
    }, pauseMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [words])
  return words === null ? saved : (live ?? saved)
}
