import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, List, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const texts = {
  en: {
    subject: 'You have an account: what you can do with it',
    preheader: 'Find a challenge, answer it with others, and hear only what you want.',
    heading: 'Good to have you here',
    lead: 'Cities and organisations describe here what they need, and whoever has an answer can hand it in, try it out with them and show what it did.',
    can: [
      'Find a challenge and follow it: you hear when something about it changes.',
      'Begin a proposal and invite others to your team. What you write is saved as you type and closed to everybody else.',
      'Say on your page which language you read, in which zone you live, and what mail you want.',
    ],
    action: 'See the challenges',
  },
  fi: {
    subject: 'Sinulla on nyt tili: näin sitä voi käyttää',
    preheader: 'Etsi haaste, vastaa siihen yhdessä muiden kanssa ja valitse, mistä saat viestejä.',
    heading: 'Tervetuloa mukaan',
    lead: 'Kaupungit ja organisaatiot kertovat täällä, mitä ne tarvitsevat. Kenellä on vastaus, voi lähettää sen, kokeilla sitä niiden kanssa ja näyttää, mitä saatiin aikaan.',
    can: [
      'Etsi haaste ja seuraa sitä: saat tiedon, kun jokin muuttuu.',
      'Aloita ehdotus ja kutsu muita tiimiisi. Teksti tallentuu kirjoittaessa, eikä kukaan ulkopuolinen näe sitä.',
      'Kerro omalla sivullasi, millä kielellä luet, missä aikavyöhykkeessä asut ja mitä viestejä haluat.',
    ],
    action: 'Katso haasteet',
  },
  sv: {
    subject: 'Du har ett konto: det här kan du göra med det',
    preheader: 'Hitta en utmaning, svara på den med andra och få bara de brev du vill ha.',
    heading: 'Välkommen hit',
    lead: 'Här berättar städer och organisationer vad de behöver. Den som har ett svar kan lämna in det, pröva det tillsammans med dem och visa vad det gav.',
    can: [
      'Hitta en utmaning och följ den: du får veta när något ändras.',
      'Börja på ett förslag och bjud in andra till ditt team. Det du skriver sparas medan du skriver, och ingen utomstående ser det.',
      'Ange på din sida vilket språk du läser, i vilken tidszon du bor och vilka brev du vill ha.',
    ],
    action: 'Se utmaningarna',
  },
  'zh-CN': {
    subject: '账户已开通：您可以做些什么',
    preheader: '查找挑战、与伙伴共同提交方案，并自行选择接收哪些邮件。',
    heading: '欢迎加入',
    lead: '各城市与机构在此发布需求。有解决方案的团队可以提交方案，与他们共同试行，并展示成效。',
    can: [
      '查找并关注挑战：内容有变动时，您会收到通知。',
      '开始撰写方案，并邀请他人加入团队。内容随写随存，团队以外的人无法看到。',
      '在个人页面设置阅读语言、所在时区和邮件偏好。',
    ],
    action: '查看挑战',
  },
} satisfies Record<Locale, unknown>

/** Five minutes after somebody's first sign-in. */
export const welcome = template({
  schema: z.object({}),
  preview: {},
  reason: {
    en: 'you have signed in here for the first time.',
    fi: 'kirjauduit palveluun ensimmäistä kertaa.',
    sv: 'du har loggat in här för första gången.',
    'zh-CN': '您刚刚首次登录本平台。',
  },
  subject: (_, { locale }) => texts[locale].subject,
  Body({ mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: pathsFor(mail).challenges }}
      >
        <Greeting mail={mail} />
        <P>{text.lead}</P>
        <List items={text.can} />
      </Layout>
    )
  },
})
