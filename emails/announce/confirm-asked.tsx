import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { organiserReason } from '#emails/publish/about-challenge.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { announcementPreview, announcementSchema } from './about-announcement.ts'

const schema = z.object({ ...announcementSchema, decider: opaque(z.string()).nullable() })

const texts = {
  en: {
    subject: (challenge: string) => `Please confirm the decision: ${challenge}`,
    preheader: 'A decision waits for a second person.',
    heading: 'A decision waits for your confirmation',
    lead: (challenge: string, decider: string | null) =>
      `${decider ?? 'Another organiser'} has recorded the decision about “${challenge}”. It is announced only when a second person has confirmed it.`,
    what: 'Read it and compare its hash, then confirm it at the latest ten minutes before the announcement. This mail says nothing of what was decided; please tell nobody either.',
    at: 'Announcement',
    action: 'Read the decision',
  },
  fi: {
    subject: (challenge: string) => `Päätös vahvistettavaksi: ${challenge}`,
    preheader: 'Päätös odottaa toista ihmistä.',
    heading: 'Päätös odottaa vahvistustasi',
    lead: (challenge: string, decider: string | null) =>
      `Haasteen ”${challenge}” päätös on kirjattu; sen kirjasi ${decider ?? 'toinen järjestäjä'}. Se julkistetaan vasta, kun toinen ihminen on vahvistanut sen.`,
    what: 'Lue päätös, vertaa tiivistettä ja vahvista se viimeistään kymmenen minuuttia ennen julkistusta. Tässä viestissä ei kerrota, mitä päätettiin; älä kerro siitä muillekaan.',
    at: 'Julkistus',
    action: 'Lue päätös',
  },
  sv: {
    subject: (challenge: string) => `Bekräfta beslutet: ${challenge}`,
    preheader: 'Ett beslut väntar på en andra person.',
    heading: 'Ett beslut väntar på din bekräftelse',
    lead: (challenge: string, decider: string | null) =>
      `${decider ?? 'En annan arrangör'} har registrerat beslutet om ”${challenge}”. Det tillkännages först när en andra person har bekräftat det.`,
    what: 'Läs beslutet, jämför hashvärdet och bekräfta senast tio minuter före tillkännagivandet. Det här mejlet säger inget om vad som beslutades; berätta inte det för någon du heller.',
    at: 'Tillkännagivande',
    action: 'Läs beslutet',
  },
  'zh-CN': {
    subject: (challenge: string) => `请确认评审决定：${challenge}`,
    preheader: '有一项决定须由第二人确认。',
    heading: '有一项决定等待您确认',
    lead: (challenge: string, decider: string | null) =>
      `${decider ?? '另一位主办人员'}已登记“${challenge}”的评审决定。须经第二人确认后方可公布。`,
    what: '请阅读决定并核对哈希值，最迟在公布前十分钟确认。本邮件不包含决定内容，也请勿向他人透露。',
    at: '公布时间',
    action: '阅读决定',
  },
} satisfies Record<Locale, unknown>

/** A recorded decision waits for the second person. */
export const decisionConfirmAsked = template({
  schema,
  preview: { ...announcementPreview, decider: 'Aino Esimerkki' },
  reason: organiserReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="announce"
        action={{ label: text.action, path: pathsFor(mail).organise.release(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.decider)}</P>
        <When mail={mail} label={text.at} at={data.announcesAt} />
        <P>{text.what}</P>
      </Layout>
    )
  },
})
