/**
 * The few answers that may be thrown. Their bodies carry a code and nothing else: the error page has the sentences.
 * A hidden object and a missing one answer exactly alike.
 */
export type ProblemCode =
  | 'not-found'
  | 'not-allowed'
  | 'wrong-origin'
  | 'not-now'
  | 'body-too-large'
  | 'unreadable-body'
  | 'method-not-allowed'
  | 'too-many-requests'

function problem(
  status: number,
  code: ProblemCode,
  headers: Record<string, string> = {},
  typed: readonly string[] = [],
): Response {
  return new Response(JSON.stringify(typed.length > 0 ? { code, typed } : { code }), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-store',
      ...headers,
    },
  })
}

/** `typed`: what whoever asked had sent along, given back to them on the error page. */
export const notFound = (typed?: readonly string[]) => problem(404, 'not-found', {}, typed)
export const notAllowed = (typed?: readonly string[]) => problem(403, 'not-allowed', {}, typed)
export const wrongOrigin = () => problem(403, 'wrong-origin')
export const notNow = (typed?: readonly string[]) => problem(409, 'not-now', {}, typed)
export const bodyTooLarge = () => problem(413, 'body-too-large')
export const unreadableBody = () => problem(400, 'unreadable-body')
export const tooManyRequests = (seconds: number) =>
  problem(429, 'too-many-requests', { 'retry-after': String(Math.ceil(seconds)) })
