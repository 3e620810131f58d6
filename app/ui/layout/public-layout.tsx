import type { ReactNode } from 'react'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'

/** The frame of a page anybody may read. `width`: `wide` for fronts and galleries, `reading` for texts. */
export function PublicLayout({
  width = 'wide',
  children,
}: {
  width?: 'wide' | 'reading'
  children: ReactNode
}) {
  return (
    <>
      <SiteHeader />
      <main id="content" className={`page page--${width}`} tabIndex={-1}>
        {children}
      </main>
      <SiteFooter />
    </>
  )
}
