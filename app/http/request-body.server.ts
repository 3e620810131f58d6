import type { Readable } from 'node:stream'
import { emptyBody, type Body } from './body.server.ts'
import type { RequestContext } from './context.ts'

const key = Symbol.for('haaste.request-body')
const arrivingKey = Symbol.for('haaste.arriving-body')

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

/** Ties the body that nobody has read yet to the context of a handler whose rule says `stream`. */
export function keepArrivingBody(context: RequestContext, open: () => Readable) {
  Object.defineProperty(context, arrivingKey, { value: open })
}

/** The body as it arrives, of whatever size: the handler counts. To be read once. */
export function arrivingBody(context: RequestContext): Readable {
  const open = (context as { [arrivingKey]?: () => Readable })[arrivingKey]
  if (!open) throw new Error('The rule of this handler does not say that it reads a stream')
  return open()
}
