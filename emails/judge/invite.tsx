import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { dueWords, judgedBy } from './judged-by.ts'

const schema = z.object({
  token: opaque(z.string()),
  isChair: z.boolean(),
  isSubstitute: z.boolean(),
  challenge: opaque(z.string()),
  programme: opaque(z.string()),
  invitedBy: opaque(z.string()),
  /** At most so many proposals. */
  proposals: z.number().int(),
  /** About so long for all of them. */
  hours: z.number().int(),
  /** What is paid and expected; may be empty. */
  terms: z.string(),
  closesAt: z.iso.datetime(),
  judgingEndsAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  judgedBy,
})

const texts = {
  en: {
    subject: (challenge: string) => `Will you judge: ${challenge}`,
    preheader: 'See dates and load, then accept or decline.',
    heading: 'An invitation to a jury',
    lead: (by: string, challenge: string, programme: string) =>
      `${by} asks you to judge proposals to “${challenge}” in ${programme}.`,
    chair: 'You would chair the jury.',
    substitute:
      'You would be a substitute: you declare conflicts like the jury, and read only if you are called up.',
    load: (count: number, hours: number) =>
      `You would read at most ${count} ${count === 1 ? 'proposal' : 'proposals'}: about ${hours} ${hours === 1 ? 'hour' : 'hours'}, at 20 minutes each.`,
    terms: 'Pay and expectations:',
    conduct: 'By accepting you accept the jury’s code of conduct, which stands on the same page.',
    from: 'Proposals are in',
    expires: 'Please answer by',
    how: 'You answer on the page behind the button. Opening it decides nothing.',
    action: 'See the invitation',
  },
  fi: {
    subject: (challenge: string) => `Pyyntö tuomariksi: ${challenge}`,
    preheader: 'Katso aikataulu ja työmäärä ja vastaa sitten.',
    heading: 'Kutsu tuomaristoon',
    lead: (by: string, challenge: string, programme: string) =>
      `${by} pyytää sinua arvioimaan ehdotuksia haasteeseen ”${challenge}”. Ohjelma: ${programme}.`,
    chair: 'Toimisit tuomariston puheenjohtajana.',
    substitute:
      'Olisit varatuomari: ilmoitat eturistiriidat kuten muutkin ja arvioit vain, jos sinut kutsutaan mukaan.',
    load: (count: number, hours: number) =>
      `Lukisit enintään ${count} ${count === 1 ? 'ehdotuksen' : 'ehdotusta'}: noin ${hours} ${hours === 1 ? 'tunti' : 'tuntia'}, 20 minuuttia kuhunkin.`,
    terms: 'Palkkio ja odotukset:',
    conduct: 'Hyväksymällä kutsun hyväksyt tuomariston toimintaohjeen, joka on samalla sivulla.',
    from: 'Ehdotukset ovat koossa',
    expires: 'Vastaa viimeistään',
    how: 'Vastaat painikkeen takana olevalla sivulla. Pelkkä avaaminen ei sido mihinkään.',
    action: 'Katso kutsu',
  },
  sv: {
    subject: (challenge: string) => `Vill du sitta i juryn: ${challenge}`,
    preheader: 'Se datum och omfattning och svara sedan.',
    heading: 'Inbjudan till en jury',
    lead: (by: string, challenge: string, programme: string) =>
      `${by} ber dig bedöma förslag till ”${challenge}” i ${programme}.`,
    chair: 'Du skulle leda juryn.',
    substitute:
      'Du skulle vara ersättare: du uppger konflikter som juryn gör och läser bara om du kallas in.',
    load: (count: number, hours: number) =>
      `Du skulle läsa högst ${count} förslag: ungefär ${hours} ${hours === 1 ? 'timme' : 'timmar'}, med 20 minuter för varje.`,
    terms: 'Ersättning och förväntningar:',
    conduct: 'Genom att tacka ja godkänner du juryns uppförandekod, som står på samma sida.',
    from: 'Förslagen är inne',
    expires: 'Svara senast',
    how: 'Du svarar på sidan bakom knappen. Att öppna den avgör ingenting.',
    action: 'Se inbjudan',
  },
  'zh-CN': {
    subject: (challenge: string) => `评审邀请：${challenge}`,
    preheader: '请查看时间安排和评审量，再决定接受或谢绝。',
    heading: '评审团邀请',
    lead: (by: string, challenge: string, programme: string) =>
      `${by} 邀请您评审“${programme}”中“${challenge}”的方案。`,
    chair: '您将担任评审团主席。',
    substitute: '您将作为候补评委：与其他评委一样声明利益冲突，只有被召入后才评审方案。',
    load: (count: number, hours: number) =>
      `您最多评审 ${count} 份方案，每份约 20 分钟，合计约 ${hours} 小时。`,
    terms: '报酬与要求：',
    conduct: '接受邀请即表示您接受评审团行为准则，全文见同一页面。',
    from: '方案提交截止',
    expires: '请在此之前答复',
    how: '点击按钮后在页面上答复。仅打开页面不会产生任何结果。',
    action: '查看邀请',
  },
} satisfies Record<Locale, unknown>

/** Somebody is asked to sit on a jury. */
export const juryInvite = template({
  schema,
  preview: {
    token: 'Zt4mQ8wX1cVb6nLk0pRs3yHd7jFg2aUe',
    isChair: true,
    isSubstitute: false,
    challenge: 'Cooler streets in dense districts',
    programme: 'China-Finland Challenge 2021',
    invitedBy: 'Aino Esimerkki',
    proposals: 20,
    hours: 7,
    terms: 'Unpaid; travel to the closing event is reimbursed.',
    closesAt: '2021-12-22T21:59:00.000Z',
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
    expiresAt: '2021-12-17T21:59:00.000Z',
  },
  reason: {
    en: 'an organiser of this programme asks you to judge.',
    fi: 'ohjelman järjestäjä pyytää sinua tuomariksi.',
    sv: 'en arrangör av programmet ber dig sitta i juryn.',
    'zh-CN': '项目主办方邀请您担任评委。',
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
        action={{ label: text.action, path: pathsFor(mail).invitation(data.token) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.invitedBy, data.challenge, data.programme)}</P>
        {data.isChair ? <P>{text.chair}</P> : null}
        {data.isSubstitute ? <P>{text.substitute}</P> : null}
        <P>{text.load(data.proposals, data.hours)}</P>
        {data.terms ? (
          <P>
            {text.terms} {data.terms}
          </P>
        ) : null}
        <When mail={mail} label={text.from} at={data.closesAt} />
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
        <When mail={mail} label={text.expires} at={data.expiresAt} />
        <P>{text.conduct}</P>
        <P>{text.how}</P>
      </Layout>
    )
  },
})
