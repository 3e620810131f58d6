import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, Quote, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { guestPreview, guestReason, guestSchema, sessionEntry } from './about-session.tsx'

const schema = z.object({ ...guestSchema, reason: z.string() })

const texts = {
  en: {
    subject: (title: string) => `Called off: ${title}`,
    preheader: 'It does not take place.',
    heading: 'The session is called off',
    lead: (title: string) => `“${title}” does not take place. The reason the organiser gives:`,
    was: 'It would have begun',
    action: 'See the session',
  },
  fi: {
    subject: (title: string) => `Peruttu: ${title}`,
    preheader: 'Tilaisuutta ei pidetä.',
    heading: 'Tilaisuus on peruttu',
    lead: (title: string) => `Tilaisuutta ”${title}” ei pidetä. Järjestäjän syy:`,
    was: 'Sen piti alkaa',
    action: 'Katso tilaisuus',
  },
  sv: {
    subject: (title: string) => `Inställt: ${title}`,
    preheader: 'Det blir inte av.',
    heading: 'Mötet är inställt',
    lead: (title: string) => `”${title}” blir inte av. Arrangörens skäl:`,
    was: 'Det skulle ha börjat',
    action: 'Se mötet',
  },
  'zh-CN': {
    subject: (title: string) => `已取消：${title}`,
    preheader: '活动不再举行。',
    heading: '活动已取消',
    lead: (title: string) => `“${title}”不再举行。主办方说明的原因：`,
    was: '原定开始时间',
    action: '查看活动',
  },
} satisfies Record<Locale, unknown>

export const sessionCancelled = template({
  schema,
  preview: { ...guestPreview, sequence: 2, reason: 'The hall is closed after the storm.' },
  reason: guestReason,
  subject: (data, { locale }) => texts[locale].subject(data.title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}

        action={{ label: text.action, path: pathsFor(mail).session(data.sessionSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.title)}</P>
        <Quote>{data.reason}</Quote>
        <When mail={mail} label={text.was} at={data.startsAt} />
      </Layout>
    )
  },
  calendar: (data, mail) => sessionEntry(data, mail, { isCancelled: true }),
})
