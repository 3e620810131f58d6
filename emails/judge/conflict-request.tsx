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
  /** Declared by name: the number of proposals is not told. */
  isBlind: z.boolean(),
  judgingEndsAt: z.iso.datetime(),
  judgedBy,
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
    leadByName: (challenge: string) =>
      `“${challenge}” is read blind. A list of the names of everybody who takes part waits for you.`,
    whyByName:
      'Tick those you have a tie with. Proposals are assigned to you when you have gone through the whole list.',
    why: 'You see titles and organisations only. A proposal is assigned to you when you have said that you can judge it.',
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
    leadByName: (challenge: string) =>
      `Haasteen ”${challenge}” ehdotukset arvioidaan sokkona. Luettelo kaikkien osallistujien nimistä odottaa sinua.`,
    whyByName:
      'Valitse ne, joihin sinulla on sidos. Ehdotuksia jaetaan sinulle, kun olet käynyt koko luettelon läpi.',
    why: 'Näet vain otsikot ja organisaatiot. Ehdotus jaetaan sinulle, kun olet ilmoittanut voivasi arvioida sen.',
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
    leadByName: (challenge: string) =>
      `”${challenge}” läses blint. En lista med namnen på alla som deltar väntar på dig.`,
    whyByName:
      'Kryssa för dem du har en anknytning till. Förslag tilldelas dig när du har gått igenom hela listan.',
    why: 'Du ser bara titlar och organisationer. Ett förslag tilldelas dig när du har sagt att du kan bedöma det.',
    action: 'Uppge intressekonflikter',
  },
  'zh-CN': {
    subject: (challenge: string) => `利益冲突声明：${challenge}`,
    preheader: '只需几分钟，随后即分配方案。',
    heading: '请说明您可以评审哪些方案',
    lead: (challenge: string, count: number) => `“${challenge}”有 ${count} 份方案等待您声明。`,
    leadByName: (challenge: string) => `“${challenge}”为盲审。全部参与者的名单等待您查看。`,
    whyByName: '请勾选与您有关联者。看完整份名单后，方案才会分配给您。',
    why: '您只会看到标题和机构名称。声明可以评审后，方案才会分配给您。',
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
    isBlind: false,
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
        action={{ label: text.action, path: pathsFor(mail).conflicts(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{data.isBlind ? text.leadByName(data.challenge) : text.lead(data.challenge, data.undeclared)}</P>
        <P>{data.isBlind ? text.whyByName : text.why}</P>
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
      </Layout>
    )
  },
})
