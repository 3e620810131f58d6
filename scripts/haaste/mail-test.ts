import { randomUUID } from 'node:crypto'
import type { Answer as ServiceAnswer } from '#app/notify/transport.ts'
import { isLocale, type Locale, locales } from '#app/platform/i18n.ts'
import { type Command, UsageProblem } from './command.ts'

const usualNotice = 'proposal.submitted'

/** Whether mail leaves the house, tried out. */
export const mailTest: Command = {
  name: 'mail:test',
  summary: 'Sends one sample to an address and tells what the mail service answers',
  words: [{ name: 'email' }],
  options: {
    locale: { value: 'language', about: `one of ${locales.join(', ')} (en)` },
    notice: { value: 'notice', about: `the kind of message (${usualNotice})` },
  },
  details: [
    'Its subject begins with [TEST], the people and the proposal in it are made up. It is not in the outbox, and counts at the mail service like any other.',
  ],
  async run({ words: [email = ''], options }, { env }) {
    if (!/^[^\s@,<>]+@[^\s@,<>]+$/.test(email)) throw new UsageProblem(`"${email}" is no mail address.`)
    const locale = readLocale(options.locale)
    const notice = options.notice ?? usualNotice
    const [{ templates, templateOf }, { renderMessage }, { transportFor }] = await Promise.all([
      import('#emails/index.ts'),
      import('#emails/render-message.ts'),
      import('#app/worker/transport-for.server.ts'),
    ])
    const template = templateOf(notice)
    if (!template) {
      throw new UsageProblem(
        `There is no notice "${notice}": choose one of ${Object.keys(templates).join(', ')}.`,
      )
    }
    const settings = env()
    const transport = transportFor(settings)
    const { subject, html, text, calendar } = renderMessage({
      notice,
      locale,
      data: template.preview,
      zone: 'Asia/Shanghai',
      organiserZone: 'Europe/Helsinki',
      recipientName: 'Aino Esimerkki',
      programme: { name: 'Haaste', contactEmail: email },
      origin: settings.publicOrigin,
      plannedAt: new Date(),
    })
    const id = randomUUID()
    const mail = {
      id,
      to: email,
      fromName: null,
      replyTo: null,
      subject: `[TEST] ${subject}`,
      html,
      text,
      headers: {},
      calendar,
      tags: { test: id },
    }
    const { answer } = await transport.deliver({ key: id, mails: [mail] })
    const isTaken =
      transport.name !== 'mailbox' && answer.kind === 'accepted' && answer.fates[0]?.kind === 'taken'
    const words = transport.name === 'mailbox' ? mailboxWords : wordsOf(answer)
    return {
      data: { transport: transport.name, to: email, subject: mail.subject, answer },
      hasProblem: !isTaken,
      lines: [`${transport.name}: ${words}`, `  ${mail.subject}`, `  to ${email}`],
    }
  },
}

const mailboxWords = 'nothing left the house: no mail service is set up, and mails stay in the local mailbox'

function wordsOf(answer: ServiceAnswer): string {
  switch (answer.kind) {
    case 'accepted': {
      const fate = answer.fates[0]
      if (fate?.kind === 'refused') return `the service turned it down: ${fate.detail}`
      return `the service has taken it${fate?.providerId ? ` as ${fate.providerId}` : ''}`
    }
    case 'later':
      return `the service does not take it now (${answer.cause})${answer.afterMs === null ? '' : `, and asks to wait ${Math.ceil(answer.afterMs / 1000)} s`}`
    case 'unknown':
      return 'no answer came: nobody knows whether it goes. Look at the address of the service and the way there'
    case 'refused':
      return `the service turned it down: ${answer.detail}`
  }
}

function readLocale(typed: string | undefined): Locale {
  if (typed === undefined) return 'en'
  if (isLocale(typed)) return typed
  throw new UsageProblem(`"${typed}" is no language of this house: choose one of ${locales.join(', ')}.`)
}
