import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { dueWords, judgedBy } from './judged-by.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  isChair: z.boolean(),
  judgingEndsAt: z.iso.datetime(),
  judgedBy,
})

const texts = {
  en: {
    subject: (challenge: string) => `Your answer is awaited: jury of “${challenge}”`,
    preheader: 'A yes or a no, each helps.',
    heading: 'Will you be on the jury?',
    lead: (challenge: string, isChair: boolean) =>
      `You have been asked to ${isChair ? 'chair the jury' : 'be on the jury'} of “${challenge}”, and have not answered yet.`,
    how: 'Sign in with the address this mail came to. Load, hours and dates stand beside the question; if you decline, a word why is enough.',
    action: 'Answer the invitation',
    reason: 'you have been asked to be on the jury of this challenge.',
  },
  fi: {
    subject: (challenge: string) => `Vastaustasi odotetaan: haasteen ”${challenge}” tuomaristo`,
    preheader: 'Kyllä tai ei, kumpikin auttaa.',
    heading: 'Tuletko tuomaristoon?',
    lead: (challenge: string, isChair: boolean) =>
      `Sinua on pyydetty haasteen ”${challenge}” ${isChair ? 'tuomariston puheenjohtajaksi' : 'tuomaristoon'}, etkä ole vielä vastannut.`,
    how: 'Kirjaudu sisään osoitteella, johon tämä viesti tuli. Työmäärä, tunnit ja päivät näkyvät kysymyksen vieressä; jos kieltäydyt, lyhyt syy riittää.',
    action: 'Vastaa kutsuun',
    reason: 'sinua on pyydetty tämän haasteen tuomaristoon.',
  },
  sv: {
    subject: (challenge: string) => `Ditt svar väntas: juryn för ”${challenge}”`,
    preheader: 'Ja eller nej, båda hjälper.',
    heading: 'Vill du sitta i juryn?',
    lead: (challenge: string, isChair: boolean) =>
      `Du har blivit tillfrågad om att ${isChair ? 'leda juryn' : 'sitta i juryn'} för ”${challenge}” och har inte svarat än.`,
    how: 'Logga in med adressen som det här mejlet kom till. Mängd, timmar och datum står bredvid frågan; tackar du nej räcker ett ord om varför.',
    action: 'Svara på inbjudan',
    reason: 'du har blivit tillfrågad om att sitta i juryn för den här utmaningen.',
  },
  'zh-CN': {
    subject: (challenge: string) => `等待您的答复：“${challenge}”评审团`,
    preheader: '接受或谢绝都有帮助。',
    heading: '您愿意加入评审团吗？',
    lead: (challenge: string, isChair: boolean) =>
      `您受邀担任“${challenge}”的${isChair ? '评审主席' : '评委'}，尚未答复。`,
    how: '请用收到本邮件的邮箱登录。工作量、时间与日期均列在问题旁；如谢绝，简要说明原因即可。',
    action: '答复邀请',
    reason: '您受邀加入本挑战的评审团。',
  },
} satisfies Record<Locale, unknown>

/** Somebody was asked to judge and has not answered. */
export const juryInviteReminder = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    isChair: false,
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
  },
  reason: {
    en: texts.en.reason,
    fi: texts.fi.reason,
    sv: texts.sv.reason,
    'zh-CN': texts['zh-CN'].reason,
  },
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).jury }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.isChair)}</P>
        <P>{text.how}</P>
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
      </Layout>
    )
  },
})
