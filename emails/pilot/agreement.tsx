import { z } from 'zod'
import { formatCalendarDay } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Facts, Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { pilotPreview, pilotSchema, sideReason } from './about-pilot.ts'

const schema = z.object({
  ...pilotSchema,
  kind: z.enum(['letter_of_intent', 'agreement']),
  number: z.number().int(),
  /** ISO day. */
  signBy: z.iso.date(),
  /** To be signed, to be signed still, or signed by all. */
  part: z.enum(['sign', 'again', 'signed']),
})

type Kind = z.output<typeof schema>['kind']
type Part = z.output<typeof schema>['part']
type Texts = {
  readonly kinds: Readonly<Record<Kind, string>>
  readonly subject: Readonly<Record<Part, (kind: string, title: string) => string>>
  readonly heading: Readonly<Record<Part, string>>
  readonly lead: Readonly<Record<Part, (title: string) => string>>
  readonly how: Readonly<Record<Part, string>>
  readonly paper: string
  readonly version: (kind: string, number: number) => string
  readonly signBy: string
  readonly action: string
}

const texts: Record<Locale, Texts> = {
  en: {
    kinds: { letter_of_intent: 'Letter of intent', agreement: 'Agreement' },
    subject: {
      sign: (kind, title) => `To be signed: ${kind.toLowerCase()} of “${title}”`,
      again: (kind, title) => `Still to be signed: ${kind.toLowerCase()} of “${title}”`,
      signed: (kind, title) => `Signed by all: ${kind.toLowerCase()} of “${title}”`,
    },
    heading: {
      sign: 'Your signature is asked for',
      again: 'Your signature is still missing',
      signed: 'Every side has signed',
    },
    lead: {
      sign: (title) => `A paper of the pilot “${title}” is ready to be read and signed.`,
      again: (title) => `A paper of the pilot “${title}” waits for your signature.`,
      signed: (title) => `Team, host and manager have signed. The paper of the pilot “${title}” stands.`,
    },
    how: {
      sign: 'You sign by typing your name under the text. What you sign is kept exactly as you saw it.',
      again:
        'You sign by typing your name under the text. When something in it is wrong, tell the pilot manager: a new version replaces it.',
      signed: 'It stays on the pilot’s page with all signatures and its hash.',
    },
    paper: 'Paper',
    version: (kind, number) => `${kind}, version ${number}`,
    signBy: 'To be signed by',
    action: 'Open the paper',
  },
  fi: {
    kinds: { letter_of_intent: 'Aiesopimus', agreement: 'Pilottisopimus' },
    subject: {
      sign: (kind, title) => `Allekirjoitettavana: ${kind.toLowerCase()}, ${title}`,
      again: (kind, title) => `Yhä allekirjoittamatta: ${kind.toLowerCase()}, ${title}`,
      signed: (kind, title) => `Kaikki allekirjoittaneet: ${kind.toLowerCase()}, ${title}`,
    },
    heading: {
      sign: 'Allekirjoitustasi pyydetään',
      again: 'Allekirjoituksesi puuttuu vielä',
      signed: 'Kaikki osapuolet ovat allekirjoittaneet',
    },
    lead: {
      sign: (title) => `Pilotin ”${title}” asiakirja on valmis luettavaksi ja allekirjoitettavaksi.`,
      again: (title) => `Pilotin ”${title}” asiakirja odottaa allekirjoitustasi.`,
      signed: (title) => `Tiimi, isäntä ja vetäjä ovat allekirjoittaneet pilotin ”${title}” asiakirjan.`,
    },
    how: {
      sign: 'Allekirjoitat kirjoittamalla nimesi tekstin alle. Allekirjoittamasi säilyy juuri sellaisena kuin sen näit.',
      again:
        'Allekirjoitat kirjoittamalla nimesi tekstin alle. Jos tekstissä on virhe, kerro pilotin vetäjälle: uusi versio korvaa sen.',
      signed: 'Asiakirja säilyy pilotin sivulla allekirjoituksineen ja tiivisteineen.',
    },
    paper: 'Asiakirja',
    version: (kind, number) => `${kind}, versio ${number}`,
    signBy: 'Allekirjoitettava viimeistään',
    action: 'Avaa asiakirja',
  },
  sv: {
    kinds: { letter_of_intent: 'Avsiktsförklaring', agreement: 'Pilotavtal' },
    subject: {
      sign: (kind, title) => `Att skriva under: ${kind.toLowerCase()} för ”${title}”`,
      again: (kind, title) => `Väntar på underskrift: ${kind.toLowerCase()} för ”${title}”`,
      signed: (kind, title) => `Alla har skrivit under: ${kind.toLowerCase()} för ”${title}”`,
    },
    heading: {
      sign: 'Din underskrift behövs',
      again: 'Din underskrift saknas än',
      signed: 'Alla sidor har skrivit under',
    },
    lead: {
      sign: (title) => `Ett dokument för piloten ”${title}” är klart att läsas och skrivas under.`,
      again: (title) => `Ett dokument för piloten ”${title}” väntar på din underskrift.`,
      signed: (title) => `Team, värd och ansvarig har skrivit under dokumentet för piloten ”${title}”.`,
    },
    how: {
      sign: 'Du skriver under genom att skriva ditt namn under texten. Det du skriver under sparas precis som du såg det.',
      again:
        'Du skriver under genom att skriva ditt namn under texten. Är något fel, säg det till den pilotansvariga: en ny version ersätter den.',
      signed: 'Dokumentet finns kvar på pilotens sida med alla underskrifter och sitt kontrollvärde.',
    },
    paper: 'Dokument',
    version: (kind, number) => `${kind}, version ${number}`,
    signBy: 'Skrivs under senast',
    action: 'Öppna dokumentet',
  },
  'zh-CN': {
    kinds: { letter_of_intent: '意向书', agreement: '试点协议' },
    subject: {
      sign: (kind, title) => `请签署${kind}：${title}`,
      again: (kind, title) => `${kind}尚待签署：${title}`,
      signed: (kind, title) => `${kind}已由各方签署：${title}`,
    },
    heading: { sign: '请您签署', again: '您尚未签署', signed: '各方均已签署' },
    lead: {
      sign: (title) => `试点“${title}”的文件已备好，请阅读并签署。`,
      again: (title) => `试点“${title}”的文件正在等待您签署。`,
      signed: (title) => `团队、承接方和负责人均已签署试点“${title}”的文件。`,
    },
    how: {
      sign: '在正文下方输入您的姓名即为签署。所签内容将按您看到的原样保存。',
      again: '在正文下方输入您的姓名即为签署。如内容有误，请告知试点负责人，由新版本替换。',
      signed: '文件连同全部签名和哈希值保存在试点页面。',
    },
    paper: '文件',
    version: (kind, number) => `${kind}，第 ${number} 版`,
    signBy: '签署期限',
    action: '打开文件',
  },
}

export const pilotAgreement = template({
  schema,
  preview: { ...pilotPreview, kind: 'agreement', number: 1, signBy: '2022-02-15', part: 'sign' },
  reason: sideReason,
  subject: ({ part, kind, title }, { locale }) =>
    texts[locale].subject[part](texts[locale].kinds[kind], title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.lead[data.part](data.title)}
        heading={text.heading[data.part]}
        phase="pilot"
        action={{ label: text.action, path: pathsFor(mail).pilotAgreement(data.pilotSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead[data.part](data.title)}</P>
        <Facts
          rows={[
            [text.paper, text.version(text.kinds[data.kind], data.number)],
            ...(data.part === 'signed'
              ? []
              : [[text.signBy, formatCalendarDay(mail.locale, data.signBy)] as const]),
          ]}
        />
        <P>{text.how[data.part]}</P>
      </Layout>
    )
  },
})
