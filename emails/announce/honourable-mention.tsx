import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { Appeals, outcomePreview, outcomeSchema, ReasonAndFeedback, Witness } from './about-outcome.tsx'

const schema = z.object(outcomeSchema)

const texts = {
  en: {
    subject: 'An honourable mention for your proposal',
    preheader: 'The jury singled it out. There is nothing to answer.',
    heading: 'Your proposal gets an honourable mention',
    lead: (challenge: string, title: string) =>
      `The jury of “${challenge}” gives “${title}” an honourable mention. It is not among the proposals that will be tried as a pilot.`,
    next: 'The mention stands on the page of the winners, with the jury’s reason. There is nothing you have to do; your idea stays yours.',
    action: 'See the result',
  },
  fi: {
    subject: 'Kunniamaininta ehdotuksellenne',
    preheader: 'Tuomaristo nosti sen esiin. Teidän ei tarvitse vastata.',
    heading: 'Ehdotuksenne sai kunniamaininnan',
    lead: (challenge: string, title: string) =>
      `Haasteen ”${challenge}” tuomaristo antaa ehdotukselle ”${title}” kunniamaininnan. Se ei ole pilotoitavien ehdotusten joukossa.`,
    next: 'Maininta näkyy voittajien sivulla tuomariston perusteluineen. Teidän ei tarvitse tehdä mitään; idea on edelleen teidän.',
    action: 'Katso tulos',
  },
  sv: {
    subject: 'Ett hedersomnämnande för ert förslag',
    preheader: 'Juryn lyfter fram det. Ni behöver inte svara.',
    heading: 'Ert förslag får ett hedersomnämnande',
    lead: (challenge: string, title: string) =>
      `Juryn för ”${challenge}” ger ”${title}” ett hedersomnämnande. Det hör inte till de förslag som ska prövas i en pilot.`,
    next: 'Omnämnandet står på vinnarnas sida med juryns motivering. Ni behöver inte göra något; idén är fortfarande er.',
    action: 'Se resultatet',
  },
  'zh-CN': {
    subject: '您的方案获得荣誉提名',
    preheader: '评审团特别予以表彰，无须答复。',
    heading: '您的方案获得荣誉提名',
    lead: (challenge: string, title: string) =>
      `“${challenge}”评审团授予“${title}”荣誉提名。该方案不在试点方案之列。`,
    next: '荣誉提名连同评审理由显示在获选页面上。贵团队无须采取任何行动，方案的权利仍归贵团队所有。',
    action: '查看结果',
  },
} satisfies Record<Locale, unknown>

/** The jury singles a proposal out without giving it a place. */
export const decisionHonourableMention = template({
  schema,
  preview: outcomePreview,
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="announce"
        action={{ label: text.action, path: pathsFor(mail).result(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.title)}</P>
        <ReasonAndFeedback mail={mail} reason={data.reason} feedback={data.feedback} />
        <P>{text.next}</P>
        <Appeals mail={mail} until={data.appealsUntil} />
        <Witness mail={mail} record={data.record} />
      </Layout>
    )
  },
})
