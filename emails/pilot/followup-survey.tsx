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
  /** Since the last day of the pilot: 6 or 12. */
  months: z.number().int(),
})

const texts = {
  en: {
    since: (months: number) => (months === 6 ? 'Half a year' : 'A year'),
    subject: (title: string) => `What became of “${title}”?`,
    heading: 'What became of the pilot?',
    lead: (since: string, title: string) =>
      `${since} has passed since the last day of the pilot “${title}”. Is it in use, has it grown, was it changed, or has it ended?`,
    how: 'One choice and a few sentences. The choice is public with the pilot, your words are for its parties.',
    ended: 'Last day',
    action: 'Answer',
  },
  fi: {
    since: (months: number) => (months === 6 ? 'puoli vuotta' : 'vuosi'),
    subject: (title: string) => `Mitä siitä tuli: ${title}`,
    heading: 'Mitä pilotista tuli?',
    lead: (since: string, title: string) =>
      `Pilotin ”${title}” viimeisestä päivästä on kulunut ${since}. Onko ratkaisu käytössä, laajentunut, muuttunut vai päättynyt?`,
    how: 'Yksi valinta ja muutama virke. Valinta on julkinen, kun pilotti on; sanasi ovat pilotin osapuolille.',
    ended: 'Viimeinen päivä',
    action: 'Vastaa',
  },
  sv: {
    since: (months: number) => (months === 6 ? 'Ett halvår' : 'Ett år'),
    subject: (title: string) => `Vad blev det av ”${title}”?`,
    heading: 'Vad blev det av piloten?',
    lead: (since: string, title: string) =>
      `${since} har gått sedan sista dagen för piloten ”${title}”. Används den, har den vuxit, har den ändrats eller är den slut?`,
    how: 'Ett val och några meningar. Valet är offentligt när piloten är det, dina ord är för dess parter.',
    ended: 'Sista dagen',
    action: 'Svara',
  },
  'zh-CN': {
    since: (months: number) => (months === 6 ? '半年' : '一年'),
    subject: (title: string) => `试点后续：${title}`,
    heading: '试点后来怎样了？',
    lead: (since: string, title: string) =>
      `试点“${title}”结束至今已有${since}。方案仍在使用、已扩大、已调整，还是已停用？`,
    how: '选择一项并写几句话。所选项在试点公开时随之公开，文字仅供试点各方阅读。',
    ended: '最后一天',
    action: '回答',
  },
} satisfies Record<Locale, unknown>

export const followupSurvey = template({
  schema,
  preview: { ...pilotPreview, months: 6 },
  reason: sideReason,
  subject: (data, { locale }) => texts[locale].subject(data.title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const lead = text.lead(text.since(data.months), data.title)
    return (
      <Layout
        mail={mail}
        preheader={text.how}
        heading={text.heading}
        phase="pilot"
        action={{ label: text.action, path: pathsFor(mail).pilotFollowup(data.pilotSlug) }}
      >
        <Greeting mail={mail} />
        <P>{lead}</P>
        <P>{text.how}</P>
        <Facts rows={[[text.ended, formatCalendarDay(mail.locale, data.endsOn)]]} />
      </Layout>
    )
  },
})
