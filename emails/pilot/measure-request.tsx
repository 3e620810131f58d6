import { z } from 'zod'
import { formatCalendarDay } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Facts, Greeting, List, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { partyReason, pilotPreview, pilotSchema } from './about-pilot.ts'

const schema = z.object({
  ...pilotSchema,
  /** Names of the measures that have no value yet. */
  measures: z.array(z.string()).min(1),
  /** A week has gone by since the first mail. */
  isAgain: z.boolean().default(false),
})

const texts = {
  en: {
    subject: (title: string) => `What did the pilot measure? ${title}`,
    again: (title: string) => `Values are still missing: ${title}`,
    heading: 'The pilot period has ended',
    lead: (title: string) =>
      `The agreed time of the pilot “${title}” is over. These measures have no value yet:`,
    how: 'Each value needs its day and what it rests on: measured, reported, modelled, expected, rated or projected. A pilot with values can be closed as measured.',
    ended: 'Last day',
    action: 'Enter the values',
  },
  fi: {
    subject: (title: string) => `Mitä pilotissa mitattiin? ${title}`,
    again: (title: string) => `Arvoja puuttuu yhä: ${title}`,
    heading: 'Pilottijakso on päättynyt',
    lead: (title: string) =>
      `Pilotin ”${title}” sovittu aika on päättynyt. Näiltä mittareilta puuttuu vielä arvo:`,
    how: 'Jokaiseen arvoon kuuluu päivä ja perusta: mitattu, ilmoitettu, mallinnettu, odotettu, arvioitu tai ennustettu. Kun arvot on kirjattu, pilotin voi merkitä mitatuksi.',
    ended: 'Viimeinen päivä',
    action: 'Kirjaa arvot',
  },
  sv: {
    subject: (title: string) => `Vad mätte piloten? ${title}`,
    again: (title: string) => `Värden saknas fortfarande: ${title}`,
    heading: 'Pilotperioden är slut',
    lead: (title: string) =>
      `Den överenskomna tiden för piloten ”${title}” är slut. De här måtten saknar ännu värde:`,
    how: 'Varje värde behöver sin dag och vad det bygger på: uppmätt, rapporterat, modellerat, förväntat, skattat eller prognos. En pilot med värden kan avslutas som uppmätt.',
    ended: 'Sista dagen',
    action: 'För in värdena',
  },
  'zh-CN': {
    subject: (title: string) => `请录入试点成果：${title}`,
    again: (title: string) => `试点数值仍有缺失：${title}`,
    heading: '试点期已结束',
    lead: (title: string) => `试点“${title}”的约定期限已到，以下指标尚无数值：`,
    how: '每个数值都要注明日期和依据：实测值、上报值、模型值、预期值、评定值或推算值。数值齐备后，试点即可标记为已测量。',
    ended: '最后一天',
    action: '录入数值',
  },
} satisfies Record<Locale, unknown>

export const measureRequest = template({
  schema,
  preview: { ...pilotPreview, measures: ['Heat used per day', 'Hours without comfort'], isAgain: false },
  reason: partyReason,
  subject: ({ title, isAgain }, { locale }) => texts[locale][isAgain ? 'again' : 'subject'](title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.lead(data.title)}
        heading={text.heading}
        phase="pilot"
        action={{ label: text.action, path: pathsFor(mail).hostedPilot(data.pilotSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.title)}</P>
        <List items={data.measures} />
        <Facts rows={[[text.ended, formatCalendarDay(mail.locale, data.endsOn)]]} />
        <P>{text.how}</P>
      </Layout>
    )
  },
})
