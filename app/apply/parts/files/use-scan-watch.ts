import { useEffect, useRef, useState } from 'react'
import type { FileView, UploadAnswer } from '../../core/files/upload-protocol.ts'

/** Seconds between two looks: soon at first, then less and less often. */
const waits = [2, 2, 3, 5, 8, 13, 20, 30] as const
const slowest = 30

/** Asks again and again what the scanner has said of files it is looking at, unless nobody has the page before them. */
export function useScanWatch(
  files: readonly FileView[],
  {
    isOn,
    addressOf,
    onChecked,
  }: {
    readonly isOn: boolean
    readonly addressOf: (file: FileView) => string
    readonly onChecked: (file: FileView) => void
  },
): void {
  const [looks, setLooks] = useState(0)
  const pending = files.filter(({ scan }) => scan === 'pending')
  // A look takes the files as they are when it begins.
  const latest = useRef({ pending, addressOf, onChecked })
  useEffect(() => {
    latest.current = { pending, addressOf, onChecked }
  })
  const isWaiting = isOn && pending.length > 0
  useEffect(() => {
    if (!isWaiting) {
      setLooks(0)
      return
    }
    const look = async () => {
      if (document.visibilityState === 'visible')
        for (const file of latest.current.pending) {
          const now = await stateOf(latest.current.addressOf(file))
          if (now && now.scan !== 'pending') latest.current.onChecked(now)
        }
      setLooks((count) => count + 1)
    }
    const timer = setTimeout(() => void look(), (waits[looks] ?? slowest) * 1000)
    return () => clearTimeout(timer)
  }, [isWaiting, looks])
}

/** The file as it is now; null when nobody can say. */
async function stateOf(address: string): Promise<FileView | null> {
  try {
    const reply = await fetch(address, {
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
    })
    if (!reply.ok || reply.redirected) return null
    const answer = (await reply.json()) as UploadAnswer
    return answer.result === 'kept' ? answer.file : null
  } catch {
    return null
  }
}
