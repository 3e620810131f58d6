import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'

export const access = { action: { who: 'team editor of :proposal' } } satisfies Access

export function action() {
  return json({ saved: false }, 503)
}
