import { createContext, useContext, type ReactNode } from 'react'

const OriginContext = createContext<string | undefined>(undefined)

/** Carries the site's own origin, for the few addresses that must be whole: search engines ask for it. */
export function OriginProvider({ origin, children }: { origin: string; children: ReactNode }) {
  return <OriginContext.Provider value={origin}>{children}</OriginContext.Provider>
}

/** `https://haaste.example`, without a slash. */
export function useOrigin(): string {
  return useContext(OriginContext) ?? window.location.origin
}
