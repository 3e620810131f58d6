/**
 * Is a request that may change something really from our own pages? Browsers say so in `Sec-Fetch-Site`; where that
 * header is missing, `Origin` must be ours exactly; where both are missing, it is not. Hosts named by the client or by
 * proxies are never believed. Source: OWASP cross-site request forgery prevention, "Fetch Metadata" and "Origin".
 */
export function isFromOurPages(headers: Headers, ownOrigins: readonly string[]): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  return origin !== null && ownOrigins.includes(origin)
}

/** The origins a page of ours can have: the public one and, away from real installations, the same port on localhost. */
export function ownOrigins(publicOrigin: string, port: number, isReal: boolean): string[] {
  if (isReal) return [publicOrigin]
  return [publicOrigin, `http://localhost:${port}`, `http://127.0.0.1:${port}`, `http://[::1]:${port}`]
}
