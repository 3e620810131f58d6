import type { LoaderArgs } from '#app/http/context.ts'
import { openJson, openProblem } from '#app/http/machine-answers.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { readOpenQuery } from '../core/open-query.ts'

export type OpenReader = { readonly lang: Locale; readonly origin: string; readonly now: Date }

/** What the API says of one thing: the thing, that the question cannot be read, or that there is none of that name. */
export async function openAnswer(
  { request, context }: Pick<LoaderArgs, 'request' | 'context'>,
  find: (reader: OpenReader) => Promise<object | null>,
  missing: string,
): Promise<Response> {
  const open = readOpenQuery(new URL(request.url).searchParams)
  if ('problem' in open) return openProblem(400, 'Unreadable query', open.problem)
  const found = await find({ lang: open.lang, origin: context.env.publicOrigin, now: context.now })
  return found ? openJson(found) : openProblem(404, 'Not found', missing)
}
