import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Facts, Greeting, List, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { closingPreview, closingSchema } from './about-closing.ts'

const schema = z.object({
  ...closingSchema,
  submitted: z.int().nonnegative(),
  drafts: z.int().nonnegative(),
})

const texts = {
  en: {
    subject: (challenge: string, submitted: number) => `Closed with ${submitted} proposals: ${challenge}`,
    preheader: 'The counts, and what is to be done now.',
    heading: 'The challenge has closed',
    lead: (challenge: string) => `“${challenge}” has closed. The proposals are unsealed.`,
    submitted: 'Proposals received',
    drafts: 'Drafts that were not submitted',
    steps: [
      'Screen each proposal against the rules. Every opening is noted and shown to its team.',
      'Check that the jury is complete.',
      'Start the judging when nothing is unscreened.',
    ],
    closed: 'It closed',
    action: 'Screen the proposals',
  },
  fi: {
    subject: (challenge: string, submitted: number) => `Suljettu, ehdotuksia ${submitted}: ${challenge}`,
    preheader: 'Lukumäärät ja seuraavat tehtävät.',
    heading: 'Haaste on sulkeutunut',
    lead: (challenge: string) => `Haaste ”${challenge}” on sulkeutunut. Ehdotukset ovat nyt avattavissa.`,
    submitted: 'Vastaanotettuja ehdotuksia',
    drafts: 'Lähettämättä jääneitä luonnoksia',
    steps: [
      'Tarkasta ehdotukset sääntöjä vasten. Jokainen avaaminen merkitään, ja tiimi näkee sen.',
      'Varmista, että tuomaristo on koossa.',
      'Aloita arviointi, kun kaikki on tarkastettu.',
    ],
    closed: 'Sulkeutui',
    action: 'Tarkasta ehdotukset',
  },
  sv: {
    subject: (challenge: string, submitted: number) => `Stängd med ${submitted} förslag: ${challenge}`,
    preheader: 'Antalen, och vad som ska göras nu.',
    heading: 'Utmaningen har stängt',
    lead: (challenge: string) => `”${challenge}” har stängt. Förslagen kan nu öppnas.`,
    submitted: 'Mottagna förslag',
    drafts: 'Utkast som inte lämnades in',
    steps: [
      'Granska varje förslag mot reglerna. Varje öppning antecknas och visas för teamet.',
      'Kontrollera att juryn är fulltalig.',
      'Inled bedömningen när allt är granskat.',
    ],
    closed: 'Stängde',
    action: 'Granska förslagen',
  },
  'zh-CN': {
    subject: (challenge: string, submitted: number) => `征集已截止，共收到 ${submitted} 份方案：${challenge}`,
    preheader: '数量统计与后续工作。',
    heading: '征集已截止',
    lead: (challenge: string) => `“${challenge}”已截止，方案现已解封。`,
    submitted: '收到的方案',
    drafts: '未提交的草稿',
    steps: [
      '按规则逐份进行资格审查。每次查看都会记录，并向团队公开。',
      '确认评委已到位。',
      '全部审查完毕后，开始评审。',
    ],
    closed: '截止于',
    action: '开始资格审查',
  },
} satisfies Record<Locale, unknown>

export const closedTeam = template({
  schema,
  preview: { ...closingPreview, submitted: 17, drafts: 4 },
  reason: {
    en: 'you run this challenge.',
    fi: 'olet haasteen järjestäjä.',
    sv: 'du ordnar den här utmaningen.',
    'zh-CN': '您是该挑战的主办人员。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.challenge, data.submitted),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="deadline"
        action={{ label: text.action, path: pathsFor(mail).organise.proposals(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <Facts
          rows={[
            [text.submitted, String(data.submitted)],
            [text.drafts, String(data.drafts)],
          ]}
        />
        <List items={text.steps} />
        <When mail={mail} label={text.closed} at={data.closesAt} />
      </Layout>
    )
  },
})
