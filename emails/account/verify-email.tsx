import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Code, Facts, Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  /** Goes into the link; the page behind it uses it only when its button is pressed, and only for its own account. */
  token: z.string(),
  /** Six digits, for the page on which the change was asked for. */
  code: z.string(),
  expiresAt: z.iso.datetime(),
  /** The address the account has now, shortened: whoever reads this may be somebody else. */
  current: z.string(),
})

const texts = {
  en: {
    subject: (code: string) => `${code} confirms your new address`,
    preheader: 'Type the code, or press the button. Both work for 15 minutes.',
    heading: 'Confirm your new address',
    lead: 'Type this code on the page where you asked for the change, or press the button where you are signed in:',
    current: 'Address of the account until now',
    expires: 'Link and code work until',
    ignore: 'If you did not ask for this, do nothing. The account keeps its address, and yours is not used.',
    action: 'Confirm the address',
  },
  fi: {
    subject: (code: string) => `${code} vahvistaa uuden osoitteesi`,
    preheader: 'Kirjoita koodi tai paina painiketta. Molemmat toimivat 15 minuuttia.',
    heading: 'Vahvista uusi osoitteesi',
    lead: 'Kirjoita tämä koodi sivulle, jolla pyysit muutosta, tai paina painiketta siellä, missä olet kirjautuneena:',
    current: 'Tilin nykyinen osoite',
    expires: 'Linkki ja koodi toimivat tähän asti',
    ignore:
      'Jos et pyytänyt tätä, sinun ei tarvitse tehdä mitään. Tilin osoite pysyy ennallaan, eikä osoitettasi käytetä.',
    action: 'Vahvista osoite',
  },
  sv: {
    subject: (code: string) => `${code} bekräftar din nya adress`,
    preheader: 'Skriv koden eller tryck på knappen. Båda gäller i 15 minuter.',
    heading: 'Bekräfta din nya adress',
    lead: 'Skriv den här koden på sidan där du bad om ändringen, eller tryck på knappen där du är inloggad:',
    current: 'Kontots adress hittills',
    expires: 'Länken och koden gäller till',
    ignore:
      'Om du inte har bett om det här behöver du inte göra något. Kontot behåller sin adress, och din används inte.',
    action: 'Bekräfta adressen',
  },
  'zh-CN': {
    subject: (code: string) => `新邮箱验证码：${code}`,
    preheader: '输入验证码或点击按钮，15 分钟内有效。',
    heading: '确认新邮箱',
    lead: '请在您提出更换的页面输入以下验证码，或在已登录的设备上点击按钮：',
    current: '账户当前邮箱',
    expires: '链接和验证码的有效期至',
    ignore: '如果这不是您本人的操作，无需处理。该账户的邮箱不会更改，您的邮箱也不会被使用。',
    action: '确认邮箱',
  },
} satisfies Record<Locale, unknown>

export const verifyEmail = template({
  schema,
  isSecret: true,
  preview: {
    token: 'q3Vd0yJ8nR5xkT2mWb7cLh4sPz9fGe1a',
    code: '402917',
    expiresAt: '2021-11-02T08:15:00.000Z',
    current: 'a…@people.example',
  },
  reason: {
    en: 'somebody, most likely you, wants to use this address for their account.',
    fi: 'joku, luultavasti sinä, haluaa käyttää tätä osoitetta tilillään.',
    sv: 'någon, troligen du, vill använda den här adressen för sitt konto.',
    'zh-CN': '有人（很可能是您本人）希望将此邮箱用于其账户。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.code),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const query = new URLSearchParams({ token: data.token })
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: `${pathsFor(mail).accountAddress}?${query}` }}
      >
        <Greeting mail={mail} />
        <P>{text.lead}</P>
        <Code>{data.code}</Code>
        <When mail={mail} label={text.expires} at={data.expiresAt} />
        <Facts rows={[[text.current, data.current]]} />
        <P>{text.ignore}</P>
      </Layout>
    )
  },
})
