import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { minutesFile } from '../data/minutes-file.server.ts'

export const access = { loader: { who: 'staff of :challenge' } } satisfies Access

/** The minutes of the newest consensus meeting as plain text. */
export async function loader({ context }: LoaderArgs) {
  return minutesFile(context, 'txt')
}
