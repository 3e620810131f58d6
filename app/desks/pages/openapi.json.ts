import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openJson } from '#app/http/machine-answers.server.ts'
import { openApi } from '../core/openapi.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export function loader({ context }: LoaderArgs) {
  return openJson(openApi(context.env.publicOrigin))
}
