import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Deadline, Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { organiserReason } from '#emails/publish/about-challenge.ts'
import { closingPreview, closingSchema } from './about-closing.ts'

const schema = z.object({
  ...closingSchema,
  /** How long the service was away in the two hours before the deadline. */
  failedMinutes: z.int().positive(),
})

const texts = {
  en: {
    subject: (challenge: string) => `Away before the deadline: ${challenge}`,
    preheader: 'The published rule proposes a day more for everybody. You decide.',
    heading: 'More time for everybody is proposed',
    lead: (challenge: string, minutes: number) =>
      `In the two hours before the deadline of “${challenge}” the service did not answer its own checks for ${minutes} minutes.`,
    rule: 'The published rule then proposes a day more for all teams. Nothing moves by itself: the form is filled in, you confirm it or leave the deadline as it is.',
    closes: 'The deadline it is about',
    action: 'Decide about the deadline',
  },
  fi: {
    subject: (challenge: string) => `Käyttökatko ennen määräaikaa: ${challenge}`,
    preheader: 'Julkaistu sääntö ehdottaa vuorokautta lisää kaikille. Sinä päätät.',
    heading: 'Kaikille ehdotetaan lisää aikaa',
    lead: (challenge: string, minutes: number) =>
      `Haasteen ”${challenge}” määräaikaa edeltäneiden kahden tunnin aikana palvelu ei vastannut omiin tarkistuksiinsa ${minutes} minuuttiin.`,
    rule: 'Julkaistu sääntö ehdottaa silloin vuorokautta lisää kaikille tiimeille. Mikään ei siirry itsestään: lomake on täytetty valmiiksi, ja sinä vahvistat sen tai jätät määräajan ennalleen.',
    closes: 'Määräaika, jota tämä koskee',
    action: 'Päätä määräajasta',
  },
  sv: {
    subject: (challenge: string) => `Avbrott före tidsgränsen: ${challenge}`,
    preheader: 'Den publicerade regeln föreslår ett dygn till för alla. Du avgör.',
    heading: 'Mer tid för alla föreslås',
    lead: (challenge: string, minutes: number) =>
      `Under de två timmarna före tidsgränsen för ”${challenge}” svarade tjänsten inte på sina egna kontroller i ${minutes} minuter.`,
    rule: 'Den publicerade regeln föreslår då ett dygn till för alla team. Inget flyttas av sig självt: formuläret är ifyllt, du bekräftar det eller låter tidsgränsen vara.',
    closes: 'Tidsgränsen det gäller',
    action: 'Besluta om tidsgränsen',
  },
  'zh-CN': {
    subject: (challenge: string) => `截止前服务中断：${challenge}`,
    preheader: '按公布的规则，建议为所有团队延长一天，由您决定。',
    heading: '建议为所有团队延期',
    lead: (challenge: string, minutes: number) =>
      `在“${challenge}”截止前两小时内，服务有 ${minutes} 分钟未能通过自身检查。`,
    rule: '按公布的规则，此时建议为所有团队延长一天。截止时间不会自动改变：表单已填好，由您确认，或保持原截止时间。',
    closes: '涉及的截止时间',
    action: '处理截止时间',
  },
} satisfies Record<Locale, unknown>

export const extensionProposed = template({
  schema,
  preview: { ...closingPreview, failedMinutes: 25 },
  reason: organiserReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="deadline"
        action={{ label: text.action, path: pathsFor(mail).organise.extend(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.failedMinutes)}</P>
        <Deadline mail={mail} label={text.closes} at={data.closesAt} graceMinutes={data.graceMinutes} />
        <P>{text.rule}</P>
      </Layout>
    )
  },
})
