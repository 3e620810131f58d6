import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type Attributes<Own> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & Own

/** The custom elements of public/elements.js. Without script they show what stands inside them. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'haaste-countdown': Attributes<{
        at: string
        now: string
        'data-lang': string
        'data-left': string
        'data-closed': string
        'data-source'?: string | undefined
        'data-instant'?: string | undefined
        'data-moved'?: string
        'data-passed'?: string
        'data-again'?: string
      }>
      'haaste-live': Attributes<{ every: number }>
      'haaste-rows': Attributes<object>
      /** Of public/verify-page.js, on the page it belongs to. */
      'haaste-verify': Attributes<object>
      'haaste-zone': Attributes<object>
      'haaste-reader-time': Attributes<{ at: string; 'data-lang': string; zones: string; label: string }>
    }
  }
}
