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
    subject: 'The result of your proposal',
    preheader: 'The decision, its reason and the feedback for your team.',
    heading: 'Your proposal was not selected',
    lead: (challenge: string, title: string) =>
      `The jury of “${challenge}” did not select “${title}” this time. Thank you for the work you put into it.`,
    next: 'Your idea stays yours, and you can offer it to other challenges. The winners and the jury’s statement are public now.',
    action: 'See the result',
  },
  fi: {
    subject: 'Ehdotuksenne tulos',
    preheader: 'Päätös, sen perustelu ja palaute tiimillenne.',
    heading: 'Ehdotustanne ei valittu',
    lead: (challenge: string, title: string) =>
      `Haasteen ”${challenge}” tuomaristo ei tällä kertaa valinnut ehdotusta ”${title}”. Kiitos työstänne.`,
    next: 'Idea on edelleen teidän, ja voitte tarjota sitä muihin haasteisiin. Voittajat ja tuomariston lausunto ovat nyt julkisia.',
    action: 'Katso tulos',
  },
  sv: {
    subject: 'Resultatet för ert förslag',
    preheader: 'Beslutet, motiveringen och återkopplingen till ert team.',
    heading: 'Ert förslag valdes inte',
    lead: (challenge: string, title: string) =>
      `Juryn för ”${challenge}” valde inte ”${title}” den här gången. Tack för ert arbete.`,
    next: 'Idén är fortfarande er, och ni kan erbjuda den i andra utmaningar. Vinnarna och juryns utlåtande är nu offentliga.',
    action: 'Se resultatet',
  },
  'zh-CN': {
    subject: '贵团队方案的评审结果',
    preheader: '评审决定、理由以及给贵团队的反馈。',
    heading: '您的方案本次未入选',
    lead: (challenge: string, title: string) =>
      `“${challenge}”评审团本次未选定“${title}”。感谢贵团队付出的努力。`,
    next: '方案的权利仍归贵团队所有，可继续参加其他挑战。获胜名单与评审团评语现已公开。',
    action: '查看结果',
  },
} satisfies Record<Locale, unknown>

export const decisionNotSelected = template({
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
