import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Facts, Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  /** What the browser calls itself, in two words; null where it says nothing known. */
  device: opaque(z.string()).nullable(),
  at: z.iso.datetime(),
})

const texts = {
  en: {
    subject: 'A sign-in from a browser you have not used before',
    preheader: 'If it was you, there is nothing to do.',
    heading: 'Was this you?',
    lead: 'Somebody has signed in to your account with a browser that was not used for it before, or that has forgotten it. If it was you, there is nothing to do.',
    device: 'Browser and system',
    unknown: 'not told',
    at: 'Signed in',
    notYou:
      'If it was not you: sign out everywhere on the page of your account, set a new password if you have one, and tell the organisers.',
    action: 'Open my account',
  },
  fi: {
    subject: 'Tilillesi kirjauduttiin uudella selaimella',
    preheader: 'Jos se olit sinä, sinun ei tarvitse tehdä mitään.',
    heading: 'Olitko tämä sinä?',
    lead: 'Tilillesi on kirjauduttu selaimella, jota siihen ei ole ennen käytetty tai joka on unohtanut sen. Jos se olit sinä, sinun ei tarvitse tehdä mitään.',
    device: 'Selain ja järjestelmä',
    unknown: 'ei tiedossa',
    at: 'Kirjauduttu',
    notYou:
      'Jos se et ollut sinä: kirjaudu ulos kaikkialta tilisi sivulla, vaihda salasanasi, jos sinulla on sellainen, ja kerro järjestäjille.',
    action: 'Avaa tilini',
  },
  sv: {
    subject: 'Inloggning med en webbläsare du inte har använt förut',
    preheader: 'Om det var du behöver du inte göra något.',
    heading: 'Var det du?',
    lead: 'Någon har loggat in på ditt konto med en webbläsare som inte har använts för det förut, eller som har glömt det. Om det var du behöver du inte göra något.',
    device: 'Webbläsare och system',
    unknown: 'okänt',
    at: 'Inloggad',
    notYou:
      'Om det inte var du: logga ut överallt på ditt kontos sida, byt lösenord om du har ett, och berätta för arrangörerna.',
    action: 'Öppna mitt konto',
  },
  'zh-CN': {
    subject: '您的账户在新的浏览器上登录',
    preheader: '如为您本人操作，无需处理。',
    heading: '是您本人登录的吗？',
    lead: '有人在一个从未用于您账户（或已清除记录）的浏览器上登录了您的账户。如为您本人操作，无需处理。',
    device: '浏览器与系统',
    unknown: '未知',
    at: '登录时间',
    notYou: '如非您本人操作：请在账户页面退出所有设备，如设有密码请立即更换，并告知主办方。',
    action: '打开我的账户',
  },
} satisfies Record<Locale, unknown>

/** Staff, a juror or an administrator has signed in with a browser that does not know them. */
export const newDevice = template({
  schema,
  preview: { device: 'Firefox, Windows', at: '2021-11-02T08:15:00.000Z' },
  reason: {
    en: 'you can see or decide here what concerns others.',
    fi: 'näet tai päätät täällä muita koskevia asioita.',
    sv: 'du kan se eller avgöra sådant här som rör andra.',
    'zh-CN': '您的账户可以查看或决定涉及他人的事项。',
  },
  subject: (_, { locale }) => texts[locale].subject,
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: pathsFor(mail).account }}
      >
        <Greeting mail={mail} />
        <P>{text.lead}</P>
        <Facts rows={[[text.device, data.device ?? text.unknown]]} />
        <When mail={mail} label={text.at} at={data.at} />
        <P>{text.notYou}</P>
      </Layout>
    )
  },
})
