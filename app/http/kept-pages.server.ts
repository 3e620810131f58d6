import type { RequestContext } from './context.ts'

const name = 'haaste_kept'

/** Marks a browser that keeps pages for when there is no connection. A month: what is kept lasts two days. */
export function keptCookie({ env }: Pick<RequestContext, 'env'>): string {
  const secure = env.publicOrigin.startsWith('https://') ? '; Secure' : ''
  return `${name}=1; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000${secure}`
}

/**
 * Goes with every answer that ends a session: a browser with that mark is told to throw away everything it keeps of this
 * site but cookies. It is the one way that needs no script to run.
 */
export function clearKept(request: Request, headers: Headers): Headers {
  if (!new RegExp(`(?:^|;\\s*)${name}=`).test(request.headers.get('cookie') ?? '')) return headers
  headers.set('clear-site-data', '"storage"')
  headers.append('set-cookie', `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`)
  return headers
}
