import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { minutesFile } from '../data/minutes-file.server.ts'

export const access = { loader: { who: 'juror of :challenge' } } satisfies Access

/** The approved minutes for a juror, without what they were out of the room for. */
export async function loader({ context }: LoaderArgs) {
  return minutesFile(context, 'txt')
}
