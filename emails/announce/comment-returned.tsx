import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { jurorReason } from '#emails/judge/juror-reason.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  /** How many wait to be written anew; which ones, and why, the page says. */
  comments: z.number().int().positive(),
})

const texts = {
  en: {
    subject: (challenge: string) => `Please word it anew: ${challenge}`,
    preheader: 'What you wrote to a team came back with a reason.',
    heading: 'A comment came back to you',
    lead: (challenge: string, comments: number) =>
      `${comments === 1 ? 'One comment' : `${comments} comments`} you wrote to teams of “${challenge}” came back before the teams read anything. The page says why.`,
    how: 'Write it anew in a few sentences. Your scores stay as they are, and teams read no names of jurors. The result waits for this.',
    action: 'Read why and write anew',
  },
  fi: {
    subject: (challenge: string) => `Kirjoittaisitko uudelleen: ${challenge}`,
    preheader: 'Tiimille kirjoittamasi palautettiin perusteluineen.',
    heading: 'Kommentti palautettiin sinulle',
    lead: (challenge: string, comments: number) =>
      `Haasteen ”${challenge}” tiimeille kirjoittamistasi kommenteista ${comments === 1 ? 'yksi palautettiin' : `${comments} palautettiin`}, ennen kuin tiimit lukivat mitään. Sivulla kerrotaan, miksi.`,
    how: 'Kirjoita se uudelleen muutamalla virkkeellä. Pisteesi pysyvät ennallaan, eivätkä tiimit näe tuomarien nimiä. Tulos odottaa tätä.',
    action: 'Lue perustelu ja kirjoita uudelleen',
  },
  sv: {
    subject: (challenge: string) => `Skriv gärna om: ${challenge}`,
    preheader: 'Det du skrev till ett team kom tillbaka med ett skäl.',
    heading: 'En kommentar har kommit tillbaka',
    lead: (challenge: string, comments: number) =>
      `${comments === 1 ? 'En kommentar' : `${comments} kommentarer`} som du skrev till team i ”${challenge}” har kommit tillbaka innan teamen läst något. På sidan står varför.`,
    how: 'Skriv om den med några meningar. Dina poäng står kvar, och teamen ser inga namn på jurymedlemmar. Resultatet väntar på detta.',
    action: 'Läs varför och skriv om',
  },
  'zh-CN': {
    subject: (challenge: string) => `请重写评语：${challenge}`,
    preheader: '您写给团队的评语附理由退回。',
    heading: '有评语退回给您',
    lead: (challenge: string, comments: number) =>
      `您写给“${challenge}”参赛团队的 ${comments} 条评语在团队读到之前被退回，理由见页面。`,
    how: '请用几句话重写。您的评分保持不变，团队看不到评委姓名。结果的公布有待于此。',
    action: '查看理由并重写',
  },
} satisfies Record<Locale, unknown>

/** What a juror wrote to a team was sent back, to be written anew. */
export const juryCommentReturned = template({
  schema,
  preview: { challenge: 'Cooler streets in dense districts', slug: 'cooler-streets', comments: 2 },
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
        action={{ label: text.action, path: pathsFor(mail).returnedComments(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.comments)}</P>
        <P>{text.how}</P>
      </Layout>
    )
  },
})
