import type { ReactNode } from 'react'
import { LookStyles } from './look-styles.tsx'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'

/** The frame of a page anybody may read. `width`: `wide` for fronts and galleries, `reading` for texts. `styles`: the style sheet of a programme's own colours. */
export function PublicLayout({
  width = 'wide',
  styles,
  children,
}: {
  width?: 'wide' | 'reading'
  styles?: string | null
  children: ReactNode
}) {
  return (
    <>
      <LookStyles href={styles} />
      <SiteHeader />
      <main id="content" className={`page page--${width}`} tabIndex={-1}>
        {children}
      </main>
      <SiteFooter />
    </>
  )
}
