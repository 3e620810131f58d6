import { outcomesToExport } from '#app/announce/data/outcomes-to-export.server.ts'
import { exportProposals } from '#app/deadline/pages/export.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'

export const access = { loader: { who: 'reader of :challenge' } } satisfies Access

export const loader = (args: LoaderArgs) =>
  exportProposals(args, { format: 'json', outcomesFor: outcomesToExport })
