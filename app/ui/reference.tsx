import { createContext, useContext, type ReactNode } from 'react'

const ReferenceContext = createContext<string | undefined>(undefined)

/** Carries the request's reference number to the error page, so that a person can quote what the log also says. */
export function ReferenceProvider({
  reference,
  children,
}: {
  reference: string | undefined
  children: ReactNode
}) {
  return <ReferenceContext.Provider value={reference}>{children}</ReferenceContext.Provider>
}

/** The reference number of this request, when the server gave one. */
export function useReference(): string | undefined {
  return useContext(ReferenceContext)
}
