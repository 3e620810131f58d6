import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  juror: opaque(z.string()),
  answer: z.enum(['accepted', 'declined', 'left']),
  /** Of a no, and of leaving; may be empty. */
  reason: z.string(),
  /** How many substitutes stand by. */
  substitutes: z.number().int(),
})

const texts = {
  en: {
    subject: {
      accepted: (juror: string) => `${juror} joins the jury`,
      declined: (juror: string) => `${juror} has declined the jury`,
      left: (juror: string) => `${juror} has left the jury`,
    },
    preheader: 'The answer to your invitation.',
    heading: { accepted: 'A juror has accepted', declined: 'A juror has declined', left: 'A juror has left' },
    lead: {
      accepted: (juror: string, challenge: string) =>
        `${juror} has accepted a seat on the jury of “${challenge}”.`,
      declined: (juror: string, challenge: string) => `${juror} does not judge “${challenge}”.`,
      left: (juror: string, challenge: string) =>
        `${juror} judges “${challenge}” no more. What was not final waits for another juror.`,
    },
    reason: 'Reason:',
    substitutes: (count: number) =>
      count > 0 ? `Substitutes standing by: ${count}. One press calls one up.` : 'No substitute stands by.',
    action: 'See the jury',
  },
  fi: {
    subject: {
      accepted: (juror: string) => `${juror} tulee tuomaristoon`,
      declined: (juror: string) => `${juror} kieltäytyi tuomaristosta`,
      left: (juror: string) => `${juror} lähti tuomaristosta`,
    },
    preheader: 'Vastaus kutsuusi.',
    heading: {
      accepted: 'Tuomari on ottanut paikan',
      declined: 'Tuomari on kieltäytynyt',
      left: 'Tuomari on lähtenyt',
    },
    lead: {
      accepted: (juror: string, challenge: string) =>
        `${juror} on ottanut vastaan paikan haasteen ”${challenge}” tuomaristossa.`,
      declined: (juror: string, challenge: string) => `${juror} ei arvioi haastetta ”${challenge}”.`,
      left: (juror: string, challenge: string) =>
        `${juror} ei enää arvioi haastetta ”${challenge}”. Kesken jääneet odottavat toista tuomaria.`,
    },
    reason: 'Syy:',
    substitutes: (count: number) =>
      count > 0
        ? `Varatuomareita valmiina: ${count}. Yksi painallus kutsuu heistä yhden mukaan.`
        : 'Varatuomareita ei ole.',
    action: 'Katso tuomaristo',
  },
  sv: {
    subject: {
      accepted: (juror: string) => `${juror} går med i juryn`,
      declined: (juror: string) => `${juror} har tackat nej till juryn`,
      left: (juror: string) => `${juror} har lämnat juryn`,
    },
    preheader: 'Svaret på din inbjudan.',
    heading: {
      accepted: 'En jurymedlem har tackat ja',
      declined: 'En jurymedlem har tackat nej',
      left: 'En jurymedlem har lämnat',
    },
    lead: {
      accepted: (juror: string, challenge: string) =>
        `${juror} har tackat ja till en plats i juryn för ”${challenge}”.`,
      declined: (juror: string, challenge: string) => `${juror} bedömer inte ”${challenge}”.`,
      left: (juror: string, challenge: string) =>
        `${juror} bedömer inte längre ”${challenge}”. Det som inte var klart väntar på en annan jurymedlem.`,
    },
    reason: 'Skäl:',
    substitutes: (count: number) =>
      count > 0 ? `Ersättare som står redo: ${count}. Ett tryck kallar in en.` : 'Ingen ersättare står redo.',
    action: 'Se juryn',
  },
  'zh-CN': {
    subject: {
      accepted: (juror: string) => `${juror} 已加入评审团`,
      declined: (juror: string) => `${juror} 已谢绝评审邀请`,
      left: (juror: string) => `${juror} 已退出评审团`,
    },
    preheader: '对您邀请的答复。',
    heading: { accepted: '一位评委已接受邀请', declined: '一位评委已谢绝', left: '一位评委已退出' },
    lead: {
      accepted: (juror: string, challenge: string) => `${juror} 已接受“${challenge}”评审团的席位。`,
      declined: (juror: string, challenge: string) => `${juror} 不参与评审“${challenge}”。`,
      left: (juror: string, challenge: string) =>
        `${juror} 不再评审“${challenge}”。未定稿的部分等待其他评委。`,
    },
    reason: '原因：',
    substitutes: (count: number) =>
      count > 0 ? `候补评委：${count} 位，一键即可召入。` : '目前没有候补评委。',
    action: '查看评审团',
  },
} satisfies Record<Locale, unknown>

/** Organisers and the chair hear how an invitation was answered, and that somebody has left. */
export const jurySeatAnswered = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    juror: 'Jurva Esimerkki',
    answer: 'declined',
    reason: 'Away all of January',
    substitutes: 1,
  },
  reason: {
    en: 'you organise this challenge or chair its jury.',
    fi: 'järjestät tätä haastetta tai johdat sen tuomaristoa.',
    sv: 'du arrangerar utmaningen eller leder dess jury.',
    'zh-CN': '您是本挑战的主办方或评审团主席。',
  },
  subject: (data, { locale }) => texts[locale].subject[data.answer](data.juror),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading[data.answer]}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).organise.jury(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead[data.answer](data.juror, data.challenge)}</P>
        {data.reason ? (
          <P>
            {text.reason} {data.reason}
          </P>
        ) : null}
        {data.answer === 'accepted' ? null : <P>{text.substitutes(data.substitutes)}</P>}
      </Layout>
    )
  },
})
