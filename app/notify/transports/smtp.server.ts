import { PassThrough, type Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type { SmtpSettings } from '#app/platform/env.server.ts'
import { calendarMethod } from '../core/calendar-facts.ts'
import { senderNamed } from '../core/sender.ts'
import type { Answer, FrozenMail, Transport } from '../transport.ts'

/** For a name to be resolved, a connection and a greeting, each. */
const setUpTimeoutMs = 30_000
/** A server may look at a mail for a while before it answers: RFC 5321, 4.5.3.2.6. */
const replyTimeoutMs = 60_000
/** The whole of it, also when a server sends its answer one letter at a time. */
const callTimeoutMs = 100_000
const connections = 5
const mailsPerConnection = 100
const wordsKept = 500

/** Errors of nodemailer, as far as they are read here: the step that failed, and the server's reply to it. */
type SmtpError = Error & { code?: string; command?: string; responseCode?: number; response?: string }

export type SmtpTransport = Transport & {
  /** Says goodbye to the server; what is on its way is finished first. */
  close(): void
}

/** Carries mail to a mail server, one at a time. It remembers no keys: an answer lost after the words went is lost. */
export function smtpTransport({ url, from }: Pick<SmtpSettings, 'url' | 'from'>): SmtpTransport {
  const server = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: mailsPerConnection,
    // A pooled connection that died before the server asked for the words: once more on a new one.
    maxRequeues: 1,
    connectionTimeout: setUpTimeoutMs,
    greetingTimeout: setUpTimeoutMs,
    dnsTimeout: setUpTimeoutMs,
    socketTimeout: replyTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // The connection reads from this stream once the server has asked for the words, and not before. Its errors do not
  // tell: a connection that is lost sounds the same before and after.
  const words = new Map<string, Readable[]>()
  server.use('stream', (mail, done) => {
    mail.message.processFunc((input) => {
      const out = new PassThrough()
      input.on('error', (error) => out.destroy(error))
      words.get(String(mail.data.messageId))?.push(out)
      return input.pipe(out)
    })
    done()
  })

  return {
    name: 'smtp',
    largestBatch: 1,
    pace: null,
    remembersKeys: false,
    close: () => server.close(),
    async deliver({ mails: [mail] }) {
      if (mail === undefined) return { answer: { kind: 'accepted', fates: [] } }
      const messageId = messageIdOf(mail, from)
      const streams: Readable[] = []
      words.set(messageId, streams)
      try {
        const { response } = await server.sendMail({
          ...envelopeAndWords(mail, from),
          messageId,
          signal: AbortSignal.timeout(callTimeoutMs),
        })
        return {
          answer: {
            kind: 'accepted',
            fates: [{ kind: 'taken', providerId: queueIdIn(response) }],
          },
        }
      } catch (error) {
        const haveWordsGone = streams.some((stream) => stream.readableDidRead)
        return { answer: answerTo(error as SmtpError, haveWordsGone) }
      } finally {
        words.delete(messageId)
      }
    },
  }
}

/** What the server's log calls the mail, where it tells (Postfix and its kin). */
function queueIdIn(response: string): string | null {
  return /\bqueued as ([\w.-]{1,100})/i.exec(response)?.[1] ?? null
}

/** The same for every try, so that a mail that came twice after all can be recognised. */
function messageIdOf({ id }: FrozenMail, from: string): string {
  const domain = /@([^\s<>@]+?)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return `<${id}@${domain}>`
}

/** A mail as the library writes it to the wire. */
export function envelopeAndWords(mail: FrozenMail, from: string) {
  return {
    // Written as it must be by the library, whatever is in the name.
    from: senderNamed(from, mail.fromName),
    to: { name: '', address: mail.to },
    ...(mail.replyTo !== null && { replyTo: { name: '', address: mail.replyTo } }),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    // RFC 3834, so that holiday answers stay away; the reference keeps mail programs from folding mails together.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Entity-Ref-ID': mail.id, ...mail.headers },
    // As an alternative for mail programs that show events, and as a file for the others.
    ...(mail.calendar !== null && {
      icalEvent: { method: calendarMethod(mail.calendar), filename: 'calendar.ics', content: mail.calendar },
    }),
  }
}

/**
 * What a failure means. The server's reply decides where there is one: it has looked at the mail and said no, for now
 * (4yz) or for good (5yz), RFC 5321, 4.2.1. Without a reply it matters whether the words had begun to go.
 */
function answerTo(error: SmtpError, haveWordsGone: boolean): Answer {
  const { code, command, responseCode = 0 } = error
  const detail = (error.response ?? error.message).replace(/\s+/g, ' ').trim().slice(0, wordsKept)
  const isReply = responseCode >= 400 && responseCode < 600
  if (haveWordsGone && !(isReply && command === 'DATA')) return { kind: 'unknown' }
  if (isReply && responseCode < 500) {
    // 421: it closes; 454: it cannot let anybody in. The others are about this mail or about how many there are.
    const isIll = responseCode === 421 || responseCode === 454 || !isAboutTheMail(error)
    return { kind: 'later', cause: isIll ? 'down' : 'pace', afterMs: null, detail }
  }
  if (isReply && isAboutTheMail(error) && !aboutTheSession.has(responseCode)) {
    return { kind: 'refused', detail }
  }
  // Looked at on this side: an address or a size that no server would take.
  const isOwnRefusal = code === 'EMESSAGE' || (code === 'EENVELOPE' && command === 'API')
  if (!isReply && isOwnRefusal) return { kind: 'refused', detail }
  return { kind: 'later', cause: 'down', afterMs: null, detail }
}

/** Out of order, not signed in, too weakly protected: the session's fault and not the mail's. */
const aboutTheSession: ReadonlySet<number> = new Set([503, 530, 534, 535, 538])

/** Replies to the recipient and to the words; to the sender only when they say that the mail is too large (552). */
function isAboutTheMail({ command, responseCode }: SmtpError): boolean {
  return (
    command === 'RCPT TO' ||
    command === 'DATA' ||
    (command === 'MAIL FROM' && [452, 552].includes(responseCode ?? 0))
  )
}
