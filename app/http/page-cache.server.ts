import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** A whole page as it goes out, for visitors without any cookie of ours. */
export type KeptPage = {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Buffer
  /** Null for what is packed already. */
  readonly gzip: Buffer | null
  readonly etag: string
  /** When its rendering began, in milliseconds of the process clock; says how old a copy is, decides nothing else. */
  readonly keptAt: number
}

type Rendered = { readonly isPublic: boolean; readonly response: Response }

/**
 * Public pages are the same for everybody, and rendering is what they cost. A copy lives for `freshMs` (one second):
 * after an edit or a phase change nobody sees the old page longer than that, in any number of processes, without a
 * word between them. It cannot leak: only answers of handlers that ran with the public database role are kept, and a
 * page rendered before an embargo ends knows nothing of what comes after. Visitors who ask for the same page while it
 * is being rendered wait for that one rendering.
 */
export function createPageCache({ freshMs = 1_000, mostPages = 500, now = () => performance.now() } = {}) {
  const kept = new Map<string, KeptPage>()
  const underWay = new Map<string, Promise<KeptPage | null>>()

  async function store(key: string, rendered: Rendered, startedAt: number): Promise<KeptPage | null> {
    const { response, isPublic } = rendered
    if (!isPublic || response.status !== 200 || response.headers.has('set-cookie')) return null
    const body = Buffer.from(await response.clone().arrayBuffer())
    // A page with the framework's own script carries the nonce of one answer and can serve no other.
    if (body.includes(' nonce="')) return null
    const page: KeptPage = {
      status: response.status,
      headers: [...response.headers].filter(([name]) => name !== 'x-request-id'),
      body,
      gzip: response.headers.get('content-type')?.startsWith('image/') ? null : gzipSync(body, { level: 6 }),
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
      keptAt: startedAt,
    }
    if (kept.size >= mostPages) kept.delete(kept.keys().next().value as string)
    kept.delete(key)
    kept.set(key, page)
    return page
  }

  return {
    /** The copy kept for this address, if it is fresh. */
    fresh(key: string): KeptPage | null {
      const page = kept.get(key)
      if (!page || now() - page.keptAt > freshMs) return null
      return page
    },
    /** Renders, or waits for the rendering that is under way; null when the answer is not one to keep. */
    async render(
      key: string,
      render: () => Promise<Rendered>,
    ): Promise<{ page: KeptPage | null; own: Response | null }> {
      const waiting = underWay.get(key)
      if (waiting) {
        const page = await waiting.catch(() => null)
        if (page) return { page, own: null }
        return { page: null, own: (await render()).response }
      }
      const startedAt = now()
      let own: Response | null = null
      const rendering = render().then((rendered) => {
        own = rendered.response
        return store(key, rendered, startedAt)
      })
      underWay.set(key, rendering)
      try {
        const page = await rendering
        return { page, own: page ? null : own }
      } finally {
        underWay.delete(key)
      }
    },
  }
}

/** Only a plain visit can be served from a copy: GET or HEAD of a page, no cookie, no partial data. */
export function pageKey(
  method: string | undefined,
  url: string | undefined,
  cookie: string | undefined,
): string | null {
  if ((method !== 'GET' && method !== 'HEAD') || !url || url.length > 300 || cookie?.includes('haaste'))
    return null
  if (url.includes('_data=') || url.startsWith('/assets/')) return null
  return /^\/(en|fi|sv|zh-CN|api|robots\.txt|sitemap\.xml|oembed)(\/|$|\?)/.test(url) ? url : null
}
