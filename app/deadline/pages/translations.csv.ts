import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { worklistFile } from './translations-file.server.ts'

export const access = { loader: { who: 'organiser of :challenge' } } satisfies Access

export const loader = (args: LoaderArgs) => worklistFile(args, 'csv')
