import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Facts, Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import {
  beginsIn,
  guestPreview,
  guestReason,
  guestSchema,
  PlaceFacts,
  sessionEntry,
} from './about-session.tsx'

const schema = z.object({ ...guestSchema, previousStartsAt: z.iso.datetime(), previousPlace: z.string() })

const texts = {
  en: {
    subject: (title: string) => `Moved: ${title}`,
    preheader: 'Your place stays yours.',
    heading: 'The session has moved',
    lead: (title: string) =>
      `“${title}” takes place at another hour or in another place. Your place stays yours.`,
    before: 'Before',
    beforePlace: 'Place before',
    back: 'If you cannot come then, please give the place back on your page.',
    action: 'Open your page',
  },
  fi: {
    subject: (title: string) => `Siirretty: ${title}`,
    preheader: 'Paikkasi säilyy.',
    heading: 'Tilaisuus on siirretty',
    lead: (title: string) => `Tilaisuuden ”${title}” aika tai paikka muuttui. Paikkasi säilyy.`,
    before: 'Aiemmin',
    beforePlace: 'Aiempi paikka',
    back: 'Jos et pääse silloin, luovu paikasta omalla sivullasi.',
    action: 'Avaa oma sivusi',
  },
  sv: {
    subject: (title: string) => `Flyttat: ${title}`,
    preheader: 'Din plats är kvar.',
    heading: 'Mötet har flyttats',
    lead: (title: string) => `”${title}” hålls på en annan tid eller en annan plats. Din plats är kvar.`,
    before: 'Tidigare',
    beforePlace: 'Tidigare plats',
    back: 'Om du inte kan komma då, lämna tillbaka platsen på din sida.',
    action: 'Öppna din sida',
  },
  'zh-CN': {
    subject: (title: string) => `时间或地点有变：${title}`,
    preheader: '您的席位保留。',
    heading: '活动有变动',
    lead: (title: string) => `“${title}”的时间或地点有变动。您的席位保留。`,
    before: '原定时间',
    beforePlace: '原定地点',
    back: '如果届时无法参加，请在您的页面上让出席位。',
    action: '打开您的页面',
  },
} satisfies Record<Locale, unknown>

export const sessionChanged = template({
  schema,
  preview: {
    ...guestPreview,
    sequence: 1,
    previousStartsAt: '2021-12-08T12:00:00.000Z',
    previousPlace: 'Harbour Hall, Helsinki',
  },
  reason: guestReason,
  subject: (data, { locale }) => texts[locale].subject(data.title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}

        action={{ label: text.action, path: pathsFor(mail).place(data.place) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.title)}</P>
        <When mail={mail} label={beginsIn(mail)} at={data.startsAt} />
        <PlaceFacts mail={mail} data={data} />
        {data.previousStartsAt === data.startsAt ? null : (
          <When mail={mail} label={text.before} at={data.previousStartsAt} />
        )}
        {data.previousPlace === data.sessionPlace || data.previousPlace === '' ? null : (
          <Facts rows={[[text.beforePlace, data.previousPlace]]} />
        )}
        <P>{text.back}</P>
      </Layout>
    )
  },
  calendar: (data, mail) => sessionEntry(data, mail, { path: pathsFor(mail).place(data.place) }),
})
