import type { z } from 'zod'
import type { ActionArgs, Ports } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { Result } from '#app/platform/result.ts'
import type { PilotRefusal } from '../core/refusals.ts'

/** Of which pilot, and whose hand: every flow of a pilot asks it. */
type About = { readonly pilotId: string; readonly by: string }

type Page = 'hostedPilot' | 'pilotPlan' | 'pilotSite' | 'pilotAgreement' | 'pilotPayments' | 'pilotFollowup'

/**
 * A form of a pilot from its fields to the answer: parsed, handed to the flow, and back on its page with a word about what
 * happened, or with the refusal beside what was typed.
 */
export async function answerForm<Schema extends z.core.$ZodType<object>>(
  { context }: ActionArgs,
  schema: Schema,
  { page, toast }: { page: Page; toast: string | ((asked: z.output<Schema>) => string) },
  flow: (asked: About & z.output<Schema>, ports: Ports) => Promise<Result<unknown, PilotRefusal>>,
): Promise<Response> {
  const form = await parseForm({ context }, schema)
  if (!form.ok) return form.response
  const { id: pilotId, slug } = sure(context.subject.pilot)
  const done = await flow({ ...form.value, pilotId, by: context.signedIn.personId }, context.ports)
  if (!done.ok) return refusalResponse(context, 'pilot', done.refusal)
  const word = typeof toast === 'string' ? toast : toast(form.value)
  return redirectWithToast(context, pathsIn(context.lang)[page](slug), `pilot:toasts.${word}`)
}
