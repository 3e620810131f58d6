import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'

export const access = { loader: { who: 'juror of :assignment' } } satisfies Access

export function loader({ context }: LoaderArgs) {
  const { id } = sure(context.subject.assignment)
  return json({ assignmentId: id })
}
