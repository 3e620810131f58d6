import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { jurorReason } from './juror-reason.ts'
import { dueWords, judgedBy, wordsFor } from './judged-by.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  left: z.number().int(),
  assigned: z.number().int(),
  judgingEndsAt: z.iso.datetime(),
  /** The jury deadline has just moved. */
  isExtended: z.boolean(),
  judgedBy,
})

const texts = {
  en: {
    subject: (left: number, assigned: number, challenge: string) =>
      `${left} of ${assigned} left to judge: ${challenge}`,
    preheader: 'What is saved is kept; only final scorecards count.',
    heading: 'What is left to judge',
    lead: (left: number, assigned: number, challenge: string) =>
      `Of your ${assigned} proposals in “${challenge}”, ${left} ${left === 1 ? 'has' : 'have'} no final scorecard yet.`,
    extended: 'The jury has more time: the deadline below is new.',
    drafts: 'A draft does not count. Mark it as final when it is ready.',
    action: 'Continue judging',
  },
  fi: {
    subject: (left: number, assigned: number, challenge: string) =>
      `${left}/${assigned} arvioimatta: ${challenge}`,
    preheader: 'Tallennettu säilyy; vain valmiit arviot lasketaan.',
    heading: 'Vielä arvioitavana',
    lead: (left: number, assigned: number, challenge: string) =>
      `Sinulla on haasteessa ”${challenge}” ${assigned} arvioitavaa, joista ${left} on vailla valmista arviota.`,
    extended: 'Tuomaristo sai lisäaikaa: alla on uusi määräaika.',
    drafts: 'Keskeneräistä arviota ei lasketa. Merkitse se valmiiksi, kun se on sitä.',
    action: 'Jatka arviointia',
  },
  sv: {
    subject: (left: number, assigned: number, challenge: string) =>
      `${left} av ${assigned} kvar att bedöma: ${challenge}`,
    preheader: 'Det som sparats finns kvar; bara klara bedömningar räknas.',
    heading: 'Kvar att bedöma',
    lead: (left: number, assigned: number, challenge: string) =>
      `Av dina ${assigned} förslag i ”${challenge}” saknar ${left} en klar bedömning.`,
    extended: 'Juryn tid har förlängts: nedan står den nya tidsgränsen.',
    drafts: 'Ett utkast räknas inte. Markera det som klart när du är färdig.',
    action: 'Fortsätt bedöma',
  },
  'zh-CN': {
    subject: (left: number, assigned: number, challenge: string) =>
      `还有 ${left}/${assigned} 份待评审：${challenge}`,
    preheader: '已保存的内容不会丢失，仅定稿的评分计入结果。',
    heading: '待完成的评审',
    lead: (left: number, assigned: number, challenge: string) =>
      `您在“${challenge}”中的 ${assigned} 份方案里，还有 ${left} 份未定稿。`,
    extended: '评审时间已延长，下方为新的截止时间。',
    drafts: '草稿不计入结果，完成后请定稿。',
    action: '继续评审',
  },
} satisfies Record<Locale, unknown>

const ballotTexts = {
  en: {
    subject: (_, __, challenge) => `Your ballot is not final: ${challenge}`,
    preheader: 'What is saved is kept; only a final ballot counts.',
    heading: 'Your ballot is not final yet',
    lead: (_, assigned, challenge) =>
      `${assigned === 1 ? 'One proposal' : `${assigned} proposals`} of “${challenge}” ${assigned === 1 ? 'is' : 'are'} yours to judge, and your ballot is not final.`,
    drafts: 'A ballot that is not final does not count. Mark it as final when it says what you mean.',
  },
  fi: {
    subject: (_, __, challenge) => `Äänestyslippusi ei ole valmis: ${challenge}`,
    preheader: 'Tallennettu säilyy; vain valmis äänestyslippu lasketaan.',
    heading: 'Äänestyslippusi ei ole vielä valmis',
    lead: (_, assigned, challenge) =>
      `Sinulla on haasteessa ”${challenge}” ${assigned} arvioitavaa ${assigned === 1 ? 'ehdotus' : 'ehdotusta'}, eikä äänestyslippusi ole valmis.`,
    drafts: 'Keskeneräistä äänestyslippua ei lasketa. Merkitse se valmiiksi, kun se vastaa kantaasi.',
  },
  sv: {
    subject: (_, __, challenge) => `Din röstsedel är inte klar: ${challenge}`,
    preheader: 'Det som sparats finns kvar; bara en klar röstsedel räknas.',
    heading: 'Din röstsedel är inte klar än',
    lead: (_, assigned, challenge) =>
      `Du har ${assigned} förslag att bedöma i ”${challenge}”, och din röstsedel är inte klar.`,
    drafts: 'En röstsedel som inte är klar räknas inte. Markera den som klar när den säger vad du menar.',
  },
  'zh-CN': {
    subject: (_, __, challenge) => `您的选票尚未定稿：${challenge}`,
    preheader: '已保存的内容不会丢失，仅定稿的选票计入结果。',
    heading: '您的选票尚未定稿',
    lead: (_, assigned, challenge) => `“${challenge}”有 ${assigned} 份方案由您评审，您的选票尚未定稿。`,
    drafts: '未定稿的选票不计入结果，填写妥当后请定稿。',
  },
} satisfies Record<Locale, Partial<(typeof texts)['en']>>

/** A juror has scorecards that are not final, and the jury deadline is near. */
export const juryProgress = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    left: 4,
    assigned: 12,
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
    isExtended: true,
  },
  reason: jurorReason,
  subject: (data, { locale }) =>
    wordsFor(data.judgedBy, texts[locale], ballotTexts[locale]).subject(
      data.left,
      data.assigned,
      data.challenge,
    ),
  Body({ data, mail }) {
    const text = wordsFor(data.judgedBy, texts[mail.locale], ballotTexts[mail.locale])
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="judge"
        action={{ label: text.action, path: pathsFor(mail).juryQueue(data.slug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.left, data.assigned, data.challenge)}</P>
        {data.isExtended ? <P>{text.extended}</P> : null}
        <P>{text.drafts}</P>
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
      </Layout>
    )
  },
})
