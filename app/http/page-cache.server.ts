import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { createKeeper } from './keeper.server.ts'
import type { PublicEras } from './public-era.server.ts'

/** A whole page as it goes out, for visitors without any cookie of ours. */
export type KeptPage = {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Buffer
  /** Null for what is packed already. */
  readonly gzip: Buffer | null
  readonly etag: string
}

type Rendered = { readonly isPublic: boolean; readonly response: Response }

/**
 * Public pages are the same for everybody, and rendering is what they cost: each is rendered once in an era of what is
 * public (see public-era.server.ts), whoever asks meanwhile waits for that one rendering, and the packed copy is kept
 * beside it. It cannot leak: only answers of handlers that ran with the public database role are kept, a page carries
 * the instant at which it ends by itself, and one that was still being rendered then is not kept.
 */
export function createPageCache({
  eras,
  ...limits
}: {
  eras: Pick<PublicEras, 'known' | 'current'>
  mostCopies?: number
  now?: () => number
}) {
  const keeper = createKeeper<KeptPage>({
    eras,
    bytesOf: ({ body, gzip }) => body.length + (gzip?.length ?? 0),
    ...limits,
  })
  return {
    /** The copy of this address that may be given now, without asking anybody. */
    ready: keeper.ready,
    /** Renders, or waits for the rendering that is under way; `page` is null when the answer is not one to keep. */
    async render(
      key: string,
      render: () => Promise<Rendered>,
    ): Promise<{ page: KeptPage | null; own: Response | null }> {
      let own: Response | null = null
      const page = await keeper.get(key, async () => {
        const rendered = await render()
        own = rendered.response
        return pageOf(rendered)
      })
      if (page) return { page, own: null }
      return { page: null, own: own ?? (await render()).response }
    },
  }
}

async function pageOf({ response, isPublic }: Rendered): Promise<KeptPage | null> {
  if (!isPublic || response.status !== 200 || response.headers.has('set-cookie')) return null
  const body = Buffer.from(await response.clone().arrayBuffer())
  // A page with the framework's own script carries the nonce of one answer and can serve no other.
  if (body.includes(' nonce="')) return null
  return {
    status: response.status,
    headers: [...response.headers].filter(([name]) => name !== 'x-request-id').map(askedAgain),
    body,
    gzip: response.headers.get('content-type')?.startsWith('image/') ? null : gzipSync(body, { level: 6 }),
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
  }
}

/** A browser may keep what is the same for everybody, and asks each time whether it still is: by its ETag. */
function askedAgain([name, value]: readonly [string, string]): readonly [string, string] {
  return name === 'cache-control' && value === 'private, no-store'
    ? [name, 'private, no-cache']
    : [name, value]
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
  return /^\/(en|fi|sv|zh-CN|api|images|robots\.txt|sitemap\.xml|oembed)(\/|$|\?)/.test(url) ? url : null
}
