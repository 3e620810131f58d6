import { createHash } from 'node:crypto'

/** What a page is rendered from. */
export type Rendering = {
  readonly url: string
  /** What every handler of the page has answered to this request. */
  readonly loaderData: unknown
  /** Of this one answer; a page that holds it can serve no other. */
  readonly nonce: string | undefined
}

/**
 * Pages as they were rendered, by everything they were rendered from: the address and what the handlers have answered. It
 * saves the rendering alone. Every request still passes the gate and every handler still reads what it reads; only where
 * all answers are the same to the byte, the page is the same, for whomever. The one that was asked for longest ago goes first.
 */
export function createRendered({ mostBytes = 16 * 1024 * 1024 }: { mostBytes?: number } = {}) {
  const kept = new Map<string, string>()
  let bytes = 0
  return (from: Rendering, render: () => string): string => {
    const key = keyOf(from)
    const known = kept.get(key)
    if (known !== undefined) {
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    const html = render()
    if (from.nonce !== undefined && html.includes(from.nonce)) return html
    kept.set(key, html)
    bytes += html.length
    for (const [oldest, { length }] of kept) {
      if (bytes <= mostBytes) break
      kept.delete(oldest)
      bytes -= length
    }
    return html
  }
}

function keyOf({ url, loaderData }: Rendering): string {
  return createHash('sha256').update(url).update('\n').update(JSON.stringify(loaderData)).digest('base64')
}
