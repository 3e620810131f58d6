/** What the organisers' forms of an intake send. Shared with the pages. */
import * as z from 'zod/mini'
import { isZone, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { contentLanguages } from '#app/platform/languages.ts'

export const longestText = 6_000
export const mostThemes = 20

const line = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const needed = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const version = z.coerce.number().check(z.int(), z.minimum(0))
const day = z.iso.date('incubation:errors.day')
const whole = (from: number, to: number) => z.coerce.number().check(z.int(), z.minimum(from), z.maximum(to))

const wall = z._default(
  z.object({
    date: z._default(z.string().check(z.maxLength(20)), ''),
    time: z._default(z.string().check(z.maxLength(20)), ''),
  }),
  { date: '', time: '' },
)

/** `12`, `7,5` or `7.5`. */
const percent = z.pipe(
  z._default(z.string().check(z.trim(), z.maxLength(10)), ''),
  z.transform((typed) => typed.replace(',', '.')),
)

export const intakeSchema = z
  .object({
    intent: z.literal('intake'),
    version,
    kind: z.enum(['rolling', 'batch']),
    zone: z.string().check(z.refine(isZone, 'ui:errors.choice')),
    opensAt: wall,
    closesAt: wall,
    equity: z.enum(['none', 'share']),
    equityPercent: percent,
    languages: z._default(
      z.array(z.enum(contentLanguages)).check(z.minLength(1, 'incubation:errors.language')),
      [],
    ),
    answerDays: whole(1, 60),
    offered: line(longestText),
    forWhom: line(longestText),
  })
  .check((context) => {
    const { value, issues } = context
    if (value.equity === 'share' && !isShare(value.equityPercent))
      issues.push({
        code: 'custom',
        input: value.equityPercent,
        path: ['equityPercent'],
        message: 'incubation:errors.percent',
      })
  })

function isShare(typed: string): boolean {
  return /^\d{1,2}(\.\d{1,2})?$/.test(typed) && Number(typed) > 0 && Number(typed) < 100
}

export type TypedWindow = Pick<z.output<typeof intakeSchema>, 'kind' | 'zone' | 'opensAt' | 'closesAt'>

/** The instants of a batch as they were typed on the wall; the field that is no time, or closes before it opens. */
export function readWindow(
  typed: TypedWindow,
):
  | { ok: true; value: { opensAt: Date | null; closesAt: Date | null } }
  | { ok: false; field: 'opensAt' | 'closesAt'; refusal: { code: string } } {
  if (typed.kind === 'rolling') return { ok: true, value: { opensAt: null, closesAt: null } }
  const opensAt = wallClockToInstant({ ...typed.opensAt, zone: typed.zone })
  if (!opensAt.ok) return { ok: false, field: 'opensAt', refusal: opensAt.refusal }
  const closesAt = wallClockToInstant({ ...typed.closesAt, zone: typed.zone })
  if (!closesAt.ok) return { ok: false, field: 'closesAt', refusal: closesAt.refusal }
  if (closesAt.value <= opensAt.value)
    return { ok: false, field: 'closesAt', refusal: { code: 'window-order' } }
  return { ok: true, value: { opensAt: opensAt.value, closesAt: closesAt.value } }
}

/** Names by theme, in the language of the page, and new ones, one in each line. */
export const themesSchema = z.object({
  intent: z.literal('themes'),
  names: z._default(z.record(z.string().check(z.uuid()), line(120)), {}),
  added: line(2_000),
})

/** The lines somebody wrote, without empty ones. */
export function linesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

const cohortFields = {
  name: line(120),
  startsOn: day,
  endsOn: day,
  capacity: whole(1, 500),
  mostPerTheme: z.pipe(
    z._default(z.string().check(z.trim(), z.regex(/^(\d{1,3})?$/, 'incubation:errors.count')), ''),
    z.transform((typed) => (typed === '' || Number(typed) === 0 ? null : Number(typed))),
  ),
}

export const newCohortSchema = z.object({ intent: z.literal('add'), ...cohortFields })
export const changeCohortSchema = z.object({
  intent: z.literal('change'),
  cohort: z.uuid('ui:errors.choice'),
  version,
  ...cohortFields,
})
export const fillCohortSchema = z.object({ intent: z.literal('fill'), cohort: z.uuid('ui:errors.choice') })

export const newMentorSchema = z.object({
  intent: z.literal('invite'),
  email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()),
  name: needed(200),
  locale: z.enum(['en', 'fi', 'sv', 'zh-CN']),
  mostTeams: whole(1, 50),
  themes: z._default(z.array(z.uuid()), []),
})
export const mentorLimitSchema = z.object({
  intent: z.literal('change'),
  mentor: z.uuid('ui:errors.choice'),
  version,
  mostTeams: whole(1, 50),
  themes: z._default(z.array(z.uuid()), []),
})
export const againSchema = z.object({ intent: z.literal('again'), mentor: z.uuid('ui:errors.choice') })
