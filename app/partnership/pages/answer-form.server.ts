import type { z } from 'zod'
import type { ActionArgs, Ports, RequestContext } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
import { pathsIn, type Paths } from '#app/platform/paths.ts'
import type { Result } from '#app/platform/result.ts'
import type { PartnershipRefusal } from '../core/refusals.ts'

/** Of which programme, and whose hand: every flow of a partnership asks it. */
export type About = { readonly programmeId: string; readonly by: string }

/**
 * A form of a partnership from its fields to the answer: parsed, handed to the flow, and back on a page with a word about
 * what happened, or with the refusal beside what was typed.
 */
export async function answerForm<Schema extends z.core.$ZodType<object>>(
  { context }: ActionArgs,
  schema: Schema,
  { to, toast }: { to: (paths: Paths, slug: string) => string; toast: string },
  flow: (asked: About & z.output<Schema>, ports: Ports) => Promise<Result<unknown, PartnershipRefusal>>,
): Promise<Response> {
  const form = await parseForm({ context }, schema)
  if (!form.ok) return form.response
  const { id: programmeId, slug } = sure(context.subject.programme)
  const done = await flow({ ...form.value, programmeId, by: context.signedIn.personId }, context.ports)
  if (!done.ok) return refusalResponse(context, 'partnership', inWords(context, done.refusal))
  return redirectWithToast(context, to(pathsIn(context.lang), slug), `partnership:toasts.${toast}`)
}

/** Days in a refusal as the reader's language writes them. */
function inWords({ lang }: Pick<RequestContext, 'lang'>, refusal: PartnershipRefusal): { code: string } {
  return Object.fromEntries(
    Object.entries(refusal).map(([key, value]) => [
      key,
      key.endsWith('On') && typeof value === 'string' ? formatCalendarDay(lang, value) : (value as unknown),
    ]),
  ) as { code: string }
}
