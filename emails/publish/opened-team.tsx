import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { linkTo, pathsFor } from '#emails/parts/mail.ts'
import { Deadline, Facts, Greeting, List, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { challengePreview, challengeSchema, organiserReason } from './about-challenge.ts'

const schema = z.object(challengeSchema)

const texts = {
  en: {
    subject: (challenge: string) => `Open now: ${challenge}`,
    preheader: 'The public page is live.',
    heading: 'The challenge is open',
    lead: (challenge: string) => `“${challenge}” has opened. The page is public and takes proposals.`,
    address: 'Address to share',
    steps: [
      'Tell the partners and let them share the address.',
      'Questions come to the contact named on the page.',
      'From now on the deadline can only move later, for everybody.',
    ],
    closes: 'Proposals close',
    action: 'See the public page',
  },
  fi: {
    subject: (challenge: string) => `Nyt auki: ${challenge}`,
    preheader: 'Julkinen sivu on näkyvissä.',
    heading: 'Haaste on auki',
    lead: (challenge: string) =>
      `Haaste ”${challenge}” on avautunut. Sivu on julkinen ja ottaa vastaan ehdotuksia.`,
    address: 'Jaettava osoite',
    steps: [
      'Kerro kumppaneille ja pyydä heitä jakamaan osoitetta.',
      'Kysymykset tulevat sivulla nimetylle yhteyshenkilölle.',
      'Tästä eteenpäin määräaika voi siirtyä vain myöhemmäksi ja kaikille yhtä aikaa.',
    ],
    closes: 'Haku sulkeutuu',
    action: 'Katso julkinen sivu',
  },
  sv: {
    subject: (challenge: string) => `Öppen nu: ${challenge}`,
    preheader: 'Den publika sidan är synlig.',
    heading: 'Utmaningen är öppen',
    lead: (challenge: string) => `”${challenge}” har öppnat. Sidan är publik och tar emot förslag.`,
    address: 'Adress att dela',
    steps: [
      'Berätta för partnerna och låt dem dela adressen.',
      'Frågor kommer till den kontakt som står på sidan.',
      'Från och med nu kan tidsgränsen bara flyttas framåt, och för alla.',
    ],
    closes: 'Sista inlämning',
    action: 'Se den publika sidan',
  },
  'zh-CN': {
    subject: (challenge: string) => `现已开放：${challenge}`,
    preheader: '公开页面已上线。',
    heading: '挑战已开放',
    lead: (challenge: string) => `“${challenge}”已开放，页面公开并开始接收方案。`,
    address: '可分享的网址',
    steps: [
      '通知合作方，请他们转发网址。',
      '咨询将发送至页面所列联系人。',
      '自此截止时间只能为所有人一并延后。',
    ],
    closes: '提交截止',
    action: '查看公开页面',
  },
} satisfies Record<Locale, unknown>

export const openedTeam = template({
  schema,
  preview: challengePreview,
  reason: organiserReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const path = pathsFor(mail).challenge(data.challengeSlug)
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="publish"
        action={{ label: text.action, path }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <Facts rows={[[text.address, linkTo(mail, path)]]} />
        <List items={text.steps} />
        <Deadline mail={mail} label={text.closes} at={data.closesAt} graceMinutes={data.graceMinutes} />
      </Layout>
    )
  },
})
