import { emptyBody, type Body } from './body.server.ts'
import type { RequestContext } from './context.ts'

const key = Symbol.for('haaste.request-body')

/** Ties the body the gate has read to the context its handler gets. */
export function keepBody(context: RequestContext, body: Body) {
  Object.defineProperty(context, key, { value: body })
}

/** The body the gate has read for this handler. */
export function bodyOf(context: RequestContext): Body {
  return (context as { [key]?: Body })[key] ?? emptyBody
}

/** The file chosen in the field of this name, where the rule takes files `as bytes`; null when none was. */
export function fileOf(context: RequestContext, name: string): Uint8Array | null {
  const body = bodyOf(context)
  return body.kind === 'form' ? (body.files?.get(name) ?? null) : null
}
