import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Facts, Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  /** The organiser who handed it out. */
  by: opaque(z.string()),
  /** How they made sure whom they gave it to, in their words. */
  assurance: opaque(z.string()),
  at: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})

const texts = {
  en: {
    subject: 'An organiser gave out a code to sign in as you',
    preheader: 'Because mail to you does not arrive. It works once, for 15 minutes.',
    heading: 'A sign-in code was given out for your account',
    lead: 'Mail to your address does not arrive, so an organiser made a code with which you can sign in without it. It works once, for 15 minutes.',
    by: 'Given out by',
    assurance: 'How they made sure it was you',
    at: 'When',
    expires: 'Works until',
    notYou:
      'If nobody gave you a code, somebody else may have used it. End all sessions on the page of your account, and write to the organisers of your challenge.',
    action: 'Open your account',
  },
  fi: {
    subject: 'Järjestäjä antoi koodin, jolla voi kirjautua tilillesi',
    preheader: 'Viestit eivät tavoita sinua. Koodi toimii kerran, 15 minuuttia.',
    heading: 'Tilillesi annettiin kirjautumiskoodi',
    lead: 'Viestit osoitteeseesi eivät mene perille, joten järjestäjä teki koodin, jolla pääset kirjautumaan ilman sähköpostia. Koodi toimii kerran, 15 minuuttia.',
    by: 'Koodin antoi',
    assurance: 'Miten henkilöllisyys varmistettiin',
    at: 'Milloin',
    expires: 'Voimassa',
    notYou:
      'Jos kukaan ei antanut sinulle koodia, joku muu on voinut käyttää sitä. Päätä kaikki istunnot tilisi sivulla ja kirjoita haasteesi järjestäjille.',
    action: 'Avaa oma tilisi',
  },
  sv: {
    subject: 'En arrangör lämnade ut en kod för att logga in som du',
    preheader: 'Brev till dig kommer inte fram. Koden gäller en gång, i 15 minuter.',
    heading: 'En inloggningskod har lämnats ut för ditt konto',
    lead: 'Brev till din adress kommer inte fram. Därför har en arrangör tagit fram en kod som du kan logga in med utan e-post. Den gäller en gång, i 15 minuter.',
    by: 'Utlämnad av',
    assurance: 'Så kontrollerades att det var du',
    at: 'När',
    expires: 'Gäller till',
    notYou:
      'Om ingen har gett dig en kod kan någon annan ha använt den. Avsluta alla sessioner på sidan för ditt konto och skriv till dem som ordnar din utmaning.',
    action: 'Öppna ditt konto',
  },
  'zh-CN': {
    subject: '主办方提供了一个可登录您账户的验证码',
    preheader: '因为邮件无法送达您。验证码只能使用一次，15 分钟内有效。',
    heading: '有人为您的账户提供了登录验证码',
    lead: '发往您邮箱的邮件无法送达，因此主办方生成了一个验证码，让您无需邮件即可登录。验证码只能使用一次，15 分钟内有效。',
    by: '提供人',
    assurance: '核实身份的方式',
    at: '时间',
    expires: '有效期至',
    notYou: '如果没有人向您提供过验证码，可能有他人使用了它。请在账户页面结束所有会话，并联系挑战的主办方。',
    action: '打开我的账户',
  },
} satisfies Record<Locale, unknown>

export const codeHandedOut = template({
  schema,
  preview: {
    by: 'Aino Esimerkki',
    assurance: 'Called the number on the website of the company.',
    at: '2021-12-08T10:00:00.000Z',
    expiresAt: '2021-12-08T10:15:00.000Z',
  },
  reason: {
    en: 'whoever can sign in as you can do what you can do, so you hear of each way in.',
    fi: 'joka pääsee tilillesi, voi tehdä kaiken minkä sinäkin, joten kerromme jokaisesta koodista.',
    sv: 'den som kan logga in som du kan göra allt du kan, så du får veta om varje kod.',
    'zh-CN': '能以您的身份登录的人可以执行您的所有操作，因此每个验证码都会通知您。',
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
        <Facts
          rows={[
            [text.by, data.by],
            [text.assurance, data.assurance],
          ]}
        />
        <When mail={mail} label={text.at} at={data.at} />
        <When mail={mail} label={text.expires} at={data.expiresAt} />
        <P>{text.notYou}</P>
      </Layout>
    )
  },
})
