import { z } from 'zod'
import { formatCalendarDay } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { Mail } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'

/** What every mail about an application names. */
export const applicationSchema = {
  applicationId: opaque(z.string()),
  reference: opaque(z.string()),
  startUp: opaque(z.string()),
  programmeSlug: opaque(z.string()),
  programme: opaque(z.string()),
  cohort: z
    .object({
      number: z.number().int(),
      name: z.string(),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
    })
    .nullable(),
}

export const applicationPreview = {
  applicationId: '5f1c2a9e-3b64-4c1b-9f0e-3f4a5b6c7d8e',
  reference: 'INC-2026-K7QF-3',
  startUp: 'Korttelilämpö Oy',
  programmeSlug: 'innovation-base',
  programme: 'Innovation base in Beijing',
  cohort: { number: 2, name: 'Spring cohort', startsOn: '2026-03-02', endsOn: '2026-08-28' },
}

/** Why the applicant gets it. */
export const applicationReason: Record<Locale, string> = {
  en: 'you applied for this start-up.',
  fi: 'hait tämän startup-yrityksen puolesta.',
  sv: 'du ansökte för det här startupföretaget.',
  'zh-CN': '您为该初创企业提交了申请。',
}

const words = {
  en: {
    cohort: 'Cohort',
    days: (from: string, to: string) => `${from} to ${to}`,
    reference: 'Reference',
    page: 'Open your application',
  },
  fi: {
    cohort: 'Ryhmä',
    days: (from: string, to: string) => `${from} – ${to}`,
    reference: 'Viite',
    page: 'Avaa hakemuksesi',
  },
  sv: {
    cohort: 'Grupp',
    days: (from: string, to: string) => `${from} till ${to}`,
    reference: 'Referens',
    page: 'Öppna din ansökan',
  },
  'zh-CN': {
    cohort: '期次',
    days: (from: string, to: string) => `${from}至${to}`,
    reference: '编号',
    page: '查看您的申请',
  },
} satisfies Record<Locale, unknown>

export const pageWord = (mail: Mail): string => words[mail.locale].page

type Cohort = NonNullable<z.output<z.ZodObject<typeof applicationSchema>>['cohort']>

/** Which cohort it is, and from when until when. */
export function cohortRow(mail: Mail, { number, name, startsOn, endsOn }: Cohort) {
  const word = words[mail.locale]
  const days = word.days(formatCalendarDay(mail.locale, startsOn), formatCalendarDay(mail.locale, endsOn))
  return [word.cohort, `${number}${name === '' ? '' : ` · ${name}`}: ${days}`] as const
}

export function referenceRow(mail: Mail, reference: string) {
  return [words[mail.locale].reference, reference] as const
}
