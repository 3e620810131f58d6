import { fileResponse } from '#app/apply/pages/file-answers.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { findPublicEvidence } from '../data/pilot-files.server.ts'

export const access = { loader: { who: 'anyone' } } satisfies Access

/** Evidence of a public pilot that its manager has confirmed, to be saved by anybody. */
export async function loader({ context, params, request }: LoaderArgs) {
  const asked = { slug: params.pilot ?? '', fileId: params.file ?? '' }
  const file = await findPublicEvidence(context.db, asked)
  if (file === null) throw notFound()
  return fileResponse(context, { request, file, name: file.name })
}
