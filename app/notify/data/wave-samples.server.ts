import { templateOf } from '#emails/index.ts'
import type { Wording } from '#emails/subject-of.ts'
import type { RequestContext } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { MailRunProgramme } from './mail-run.server.ts'
import { nameIn } from './mail-run.server.ts'
import { messageInput } from './message-input.server.ts'
import { findMessage } from './outgoing.server.ts'
import { wordingsNow } from './wordings.server.ts'

/** A mail as it reads, in its own language. */
export type MailSample = {
  readonly locale: Locale
  readonly subject: string
  readonly text: string
}

/** How these messages read: the frozen words where there are any, else how they would read now. Two queries for each. */
export async function samplesOf(context: RequestContext, ids: readonly string[]): Promise<MailSample[]> {
  const samples: MailSample[] = []
  for (const id of ids) {
    const message = await findMessage(context.db, id)
    if (message === null) continue
    const { locale, subject, text } = message
    if (subject !== null && text !== null) {
      samples.push({ locale, subject, text: withoutSecrets(text) })
      continue
    }
    const wordingOf = await wordingsNow(context.db, [message])
    const read = await written(context, message, wordingOf(message, locale))
    if (read) samples.push({ locale, ...read })
  }
  return samples
}

/** How a notice reads with invented names, in the page's language; null for one that does not exist any more. One query. */
export async function exampleOf(
  context: RequestContext,
  notice: string,
  programme: MailRunProgramme,
  wording?: Wording | null,
  locale: Locale = context.lang,
): Promise<MailSample | null> {
  const template = templateOf(notice)
  if (!template || template.isSecret) return null
  const now =
    wording === undefined ? await wordingsNow(context.db, [{ notice, programmeId: programme.id }]) : null
  const own = wording === undefined ? (now?.({ notice, programmeId: programme.id }, locale) ?? null) : wording
  return exampleWith(context, programme, {
    notice,
    locale,
    recipientName: invented,
    zone: programme.zone,
    data: template.preview as Record<string, unknown>,
    wording: own,
  })
}

/** How a notice reads with this data to this reader. No query. */
export async function exampleWith(
  context: RequestContext,
  programme: MailRunProgramme,
  given: {
    notice: string
    locale: Locale
    recipientName: string
    zone: string
    data: Record<string, unknown>
    wording: Wording | null
  },
): Promise<MailSample | null> {
  const { notice, locale, recipientName, zone, data, wording } = given
  const read = await written(
    context,
    {
      notice,
      class: 'mandatory',
      data,
      locale,
      zone,
      organiserZone: programme.zone,
      recipientName,
      programme: {
        id: programme.id,
        name: nameIn(programme, locale),
        contactEmail: programme.contactEmail,
        accents: null,
        senderName: null,
      },
      plannedAt: context.now,
      personId: null,
      challengeId: null,
    },
    wording,
  )
  return read && { locale, ...read }
}

const invented = 'Aino Esimerkki'

/** What a test is written from: a record that exists, or an example; null for a notice that is gone or holds a secret. */
export async function testDataOf(
  { db }: RequestContext,
  { id, notice, programme }: { id: string | undefined; notice: string; programme: MailRunProgramme },
): Promise<{ data: Record<string, unknown>; recipientName: string; zone: string } | null> {
  const template = templateOf(notice)
  if (!template || template.isSecret) return null
  const message = id === undefined ? null : await findMessage(db, id)
  const example = template.preview as Record<string, unknown>
  return message
    ? {
        data: withExampleLinks(message.data, example),
        recipientName: message.recipientName,
        zone: message.zone,
      }
    : {
        data: example,
        recipientName: invented,
        zone: programme.zone,
      }
}

/** What stands in links that work without signing in is the example's: a copy must not act for its reader. */
function withExampleLinks(
  data: Record<string, unknown>,
  example: Record<string, unknown>,
): Record<string, unknown> {
  const own = ['following', 'place', 'token', 'code'].filter((name) => typeof data[name] === 'string')
  return { ...data, ...Object.fromEntries(own.map((name) => [name, example[name]])) }
}

async function written(
  { env }: RequestContext,
  message: Parameters<typeof messageInput>[0],
  wording: Wording | null,
): Promise<{ subject: string; text: string } | null> {
  // Turning a mail into plain text takes a large library, and few pages need it.
  const { renderMessage } = await import('#emails/render-message.ts')
  try {
    const { subject, text } = renderMessage(
      messageInput({ ...message, personId: null }, env.publicOrigin, env.sessionSecret, wording),
    )
    return { subject, text: withoutSecrets(text) }
  } catch {
    return null
  }
}

/** A reader's own links work without signing in: they are for nobody else's eyes. */
function withoutSecrets(text: string): string {
  return text.replaceAll(
    /<?https?:\/\/[^\s<>]*\/(?:unsubscribe|following|places|invitations)\/[^\s<>]*>?/g,
    '…',
  )
}
