import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { jurorReason } from './juror-reason.ts'
import { dueWords, judgedBy, wordsFor } from './judged-by.ts'

const schema = z.object({
  challenge: opaque(z.string()),
  slug: opaque(z.string()),
  left: z.number().int(),
  /** As long as these usually take. */
  hours: z.number().int(),
  judgingEndsAt: z.iso.datetime(),
  judgedBy,
})

const texts = {
  en: {
    subject: (challenge: string) => `Will you manage? ${challenge}`,
    preheader: 'If not, say so: somebody else can take over what you have not opened.',
    heading: 'How is your judging going?',
    lead: (left: number, hours: number, challenge: string) =>
      `In “${challenge}” ${left === 1 ? 'one of your scorecards is' : `${left} of your scorecards are`} not final, about ${hours === 1 ? 'an hour' : `${hours} hours`} of work. At the pace so far it will not be done in time.`,
    help: 'If you cannot manage, answer this mail today. What you have not opened can go to another juror; what you have begun stays yours.',
    action: 'Continue judging',
  },
  fi: {
    subject: (challenge: string) => `Ehditkö? ${challenge}`,
    preheader: 'Jos et ehdi, kerro siitä: avaamattomat voi siirtää toiselle.',
    heading: 'Miten arviointi etenee?',
    lead: (left: number, hours: number, challenge: string) =>
      `Haasteessa ”${challenge}” sinulta puuttuu ${left === 1 ? 'yksi valmis arvio' : `${left} valmista arviota`}, noin ${hours === 1 ? 'tunti' : `${hours} tuntia`} työtä. Nykyisellä tahdilla ne eivät valmistu ajoissa.`,
    help: 'Jos et ehdi, vastaa tähän viestiin vielä tänään. Avaamattomat ehdotukset voi siirtää toiselle tuomarille; aloittamasi pysyvät sinulla.',
    action: 'Jatka arviointia',
  },
  sv: {
    subject: (challenge: string) => `Hinner du? ${challenge}`,
    preheader: 'Säg till om du inte hinner: det du inte har öppnat kan någon annan ta över.',
    heading: 'Hur går det med bedömningen?',
    lead: (left: number, hours: number, challenge: string) =>
      `I ”${challenge}” är ${left === 1 ? 'en av dina bedömningar' : `${left} av dina bedömningar`} inte klar, ungefär ${hours === 1 ? 'en timmes' : `${hours} timmars`} arbete. I den takt som varit blir det inte klart i tid.`,
    help: 'Om du inte hinner, svara på det här mejlet redan i dag. Det du inte har öppnat kan gå till en annan jurymedlem; det du har börjat med behåller du.',
    action: 'Fortsätt bedöma',
  },
  'zh-CN': {
    subject: (challenge: string) => `评审能按时完成吗？${challenge}`,
    preheader: '如有困难请告知：您尚未打开的方案可以转交他人。',
    heading: '您的评审进展如何？',
    lead: (left: number, hours: number, challenge: string) =>
      `在“${challenge}”中，您还有 ${left} 份评分未定稿，约需 ${hours} 小时。按目前的进度，将无法按时完成。`,
    help: '如果无法完成，请今天回复本邮件。您尚未打开的方案可以转交其他评委；已开始评审的仍由您完成。',
    action: '继续评审',
  },
} satisfies Record<Locale, unknown>

const ballotTexts = {
  en: {
    lead: (left, hours, challenge) =>
      `Your ballot in “${challenge}” is not final. ${left === 1 ? 'One proposal is' : `${left} proposals are`} on it, about ${hours === 1 ? 'an hour' : `${hours} hours`} of reading. At the pace so far it will not be done in time.`,
  },
  fi: {
    lead: (left, hours, challenge) =>
      `Äänestyslippusi haasteessa ”${challenge}” ei ole valmis. Sillä on ${left === 1 ? 'yksi ehdotus' : `${left} ehdotusta`}, luettavaa noin ${hours === 1 ? 'tunniksi' : `${hours} tunniksi`}. Nykyisellä tahdilla se ei valmistu ajoissa.`,
  },
  sv: {
    lead: (left, hours, challenge) =>
      `Din röstsedel i ”${challenge}” är inte klar. På den står ${left === 1 ? 'ett förslag' : `${left} förslag`}, ungefär ${hours === 1 ? 'en timmes' : `${hours} timmars`} läsning. I den takt som varit blir den inte klar i tid.`,
  },
  'zh-CN': {
    lead: (left, hours, challenge) =>
      `您在“${challenge}”中的选票尚未定稿，其中有 ${left} 份方案，阅读约需 ${hours} 小时。按目前的进度，将无法按时完成。`,
  },
} satisfies Record<Locale, Partial<(typeof texts)['en']>>

/** A juror will probably not finish, and whoever runs the jury asks how it goes. */
export const juryNudged = template({
  schema,
  preview: {
    challenge: 'Cooler streets in dense districts',
    slug: 'cooler-streets',
    left: 7,
    hours: 3,
    judgingEndsAt: '2022-01-12T14:00:00.000Z',
    judgedBy: 'scorecards',
  },
  reason: jurorReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
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
        <P>{text.lead(data.left, data.hours, data.challenge)}</P>
        <P>{text.help}</P>
        <When mail={mail} label={dueWords[mail.locale][data.judgedBy]} at={data.judgingEndsAt} />
      </Layout>
    )
  },
})
