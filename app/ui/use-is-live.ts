import { useEffect, useState } from 'react'

/** True once the page's script runs: for what would be of no use without it. */
export function useIsLive(): boolean {
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  return isLive
}
