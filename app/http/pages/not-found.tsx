import type { Access } from '#app/http/access.ts'
import { notFound } from '#app/http/responses.server.ts'

export const access = { loader: { who: 'anyone' } } satisfies Access

/** Every address the table of contents does not know. */
export function loader() {
  throw notFound()
}

export default function NotFound() {
  return null
}
