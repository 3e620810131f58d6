import { z } from 'zod'
import { formatInstant, formatNumber, offsetOfZone } from '#app/platform/format.ts'
import type { Mail } from './parts/mail.ts'
import type { Template } from './parts/template.ts'
import { words } from './parts/words.ts'

export const mergeFieldTypes = ['text', 'number', 'instant'] as const
export type MergeFieldType = (typeof mergeFieldTypes)[number]

/** What every mail of a programme can name, whatever it is about. */
const common = { name: 'text', programme: 'text', contact: 'text' } as const

/** What of a template's data may be named in own words, and as what. */
const offered = {
  challenge: 'text',
  title: 'text',
  reference: 'text',
  organisation: 'text',
  opensAt: 'instant',
  closesAt: 'instant',
  submittedAt: 'instant',
  judgingEndsAt: 'instant',
  announcesAt: 'instant',
  answerBy: 'instant',
  startsAt: 'instant',
  endsAt: 'instant',
  batch: 'number',
  answers: 'number',
  sections: 'number',
  sectionsLeft: 'number',
  proposals: 'number',
  hours: 'number',
  assigned: 'number',
  left: 'number',
  finished: 'number',
  place: 'number',
} as const satisfies Record<string, MergeFieldType>

export type MergeFieldName = keyof typeof common | keyof typeof offered | 'standardSubject'
export type MergeField = { readonly name: MergeFieldName; readonly type: MergeFieldType }

const types = { text: z.ZodString, number: z.ZodNumber, instant: z.ZodISODateTime } as const

/** The fields that the words of a template can name; none may be missing in a mail, so what may be null is not among them. */
export function mergeFieldsOf({ schema }: Pick<Template, 'schema'>): MergeField[] {
  const shape: Readonly<Record<string, unknown>> = schema instanceof z.ZodObject ? schema.shape : {}
  const own = Object.entries(offered).filter(([name, type]) => shape[name] instanceof types[type])
  return [...Object.entries(common), ...own].map(([name, type]) => ({ name: name as MergeFieldName, type }))
}

/** The same for a notice with standard words: what their subject is can be named too, where it says how long is left. */
export function mergeFieldsOfNotice(template: Pick<Template, 'schema'>): MergeField[] {
  return [...mergeFieldsOf(template), { name: 'standardSubject', type: 'text' }]
}

/** What each field says in one mail, in its reader's language and zones. */
export function mergeValuesOf(
  template: Pick<Template, 'schema'>,
  data: Readonly<Record<string, unknown>>,
  mail: Pick<Mail, 'locale' | 'zone' | 'organiserZone' | 'recipientName' | 'programme'>,
): Record<string, string> {
  const values: Record<string, string> = {
    name: mail.recipientName,
    programme: mail.programme?.name ?? 'Haaste',
    contact: mail.programme?.contactEmail ?? '',
  }
  for (const { name, type } of mergeFieldsOf(template)) {
    if (!(name in common)) values[name] = said(data[name], type, mail)
  }
  return values
}

function said(
  value: unknown,
  type: MergeFieldType,
  mail: Pick<Mail, 'locale' | 'zone' | 'organiserZone'>,
): string {
  if (type === 'number') return formatNumber(mail.locale, Number(value))
  if (type === 'text') return String(value)
  const at = String(value)
  const there = formatInstant(mail.locale, at, mail.organiserZone)
  if (offsetOfZone(at, mail.zone) === offsetOfZone(at, mail.organiserZone)) return there
  return `${there} (${words[mail.locale].yourTime(formatInstant(mail.locale, at, mail.zone))})`
}
