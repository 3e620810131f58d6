import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { jurorReason } from './juror-reason.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  undeclared: z.number().int(),
  judgingEndsAt: z.iso.datetime(),
})

const texts = {
  en: {
    subject: (challenge: string) => `Conflicts of interest: ${challenge}`,
    preheader: 'A few minutes now; proposals are assigned afterwards.',
    heading: 'Where are you free to judge?',
    lead: (challenge: string, count: number) =>
      count === 1
        ? `One proposal to “${challenge}” waits for your declaration.`
        : `${count} proposals to “${challenge}” wait for your declaration.`,
    why: 'You see titles and organisations only. A proposal is assigned to you when you have said that you can judge it.',
    until: 'Scorecards are due',
    action: 'Declare conflicts of interest',
  },
  fi: {
    subject: (challenge: string) => `Eturistiriidat: ${challenge}`,
    preheader: 'Muutama minuutti nyt; ehdotukset jaetaan sen jälkeen.',
    heading: 'Mitä voit arvioida puolueettomasti?',
    lead: (challenge: string, count: number) =>
      count === 1
        ? `Yksi ehdotus haasteeseen ”${challenge}” odottaa ilmoitustasi.`
        : `${count} ehdotusta haasteeseen ”${challenge}” odottaa ilmoitustasi.`,
    why: 'Näet vain otsikot ja organisaatiot. Ehdotus jaetaan sinulle, kun olet ilmoittanut voivasi arvioida sen.',
    until: 'Arviot viimeistään',
    action: 'Ilmoita eturistiriidat',
  },
  sv: {
    subject: (challenge: string) => `Intressekonflikter: ${challenge}`,
    preheader: 'Några minuter nu; förslagen fördelas efteråt.',
    heading: 'Vad kan du bedöma opartiskt?',
    lead: (challenge: string, count: number) =>
      count === 1
        ? `Ett förslag till ”${challenge}” väntar på ditt besked.`
        : `${count} förslag till ”${challenge}” väntar på ditt besked.`,
    why: 'Du ser bara titlar och organisationer. Ett förslag tilldelas dig när du har sagt att du kan bedöma det.',
    until: 'Bedömningarna ska vara klara',
    action: 'Uppge intressekonflikter',
  },
  'zh-CN': {
    subject: (challenge: string) => `利益冲突声明：${challenge}`,
    preheader: '只需几分钟，随后即分配方案。',
    heading: '请说明您可以评审哪些方案',
    lead: (challenge: string, count: number) => `“${challenge}”有 ${count} 份方案等待您声明。`,
    why: '您只会看到标题和机构名称。声明可以评审后，方案才会分配给您。',
    until: '评分截止',
    action: '声明利益冲突',
  },
} satisfies Record<Locale, unknown>

/** A juror is asked to declare conflicts before any content is shown. */
export const juryConflictRequest = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    undeclared: 14,
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
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
        action={{ label: text.action, path: pathsFor(mail).conflicts(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.undeclared)}</P>
        <P>{text.why}</P>
        <When mail={mail} label={text.until} at={data.judgingEndsAt} />
      </Layout>
    )
  },
})
