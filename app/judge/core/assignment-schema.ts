/** What the page of the assignment sends: a plan is applied, judging starts, and what the plan goes by. */
import * as z from 'zod/mini'
import { jurorKindField } from './juror-kind-field.ts'
import { jurorKinds } from './juror-kinds.ts'

/** "fi, sv en" and lines as well; nothing twice. */
const list = (pattern: RegExp) =>
  z.pipe(
    z.string().check(z.maxLength(1000)),
    z.transform((typed) => [
      ...new Set(
        typed
          .split(pattern)
          .map((one) => one.trim())
          .filter((one) => one !== ''),
      ),
    ]),
  )
const juror = z.uuid('ui:errors.choice')
const none = z.pipe(
  z.literal(''),
  z.transform(() => null),
)

export const assignmentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('assign'), shownHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
  z.object({ intent: z.literal('start') }),
  z.object({
    intent: z.literal('match'),
    jurorId: juror,
    minimumLoad: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(500)),
    languages: list(/[\s,;，、]+/),
    fields: list(/[,;，、\n]+/),
    kind: jurorKindField,
  }),
  z.object({
    intent: z.literal('reviews'),
    targetReviews: z.union([none, z.coerce.number().check(z.int(), z.minimum(1), z.maximum(20))]),
  }),
  z.object({
    intent: z.literal('kinds'),
    // One box that is ticked comes as itself, none as nothing.
    kindsAsked: z._default(
      z.union([
        z.array(z.enum(jurorKinds)),
        z.pipe(
          z.enum(jurorKinds),
          z.transform((kind) => [kind]),
        ),
      ]),
      [],
    ),
  }),
  z.object({ intent: z.literal('apart'), oneId: juror, otherId: juror }),
  z.object({ intent: z.literal('together'), oneId: juror, otherId: juror }),
])

export type SentAssignment = z.output<typeof assignmentSchema>
