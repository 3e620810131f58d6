/**
 * Answers for machines: readable from any site, kept by nobody without asking again, since what is public changes at
 * exact instants. ETag, compression and 304 are added by the page cache.
 */
const open = {
  'access-control-allow-origin': '*',
  'cache-control': 'public, no-cache',
  'cross-origin-resource-policy': 'cross-origin',
}

/** A text of that type. `modifiedAt` is when what it says last changed. */
export function openText(
  body: string | Uint8Array,
  {
    type,
    modifiedAt,
    headers = {},
  }: { type: string; modifiedAt?: Date | null; headers?: Record<string, string> },
): Response {
  return new Response(body as BodyInit, {
    headers: {
      ...open,
      'content-type': type,
      ...(modifiedAt && { 'last-modified': modifiedAt.toUTCString() }),
      ...headers,
    },
  })
}

export function openJson(
  value: unknown,
  { type = 'application/json; charset=utf-8', modifiedAt }: { type?: string; modifiedAt?: Date | null } = {},
): Response {
  return openText(JSON.stringify(value), { type, modifiedAt: modifiedAt ?? null })
}

/** What went wrong, as RFC 9457 says it. */
export function openProblem(status: 400 | 404, title: string, detail: string): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), {
    status,
    headers: { ...open, 'content-type': 'application/problem+json; charset=utf-8' },
  })
}
