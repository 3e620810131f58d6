import { z } from 'zod'
import { opaque } from '#emails/parts/opaque.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { formatMoney } from '#app/platform/format.ts'
import type { Mail } from '#emails/parts/mail.ts'
import { Facts, Hash, P, Quote, When } from '#emails/parts/pieces.tsx'

/** What every mail about the outcome of one proposal is given. */
export const outcomeSchema = {
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  challengeSlug: opaque(z.string()),
  /** Why, in the organiser's words. */
  reason: opaque(z.string()),
  /** To the team alone; may be empty. */
  feedback: opaque(z.string()),
  /** The entry that sealed how it was decided, with its fingerprint; empty where nothing was sealed. */
  record: opaque(z.string()),
  /** From then on no appeal is taken any more. */
  appealsUntil: z.iso.datetime(),
}

export const outcomePreview = {
  proposalId: '0b9c2f1e-7a64-4c1b-9f0e-3f4a5b6c7d8e',
  reference: 'HEL-2021-K7QF-M',
  title: 'Heat that stays in the block',
  challenge: 'Smart energy for city blocks',
  challengeSlug: 'smart-energy',
  reason: 'The plan can start in one building and grow from there.',
  feedback: 'The jury would have liked to see who repairs the pumps in January.',
  record: '123 0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
  appealsUntil: '2022-01-28T08:00:00.000Z',
}

/** What every mail that offers a place is given besides. */
export const offerSchema = {
  /** What the award is called; empty where the awards have no names. */
  award: opaque(z.string()),
  /** What it pays; null where it pays nothing. */
  amount: z.int().nullable(),
  currency: z.string().nullable(),
  answerBy: z.iso.datetime(),
  /** Somebody waits on the reserve list of the same award. */
  hasReserve: z.boolean(),
}

export const offerPreview = {
  award: 'Pilot for a building',
  amount: 15_000,
  currency: 'EUR',
  answerBy: '2022-01-28T08:00:00.000Z',
  hasReserve: true,
}

const offerWords = {
  en: { award: 'Award', sum: 'It pays', answerBy: 'Please answer by' },
  fi: { award: 'Palkinto', sum: 'Summa', answerBy: 'Vastatkaa viimeistään' },
  sv: { award: 'Pris', sum: 'Belopp', answerBy: 'Svara senast' },
  'zh-CN': { award: '奖项', sum: '金额', answerBy: '请在此时间前答复' },
} satisfies Record<Locale, unknown>

/** Which award it is, what it pays, and until when the lead of the team is asked to answer. */
export function Offer({ mail, offer }: { mail: Mail; offer: z.output<z.ZodObject<typeof offerSchema>> }) {
  const word = offerWords[mail.locale]
  const { award, amount, currency } = offer
  const rows: [string, string][] = [
    ...(award === '' ? [] : [[word.award, award] as [string, string]]),
    ...(amount === null || currency === null
      ? []
      : [[word.sum, formatMoney(mail.locale, amount, currency)] as [string, string]]),
  ]
  return (
    <>
      <Facts rows={rows} />
      <When mail={mail} label={word.answerBy} at={offer.answerBy} />
    </>
  )
}

const labels: Record<Locale, { reason: string; feedback: string }> = {
  en: { reason: 'The reason for the decision:', feedback: 'A word to your team:' },
  fi: { reason: 'Päätöksen perustelu:', feedback: 'Sana tiimillenne:' },
  sv: { reason: 'Motiveringen till beslutet:', feedback: 'Ett ord till ert team:' },
  'zh-CN': { reason: '决定理由：', feedback: '给贵团队的话：' },
}

/** Neither bands nor comments stand in a mail: a page can be closed to others, a mail is passed on. */
const onThePage: Record<Locale, string> = {
  en: 'The page of the result has the rest of your feedback: how your proposal stood beside the others in each criterion and what jurors wrote to you, as far as it can be told. There you can also say whether it was useful.',
  fi: 'Muu palaute on tuloksen sivulla: miten ehdotuksenne sijoittui muihin verrattuna kussakin kriteerissä ja mitä tuomarit kirjoittivat teille, siltä osin kuin se voidaan kertoa. Siellä voitte myös kertoa, oliko siitä hyötyä.',
  sv: 'Resten av återkopplingen finns på resultatets sida: hur ert förslag stod sig mot de andra i varje kriterium och vad jurymedlemmarna skrev till er, så långt det kan berättas. Där kan ni också säga om den var till nytta.',
  'zh-CN':
    '其余反馈见结果页面：在可公布的范围内，列出您的方案在各项标准上与其他方案相比的位置，以及评委写给您的评语。您也可以在那里说明反馈是否有用。',
}

/** Where the rest of the feedback stands. */
export function OnThePage({ mail }: { mail: Mail }) {
  return <P>{onThePage[mail.locale]}</P>
}

/** The reason and, where there is some, the feedback, in the words they were written in; and where the rest of it stands. */
export function ReasonAndFeedback({
  mail,
  reason,
  feedback,
}: {
  mail: Mail
  reason: string
  feedback: string
}) {
  const label = labels[mail.locale]
  return (
    <>
      <P>{label.reason}</P>
      <Quote>{reason}</Quote>
      {feedback === '' ? null : (
        <>
          <P>{label.feedback}</P>
          <Quote>{feedback}</Quote>
        </>
      )}
      <OnThePage mail={mail} />
    </>
  )
}

const appeals = {
  en: {
    label: 'Appeals are taken until',
    text: 'If you think something went wrong in how it was decided, or a fact is wrong, your team can appeal on the page of the result. What the jury thought of a proposal is not judged again.',
  },
  fi: {
    label: 'Oikaisupyyntöjä otetaan vastaan',
    text: 'Jos jokin meni mielestänne vikaan siinä, miten asia päätettiin, tai jokin tieto on väärä, tiiminne voi pyytää oikaisua tuloksen sivulla. Tuomariston arviota ehdotuksista ei tehdä uudelleen.',
  },
  sv: {
    label: 'Omprövning kan begäras till',
    text: 'Om ni anser att något gick fel i hur det beslutades, eller att en uppgift är fel, kan ert team begära omprövning på resultatets sida. Juryns bedömning av förslagen görs inte om.',
  },
  'zh-CN': {
    label: '申诉截止时间',
    text: '如认为决定的形成过程有误，或某项事实有误，贵团队可在结果页面提出申诉。评审团对方案的评价不再重新进行。',
  },
} satisfies Record<Locale, { label: string; text: string }>

/** That the team may appeal, until when, and what about. */
export function Appeals({ mail, until }: { mail: Mail; until: string }) {
  const { label, text } = appeals[mail.locale]
  return (
    <>
      <P>{text}</P>
      <When mail={mail} label={label} at={until} />
    </>
  )
}

const witness: Record<Locale, string> = {
  en: 'Keep this mail: with this entry of the record and its fingerprint anybody can check that nothing of how it was decided was changed since:',
  fi: 'Säilytä tämä viesti: tämän pöytäkirjan merkinnän ja sen tiivisteen avulla kuka tahansa voi tarkistaa, ettei päätöksen syntyä ole sen jälkeen muutettu:',
  sv: 'Spara det här mejlet: med den här posten i protokollet och dess fingeravtryck kan vem som helst kontrollera att inget i hur det beslutades har ändrats sedan dess:',
  'zh-CN': '请保留此邮件：凭以下记录条目及其校验值，任何人都可以核对决定的形成过程此后是否被改动：',
}

/** What makes a mail a witness; nothing where nothing was sealed. */
export function Witness({ mail, record }: { mail: Mail; record: string }) {
  if (record === '') return null
  return (
    <>
      <P>{witness[mail.locale]}</P>
      <P>
        <Hash>{record}</Hash>
      </P>
    </>
  )
}
