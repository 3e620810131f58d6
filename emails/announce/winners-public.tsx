import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, List, P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { outcomePreview, Witness } from './about-outcome.tsx'

const schema = z.object({
  challenge: opaque(z.string()),
  challengeSlug: opaque(z.string()),
  /** Title and organisation of each winner. */
  winners: z.array(z.object({ title: z.string(), organisation: z.string() })),
  record: opaque(z.string()),
  /** Partners have judged nothing, and hear no more than everybody. */
  part: z.enum(['juror', 'partner']).default('juror'),
})

const texts = {
  en: {
    subject: (challenge: string) => `The winners are public: ${challenge}`,
    preheader: 'What you judged is decided and announced.',
    heading: 'The winners are public',
    lead: (challenge: string) =>
      `The result of “${challenge}” has been announced. The teams have their outcomes and your feedback.`,
    none: 'No proposal was selected.',
    forPartners: (challenge: string) =>
      `The result of “${challenge}” has been announced. You may speak about it now, and pass it on.`,
    thanks:
      'Thank you for reading, weighing and writing. You may speak about the winners now; scores and the talks of the jury stay confidential.',
    action: 'See the winners',
  },
  fi: {
    subject: (challenge: string) => `Voittajat on julkistettu: ${challenge}`,
    preheader: 'Arvioimasi haasteen tulos on julkinen.',
    heading: 'Voittajat on julkistettu',
    lead: (challenge: string) =>
      `Haasteen ”${challenge}” tulos on julkistettu. Tiimit ovat saaneet tuloksensa ja palautteesi.`,
    none: 'Yhtään ehdotusta ei valittu.',
    forPartners: (challenge: string) =>
      `Haasteen ”${challenge}” tulos on julkistettu. Siitä voi nyt puhua, ja sitä saa jakaa eteenpäin.`,
    thanks:
      'Kiitos, että luit, punnitsit ja kirjoitit. Voittajista voi nyt puhua; pisteet ja tuomariston keskustelut pysyvät luottamuksellisina.',
    action: 'Katso voittajat',
  },
  sv: {
    subject: (challenge: string) => `Vinnarna är offentliga: ${challenge}`,
    preheader: 'Det du har bedömt är avgjort och offentliggjort.',
    heading: 'Vinnarna är offentliga',
    lead: (challenge: string) =>
      `Resultatet av ”${challenge}” är offentligt. Teamen har fått sina resultat och din återkoppling.`,
    none: 'Inget förslag valdes.',
    forPartners: (challenge: string) =>
      `Resultatet av ”${challenge}” är offentligt. Nu får ni tala om det och sprida det vidare.`,
    thanks:
      'Tack för att du läste, vägde och skrev. Nu får du tala om vinnarna; poäng och juryns samtal är fortfarande konfidentiella.',
    action: 'Se vinnarna',
  },
  'zh-CN': {
    subject: (challenge: string) => `获胜名单已公布：${challenge}`,
    preheader: '您参与评审的挑战已公布结果。',
    heading: '获胜名单已公布',
    lead: (challenge: string) => `“${challenge}”的结果已公布，各团队已收到结果和您的反馈。`,
    none: '本次没有方案入选。',
    forPartners: (challenge: string) => `“${challenge}”的结果已公布，现在可以对外谈论和转发。`,
    thanks: '感谢您的阅读、权衡与评语。现在可以谈论获胜方案；分数与评审团的讨论仍须保密。',
    action: '查看获胜名单',
  },
} satisfies Record<Locale, unknown>

export const winnersPublic = template({
  schema,
  preview: {
    challenge: 'Smart energy for city blocks',
    challengeSlug: 'smart-energy',
    winners: [{ title: 'Heat that stays in the block', organisation: 'Korttelilämpö Oy' }],
    record: outcomePreview.record,
    part: 'juror',
  },
  reason: {
    en: 'you were on the jury of this challenge, or are a partner of its programme.',
    fi: 'olit haasteen tuomaristossa tai olet ohjelman kumppani.',
    sv: 'du satt i utmaningens jury eller är partner i programmet.',
    'zh-CN': '您是该挑战的评委，或该项目的合作方。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={data.part === 'juror' ? text.preheader : text.forPartners(data.challenge)}
        heading={text.heading}
        phase="announce"
        action={{ label: text.action, path: pathsFor(mail).winners(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{data.part === 'juror' ? text.lead(data.challenge) : text.forPartners(data.challenge)}</P>
        {data.winners.length === 0 ? (
          <P>{text.none}</P>
        ) : (
          <List items={data.winners.map(({ title, organisation }) => `${title} (${organisation})`)} />
        )}
        {data.part === 'juror' ? <P>{text.thanks}</P> : null}
        <Witness mail={mail} record={data.record} />
      </Layout>
    )
  },
})
