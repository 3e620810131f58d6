import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { jurorReason } from './juror-reason.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  recusedAt: z.iso.datetime(),
  /** From how many proposals in all; null where the challenge is read blind. Which ones, no mail says. */
  recusals: z.number().int().nullable(),
  /** How many are left to judge; null while nothing is being judged. */
  left: z.number().int().nullable(),
})

const texts = {
  en: {
    subject: (challenge: string) => `You have stepped back: ${challenge}`,
    preheader: 'What you declared is kept. Nothing more is asked of you.',
    heading: 'Your declaration is kept',
    lead: (challenge: string) =>
      `You have said that you cannot or will not judge something in “${challenge}”, because of a conflict of interest or because you abstain. Thank you for saying so.`,
    count: (count: number) => `It concerns ${count === 1 ? 'one proposal' : `${count} proposals`} in all.`,
    means:
      'What you stepped back from is closed to you: you do not read it, do not score it, leave the room when it is talked about, and get no mail about it. What you had written of it no longer counts.',
    left: (left: number) =>
      left === 0
        ? 'Nothing is left for you to judge.'
        : `${left === 1 ? 'One proposal is' : `${left} proposals are`} left for you to judge.`,
    wrong: 'If this was not you or is a mistake, answer this mail.',
    at: 'Declared',
    action: 'See your declarations',
  },
  fi: {
    subject: (challenge: string) => `Olet vetäytynyt arvioinnista: ${challenge}`,
    preheader: 'Ilmoituksesi on tallessa. Sinulta ei pyydetä muuta.',
    heading: 'Ilmoituksesi on tallessa',
    lead: (challenge: string) =>
      `Ilmoitit, ettet voi tai halua arvioida jotakin haasteessa ”${challenge}” eturistiriidan vuoksi tai koska pidättäydyt. Kiitos, että kerroit.`,
    count: (count: number) =>
      `Ilmoitus koskee kaikkiaan ${count === 1 ? 'yhtä ehdotusta' : `${count} ehdotusta`}.`,
    means:
      'Se, mistä vetäydyit, on sinulta suljettu: et lue etkä arvioi sitä, poistut huoneesta, kun siitä puhutaan, etkä saa siitä viestejä. Siitä kirjoittamaasi ei enää lasketa.',
    left: (left: number) =>
      left === 0
        ? 'Sinulla ei ole enää arvioitavaa.'
        : `Arvioitavana on vielä ${left === 1 ? 'yksi ehdotus' : `${left} ehdotusta`}.`,
    wrong: 'Jos ilmoitus ei ole sinun tai se on erehdys, vastaa tähän viestiin.',
    at: 'Ilmoitettu',
    action: 'Katso ilmoituksesi',
  },
  sv: {
    subject: (challenge: string) => `Du har dragit dig tillbaka: ${challenge}`,
    preheader: 'Ditt besked är sparat. Inget mer begärs av dig.',
    heading: 'Ditt besked är sparat',
    lead: (challenge: string) =>
      `Du har sagt att du inte kan eller vill bedöma något i ”${challenge}”, på grund av en intressekonflikt eller för att du avstår. Tack för att du säger det.`,
    count: (count: number) => `Det gäller ${count === 1 ? 'ett förslag' : `${count} förslag`} sammanlagt.`,
    means:
      'Det du drog dig tillbaka från är stängt för dig: du läser det inte, bedömer det inte, lämnar rummet när det tas upp och får inga mejl om det. Det du hade skrivit om det räknas inte längre.',
    left: (left: number) =>
      left === 0
        ? 'Du har inget kvar att bedöma.'
        : `Du har ${left === 1 ? 'ett förslag' : `${left} förslag`} kvar att bedöma.`,
    wrong: 'Om det inte var du eller är ett misstag, svara på det här mejlet.',
    at: 'Uppgivet',
    action: 'Se dina besked',
  },
  'zh-CN': {
    subject: (challenge: string) => `您已回避：${challenge}`,
    preheader: '您的声明已保存，无需其他操作。',
    heading: '您的声明已保存',
    lead: (challenge: string) =>
      `您已声明，因利益冲突或弃权，不能或不愿评审“${challenge}”中的部分内容。感谢您如实告知。`,
    count: (count: number) => `共涉及 ${count} 份方案。`,
    means:
      '您回避的内容已对您关闭：您不再阅读或评审，讨论时须离场，也不会收到相关邮件。您此前就其所写内容不再计入。',
    left: (left: number) => (left === 0 ? '您已没有待评审的方案。' : `您还有 ${left} 份方案待评审。`),
    wrong: '如非您本人所为或有误，请回复本邮件。',
    at: '声明时间',
    action: '查看您的声明',
  },
} satisfies Record<Locale, unknown>

/** A juror has declared a conflict or abstained: what that means, in writing, and without naming what is closed now. */
export const juryRecusalConfirmed = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    recusedAt: '2022-01-03T09:12:00.000Z',
    recusals: 2,
    left: 9,
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
        <P>
          {text.lead(data.challenge)}
          {data.recusals === null ? null : ` ${text.count(data.recusals)}`}
        </P>
        <P>{text.means}</P>
        {data.left === null ? null : <P>{text.left(data.left)}</P>}
        <P>{text.wrong}</P>
        <When mail={mail} label={text.at} at={data.recusedAt} />
      </Layout>
    )
  },
})
