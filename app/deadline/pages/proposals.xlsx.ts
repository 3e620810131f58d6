import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { exportProposals } from './export.server.ts'

export const access = { loader: { who: 'reader of :challenge' } } satisfies Access

export const loader = (args: LoaderArgs) => exportProposals(args, 'xlsx')
