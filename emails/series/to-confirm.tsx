import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const texts = {
  en: {
    subject: (round: string) => `Results to confirm: ${round}`,
    preheader: 'They count once somebody else has looked.',
    lead: (by: string, programme: string) => `${by} has entered results of “${programme}”.`,
    what: 'They count once another person has compared them with the paper and confirmed them. More that is entered today is on the same page; you hear of the round again tomorrow at the earliest.',
    action: 'Look and confirm',
  },
  fi: {
    subject: (round: string) => `Vahvistettavia tuloksia: ${round}`,
    preheader: 'Tulokset lasketaan vasta, kun toinen on katsonut ne.',
    lead: (by: string, programme: string) => `${by} on kirjannut tuloksia. Ohjelma: ${programme}.`,
    what: 'Ne lasketaan mukaan, kun joku toinen on verrannut ne paperiin ja vahvistanut ne. Samalta sivulta löydät myös tänään myöhemmin kirjatut tulokset. Tästä kierroksesta kuulet uudelleen aikaisintaan huomenna.',
    action: 'Katso ja vahvista',
  },
  sv: {
    subject: (round: string) => `Resultat att bekräfta: ${round}`,
    preheader: 'De räknas när någon annan har tittat.',
    lead: (by: string, programme: string) => `${by} har fört in resultat i ”${programme}”.`,
    what: 'De räknas när någon annan har jämfört dem med papperet och bekräftat dem. Det som förs in senare i dag finns på samma sida; om omgången hör du igen tidigast i morgon.',
    action: 'Titta och bekräfta',
  },
  'zh-CN': {
    subject: (round: string) => `有成绩待确认：${round}`,
    preheader: '须由另一人核对后才计入。',
    lead: (by: string, programme: string) => `${by} 已录入“${programme}”的成绩。`,
    what: '成绩须由另一人对照纸质记录核对并确认后才计入。今天后续录入的成绩也在同一页面；本轮最早明天再通知您。',
    action: '核对并确认',
  },
} satisfies Record<Locale, unknown>

/** Something entered in a round of a series waits for a second person. Once a day and round at most. */
export const seriesToConfirm = template({
  schema: z.object({
    programmeSlug: opaque(z.string()),
    programme: opaque(z.string()),
    /** The round's place in the series. */
    position: z.int(),
    round: opaque(z.string()),
    enteredBy: opaque(z.string()),
  }),
  preview: {
    ...{ programmeSlug: 'robots-in-two-cities', programme: 'Robots in two cities' },
    ...{ position: 2, round: 'Qualification', enteredBy: 'Aino Esimerkki' },
  },
  reason: {
    en: 'you confirm results of this series.',
    fi: 'vahvistat tämän sarjan tuloksia.',
    sv: 'du bekräftar resultat i den här serien.',
    'zh-CN': '您负责确认该系列赛的成绩。',
  },
  subject: ({ round }, { locale }) => texts[locale].subject(round),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject(data.round)}
        action={{
          label: text.action,
          path: pathsFor(mail).organise.module(data.programmeSlug, `series/rounds/${data.position}`),
        }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.enteredBy, data.programme)}</P>
        <P>{text.what}</P>
      </Layout>
    )
  },
})
