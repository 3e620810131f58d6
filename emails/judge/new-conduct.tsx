import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { jurorReason } from './juror-reason.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  version: z.number().int(),
})

const texts = {
  en: {
    subject: (challenge: string) => `New code of conduct for the jury: ${challenge}`,
    preheader: 'Please read and accept it before you go on judging.',
    heading: 'The code of conduct has changed',
    lead: (version: number, challenge: string) =>
      `Version ${version} of the code of conduct holds for the jury of “${challenge}” from now on.`,
    how: 'Please read and accept it. You can read your proposals meanwhile; judging goes on once you have accepted. What you have judged stays.',
    action: 'Read the code of conduct',
  },
  fi: {
    subject: (challenge: string) => `Tuomariston uusi toimintaohje: ${challenge}`,
    preheader: 'Lue ja hyväksy se ennen kuin jatkat arviointia.',
    heading: 'Toimintaohje on muuttunut',
    lead: (version: number, challenge: string) =>
      `Haasteen ”${challenge}” tuomaristossa on nyt voimassa toimintaohjeen versio ${version}.`,
    how: 'Lue ja hyväksy se. Voit sillä välin lukea ehdotuksiasi; arviointi jatkuu, kun olet hyväksynyt. Antamasi arviot säilyvät.',
    action: 'Lue toimintaohje',
  },
  sv: {
    subject: (challenge: string) => `Ny uppförandekod för juryn: ${challenge}`,
    preheader: 'Läs och godkänn den innan du bedömer vidare.',
    heading: 'Uppförandekoden har ändrats',
    lead: (version: number, challenge: string) =>
      `Version ${version} av uppförandekoden gäller från och med nu för juryn för ”${challenge}”.`,
    how: 'Läs och godkänn den. Du kan läsa dina förslag under tiden; bedömningen går vidare när du har godkänt. Det du har bedömt står kvar.',
    action: 'Läs uppförandekoden',
  },
  'zh-CN': {
    subject: (challenge: string) => `评审团行为准则更新：${challenge}`,
    preheader: '请阅读并接受后再继续评审。',
    heading: '行为准则已更新',
    lead: (version: number, challenge: string) =>
      `“${challenge}”评审团自即日起适用行为准则第 ${version} 版。`,
    how: '请阅读并接受。在此期间您仍可阅读方案；接受后方可继续评审，已评内容保留。',
    action: '阅读行为准则',
  },
} satisfies Record<Locale, unknown>

/** A new version of the code of conduct waits for a juror. */
export const juryNewConduct = template({
  schema,
  preview: { challenge: 'Cooler streets in dense districts', slug: 'cooler-streets', version: 2 },
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
        action={{ label: text.action, path: pathsFor(mail).conduct(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.version, data.challenge)}</P>
        <P>{text.how}</P>
      </Layout>
    )
  },
})
