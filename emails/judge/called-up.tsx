import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { jurorReason } from './juror-reason.ts'
import { dueWords, judgedBy } from './judged-by.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  undeclared: z.number().int(),
  judgingEndsAt: z.iso.datetime(),
  judgedBy,
})

const texts = {
  en: {
    subject: (challenge: string) => `You are called up to the jury: ${challenge}`,
    preheader: 'You are a juror now.',
    heading: 'You are called up',
    lead: (challenge: string) =>
      `A juror of “${challenge}” cannot go on, and you take the place. From now on you are a juror like the others.`,
    next: (undeclared: number) =>
      undeclared > 0
        ? 'Declare your conflicts of interest first. You hear by mail when proposals are assigned to you.'
        : 'Your declarations stand. You hear by mail when proposals are assigned to you.',
    action: 'Go to the jury',
  },
  fi: {
    subject: (challenge: string) => `Sinut kutsutaan tuomaristoon: ${challenge}`,
    preheader: 'Olet nyt tuomari.',
    heading: 'Paikkasi tuomaristossa alkaa',
    lead: (challenge: string) =>
      `Eräs haasteen ”${challenge}” tuomari ei voi jatkaa, ja sinä tulet tilalle. Olet tästä lähtien tuomari siinä missä muutkin.`,
    next: (undeclared: number) =>
      undeclared > 0
        ? 'Ilmoita ensin eturistiriitasi. Saat viestin, kun sinulle jaetaan ehdotuksia.'
        : 'Ilmoituksesi ovat voimassa. Saat viestin, kun sinulle jaetaan ehdotuksia.',
    action: 'Siirry tuomaristoon',
  },
  sv: {
    subject: (challenge: string) => `Du kallas in i juryn: ${challenge}`,
    preheader: 'Du är nu jurymedlem.',
    heading: 'Du kallas in',
    lead: (challenge: string) =>
      `En jurymedlem för ”${challenge}” kan inte fortsätta, och du tar platsen. Från och med nu är du jurymedlem som de andra.`,
    next: (undeclared: number) =>
      undeclared > 0
        ? 'Uppge först dina intressekonflikter. Du får ett mejl när du tilldelas förslag.'
        : 'Dina besked står fast. Du får ett mejl när du tilldelas förslag.',
    action: 'Gå till juryn',
  },
  'zh-CN': {
    subject: (challenge: string) => `您已被召入评审团：${challenge}`,
    preheader: '您现在是正式评委。',
    heading: '您已被召入评审团',
    lead: (challenge: string) =>
      `“${challenge}”的一位评委无法继续，由您接替。自即日起，您与其他评委一样参与评审。`,
    next: (undeclared: number) =>
      undeclared > 0
        ? '请先声明利益冲突。方案分配给您时，您会收到邮件。'
        : '您的声明继续有效。方案分配给您时，您会收到邮件。',
    action: '前往评审团',
  },
} satisfies Record<Locale, unknown>

/** A substitute is called up. */
export const juryCalledUp = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    undeclared: 2,
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
  },
  reason: jurorReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).juryQueue(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <P>{text.next(data.undeclared)}</P>
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
      </Layout>
    )
  },
})
