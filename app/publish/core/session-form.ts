/** What the forms of sessions send: guests' and organisers'. */
import * as z from 'zod/mini'
import { isZone, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { addressField, trapField } from './public-form.ts'

export const sessionKinds = ['reverse_pitch', 'information', 'ceremony', 'matchmaking'] as const

const line = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const required = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))

/** A place is asked for. */
export const placeSchema = z.object({
  name: required(200),
  email: addressField,
  organisation: line(200),
  isOpenToMeet: z.optional(z.literal('yes')),
  zone: line(60),
  ...trapField,
})

export const slotSchema = z.object({
  position: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)),
})
export const askMeetingSchema = z.object({
  guest: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  note: line(600),
})
export const answerMeetingSchema = z.object({ request: z.uuid() })

const wall = z.object({ date: z.string().check(z.maxLength(20)), time: z.string().check(z.maxLength(20)) })
const link = z._default(
  z
    .string()
    .check(z.trim(), z.maxLength(500), z.regex(/^(https:\/\/[^\s<>"]+)?$/, 'publish:errors.https-link')),
  '',
)
const capacity = z.pipe(
  z._default(z.string().check(z.trim(), z.regex(/^(\d{1,6})?$/, 'publish:errors.capacity')), ''),
  z.transform((typed) => (typed === '' || Number(typed) === 0 ? null : Math.min(Number(typed), 100_000))),
)

export const sessionFields = {
  kind: z.enum(sessionKinds),
  challenge: z._default(z.union([z.literal(''), z.uuid()]), ''),
  zone: z.string().check(z.maxLength(60)),
  startsAt: wall,
  endsAt: wall,
  place: line(300),
  joinLink: link,
  capacity,
  title: required(200),
  description: line(10_000),
}

export const newSessionSchema = z.object(sessionFields)

export const editSessionSchema = z.object({
  ...sessionFields,
  version: z.coerce.number().check(z.int(), z.minimum(1)),
  recordingLink: link,
  slidesLink: link,
})

const agendaRow = z.object({
  /** The place the step has now; empty for a new one. */
  from: line(4),
  minutes: line(4),
  title: line(200),
  speaker: line(200),
  isSlot: z.optional(z.literal('yes')),
  isRemoved: z.optional(z.literal('yes')),
})

export const agendaSchema = z.object({
  version: z.coerce.number().check(z.int(), z.minimum(1)),
  steps: z._default(z.record(z.string().check(z.regex(/^\d{1,2}$/)), agendaRow), {}),
})

export const cancelSessionSchema = z.object({ reason: required(500) })
export const copyEditionSchema = z.object({
  zone: z.string().check(z.maxLength(60)),
  startsAt: wall,
  endsAt: wall,
})
const day = z
  .string()
  .check(z.regex(/^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'publish:errors.day'))
export const actionSchema = z.object({
  text: required(500),
  owner: required(200),
  dueOn: day.check(
    z.refine((typed) => !Number.isNaN(Date.parse(typed)) && new Date(typed).toISOString().startsWith(typed), {
      error: 'publish:errors.day',
    }),
  ),
})
export const reportActionSchema = z.object({
  action: z.uuid(),
  report: line(1000),
  isDone: z.optional(z.literal('yes')),
})

export type TypedHours = {
  readonly zone: string
  readonly startsAt: { readonly date: string; readonly time: string }
  readonly endsAt: { readonly date: string; readonly time: string }
}

/** Two times on one wall as instants; what is no time, or ends before it begins, is named with its field. */
export function readHours(typed: TypedHours): Result<
  { startsAt: Date; endsAt: Date },
  {
    code: 'hours-refused'
    field: 'startsAt' | 'endsAt' | 'zone'
    refusal: LifecycleRefusal | { code: 'session-order' }
  }
> {
  const { zone } = typed
  if (!isZone(zone))
    return refuse('hours-refused', {
      field: 'zone' as const,
      refusal: { code: 'zone-unknown' as const, zone },
    })
  const startsAt = wallClockToInstant({ ...typed.startsAt, zone })
  if (!startsAt.ok) return refuse('hours-refused', { field: 'startsAt' as const, refusal: startsAt.refusal })
  const endsAt = wallClockToInstant({ ...typed.endsAt, zone })
  if (!endsAt.ok) return refuse('hours-refused', { field: 'endsAt' as const, refusal: endsAt.refusal })
  if (endsAt.value <= startsAt.value)
    return refuse('hours-refused', { field: 'endsAt' as const, refusal: { code: 'session-order' as const } })
  return accept({ startsAt: startsAt.value, endsAt: endsAt.value })
}

/** The steps in the order of the rows: those there were and are not taken out, and new ones that have a title. */
export function stepsFromForm({ steps }: z.output<typeof agendaSchema>) {
  return Object.entries(steps)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, row]) => row)
    .filter(({ from, title, isRemoved }) => (from === '' ? title !== '' : isRemoved !== 'yes'))
    .map(({ from, minutes, title, speaker, isSlot }) => ({
      from: from === '' ? null : Number(from),
      minutes: Math.min(Math.max(Math.trunc(Number(minutes)) || 10, 1), 600),
      title,
      speaker,
      isSlot: isSlot === 'yes',
    }))
}
