import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sheetAsFile } from './sheet-as-file.server.ts'

export const access = { loader: { who: 'juror of :challenge' } } satisfies Access

export const loader = (args: LoaderArgs) => sheetAsFile(args, 'csv')
