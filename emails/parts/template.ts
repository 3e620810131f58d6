import { createElement, type ReactElement } from 'react'
import type { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import type { CalendarEntry } from './calendar-file.ts'
import type { Mail } from './mail.ts'
import { opaqueFieldsOf } from './opaque.ts'

export type TemplateParts<Schema extends z.ZodType> = {
  /** What the template needs, as JSON: instants are ISO strings. Parsed again when sending. */
  schema: Schema
  /** Shown in tests and previews; must satisfy the schema. */
  preview: z.output<Schema>
  /** One sentence for the foot: why this person gets this mail. */
  reason: Record<Locale, string>
  /** The mail holds a token or a code: once it is with the mail service, its words and data are wiped from the outbox. */
  isSecret?: boolean
  /** The mail is for whoever reads the address it was made for, not for the person: it does not follow to a new one. */
  isForAddress?: boolean
  subject(data: z.output<Schema>, mail: Mail): string
  Body(props: { data: z.output<Schema>; mail: Mail }): ReactElement
  /** The date the mail brings for the reader's calendar, where it has one. */
  calendar?(data: z.output<Schema>, mail: Mail): CalendarEntry | null
}

export type Composed = { subject: string; body: ReactElement; calendar: CalendarEntry | null }

/** A notice in words. `compose` takes the stored data as it is and throws (zod) when it does not fit the schema. */
export type Template<Schema extends z.ZodType = z.ZodType> = {
  readonly schema: Schema
  readonly preview: z.output<Schema>
  readonly reason: Record<Locale, string>
  readonly isSecret: boolean
  /** True when it stays with the address it was made for; a secret always does. */
  readonly isForAddress: boolean
  /** Names of the schema's fields that the template only prints. */
  readonly opaqueFields: readonly string[]
  /** True when the mail may bring a date for the reader's calendar. */
  readonly hasCalendar: boolean
  compose(data: unknown, mail: Mail): Composed
}

/** Makes a template out of its schema, preview, reason, subject and body. */
export function template<Schema extends z.ZodType>(parts: TemplateParts<Schema>): Template<Schema> {
  const {
    schema,
    preview,
    reason,
    isSecret = false,
    isForAddress = isSecret,
    subject,
    Body,
    calendar,
  } = parts
  return {
    schema,
    preview,
    reason,
    isSecret,
    isForAddress,
    opaqueFields: opaqueFieldsOf(schema),
    hasCalendar: calendar !== undefined,
    compose(given, mail) {
      const data = schema.parse(given)
      return {
        subject: subject(data, mail),
        body: createElement(Body, { data, mail }),
        calendar: calendar?.(data, mail) ?? null,
      }
    },
  }
}
