import { templates } from '#emails/index.ts'
import { mergeValuesOf, type MergeField } from '#emails/merge-fields.ts'
import type { RequestContext } from '#app/http/context.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import type { EditableNotice } from '#emails/editable.ts'
import { fieldsOf } from '../core/words-rules.ts'
import { nameIn, type MailRunProgramme } from './mail-run.server.ts'

/** A merge field as the palette shows it. */
export type FieldShown = MergeField & { readonly sample: string }

/** The merge fields of a notice, each with what it says in the example. */
export function palette(
  context: RequestContext,
  notice: EditableNotice | 'broadcast.custom',
  programme: MailRunProgramme,
  locale: Locale,
): FieldShown[] {
  const template = templates[notice]
  const values = mergeValuesOf(template, template.preview as Record<string, unknown>, {
    locale,
    zone: programme.zone,
    organiserZone: programme.zone,
    recipientName: 'Aino Esimerkki',
    programme: { name: nameIn(programme, locale), contactEmail: programme.contactEmail },
  })
  return (fieldsOf(notice) ?? []).map((field) => ({
    ...field,
    sample: values[field.name] ?? context.t('notify')('words.standard-subject-sample'),
  }))
}

/** A language of an address; the page's own where it names none. */
export function askedLocale(search: URLSearchParams, lang: Locale): Locale {
  return locales.find((locale) => locale === search.get('language')) ?? lang
}
