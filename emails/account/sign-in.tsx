import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Code, Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  /** Goes into the link; the page behind it uses it only when its button is pressed. */
  token: opaque(z.string()),
  /** Six digits, for those whose link does not work. */
  code: opaque(z.string()),
  expiresAt: z.iso.datetime(),
  /** Where to go after signing in, a path of this site. */
  next: z.string().nullable(),
})

const texts = {
  en: {
    subject: (code: string) => `${code} is your sign-in code`,
    preheader: 'Press the button, or type the code. Both work for 15 minutes.',
    heading: 'Sign in',
    lead: 'Press the button and confirm on the page that opens. If the link does not work, type this code on the sign-in page:',
    expires: 'Link and code work for 15 minutes, until',
    ignore: 'If you did not ask for this, do nothing. Nobody can sign in without this mail.',
    action: 'Sign in',
  },
  fi: {
    subject: (code: string) => `${code} on kirjautumiskoodisi`,
    preheader: 'Paina painiketta tai kirjoita koodi. Molemmat toimivat 15 minuuttia.',
    heading: 'Kirjaudu sisään',
    lead: 'Paina painiketta ja vahvista avautuvalla sivulla. Jos linkki ei toimi, kirjoita tämä koodi kirjautumissivulle:',
    expires: 'Linkki ja koodi toimivat 15 minuuttia, tähän asti',
    ignore:
      'Jos et pyytänyt tätä, sinun ei tarvitse tehdä mitään. Ilman tätä viestiä kukaan ei pääse kirjautumaan.',
    action: 'Kirjaudu sisään',
  },
  sv: {
    subject: (code: string) => `${code} är din inloggningskod`,
    preheader: 'Tryck på knappen eller skriv koden. Båda gäller i 15 minuter.',
    heading: 'Logga in',
    lead: 'Tryck på knappen och bekräfta på sidan som öppnas. Om länken inte fungerar, skriv den här koden på inloggningssidan:',
    expires: 'Länken och koden gäller i 15 minuter, till',
    ignore:
      'Om du inte har bett om det här behöver du inte göra något. Ingen kan logga in utan det här brevet.',
    action: 'Logga in',
  },
  'zh-CN': {
    subject: (code: string) => `您的登录验证码：${code}`,
    preheader: '点击按钮或输入验证码，15 分钟内有效。',
    heading: '登录',
    lead: '请点击按钮，并在打开的页面上确认。如果链接无法使用，请在登录页面输入以下验证码：',
    expires: '链接和验证码 15 分钟内有效，有效期至',
    ignore: '如果这不是您本人的操作，无需处理。没有本邮件，任何人都无法登录。',
    action: '登录',
  },
} satisfies Record<Locale, unknown>

export const signIn = template({
  schema,
  isSecret: true,
  preview: {
    token: 'q3Vd0yJ8nR5xkT2mWb7cLh4sPz9fGe1a',
    code: '402917',
    expiresAt: '2021-11-02T08:15:00.000Z',
    next: '/en/proposals',
  },
  reason: {
    en: 'somebody, most likely you, asked to sign in with this address.',
    fi: 'joku, luultavasti sinä, pyysi kirjautumista tällä osoitteella.',
    sv: 'någon, troligen du, bad om att få logga in med den här adressen.',
    'zh-CN': '有人（很可能是您本人）请求使用此邮箱登录。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.code),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const query = new URLSearchParams({ token: data.token, ...(data.next && { next: data.next }) })
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: `${pathsFor(mail).openLink}?${query}` }}
      >
        <Greeting mail={mail} />
        <P>{text.lead}</P>
        <Code>{data.code}</Code>
        <When mail={mail} label={text.expires} at={data.expiresAt} />
        <P>{text.ignore}</P>
      </Layout>
    )
  },
})
