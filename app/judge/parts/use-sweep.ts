import { useEffect, useState } from 'react'
import { useSite } from '#app/ui/site.ts'
import { sweep, type Swept } from './taken-along.ts'

const nothing: Swept = { isOffline: false, toLookAt: [], waiting: [] }

/** Has what this browser keeps of the jury looked after, when the page is opened and whenever the connection comes or goes. */
export function useSweep({ slug, except }: { slug: string; except: string | null }): Swept {
  const { paths } = useSite()
  const [swept, setSwept] = useState(nothing)
  const askAt = paths.juryKept(slug)
  const { scoreAutosave } = paths

  useEffect(() => {
    let isHere = true
    const look = () =>
      void sweep({ slug, askAt, except, autosaveTo: scoreAutosave }).then((found) => {
        if (isHere) setSwept(found)
      })
    look()
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      isHere = false
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [slug, askAt, except, scoreAutosave])
  return swept
}
