import { z } from 'zod'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { hostOf, linkTo, pathsFor } from '#emails/parts/mail.ts'
import { Facts, Greeting, P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { partyReason, pilotPreview, pilotSchema } from './about-pilot.ts'

const schema = z.object({
  ...pilotSchema,
  milestoneId: opaque(z.string()),
  milestone: opaque(z.string()),
  /** ISO day. */
  dueOn: z.iso.date(),
  /** How far off it is: two weeks, three days, a day over, or a week, when others are told too. */
  left: z.enum(['14d', '3d', 'overdue', 'late']),
})

const texts = {
  en: {
    subject: {
      '14d': (milestone: string) => `Due in two weeks: ${milestone}`,
      '3d': (milestone: string) => `Due in three days: ${milestone}`,
      overdue: (milestone: string) => `The report is missing: ${milestone}`,
      late: (milestone: string) => `No report for a week: ${milestone}`,
    },
    lead: (title: string) => `A milestone of the pilot “${title}” has no report yet.`,
    how: 'A few sentences are enough: what was done, what was learned, what changed. Also say so when it did not work out.',
    late: 'This mail goes to the manager and the host. If the day cannot be kept, agree on another one with each other and say so in the report.',
    milestone: 'Milestone',
    due: 'Due',
    action: 'Report the milestone',
  },
  fi: {
    subject: {
      '14d': (milestone: string) => `Kahden viikon päästä: ${milestone}`,
      '3d': (milestone: string) => `Kolmen päivän päästä: ${milestone}`,
      overdue: (milestone: string) => `Raportti puuttuu: ${milestone}`,
      late: (milestone: string) => `Raportti on viikon myöhässä: ${milestone}`,
    },
    lead: (title: string) => `Pilotin ”${title}” välitavoitteella ei ole vielä raporttia.`,
    how: 'Muutama virke riittää: mitä tehtiin, mitä opittiin, mikä muuttui. Kerro myös, jos jokin ei onnistunut.',
    late: 'Tämä viesti menee pilotin vetäjälle ja isännälle. Jos päivä ei pidä, sopikaa uudesta keskenänne ja kertokaa siitä raportissa.',
    milestone: 'Välitavoite',
    due: 'Määräpäivä',
    action: 'Raportoi välitavoite',
  },
  sv: {
    subject: {
      '14d': (milestone: string) => `Om två veckor: ${milestone}`,
      '3d': (milestone: string) => `Om tre dagar: ${milestone}`,
      overdue: (milestone: string) => `Rapporten saknas: ${milestone}`,
      late: (milestone: string) => `Rapporten är en vecka sen: ${milestone}`,
    },
    lead: (title: string) => `Ett delmål i piloten ”${title}” har ingen rapport än.`,
    how: 'Några meningar räcker: vad ni gjorde, vad ni lärde er, vad som ändrades. Berätta också om det inte gick.',
    late: 'Det här brevet går till pilotens ledare och värd. Går dagen inte att hålla, kom överens om en ny och skriv det i rapporten.',
    milestone: 'Delmål',
    due: 'Senast',
    action: 'Rapportera delmålet',
  },
  'zh-CN': {
    subject: {
      '14d': (milestone: string) => `两周后到期：${milestone}`,
      '3d': (milestone: string) => `三天后到期：${milestone}`,
      overdue: (milestone: string) => `报告尚未提交：${milestone}`,
      late: (milestone: string) => `报告已逾期一周：${milestone}`,
    },
    lead: (title: string) => `试点“${title}”有一个里程碑尚未报告。`,
    how: '写几句话即可：做了什么、学到什么、有何变化。未能实现也请如实说明。',
    late: '本邮件同时发给试点负责人和承接方联系人。如确实无法按期完成，请双方另行商定日期，并在报告中说明。',
    milestone: '里程碑',
    due: '到期日',
    action: '报告里程碑',
  },
} satisfies Record<Locale, unknown>

export const milestoneDue = template({
  schema,
  preview: {
    ...pilotPreview,
    milestoneId: '6b2f0f5e-3c1d-4b7a-9a51-0d6f3a4b5c6d',
    milestone: 'Sensors installed',
    dueOn: '2022-03-01',
    left: '14d',
  },
  reason: partyReason,
  subject: (data, { locale }) => texts[locale].subject[data.left](data.milestone),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.lead(data.title)}
        heading={text.subject[data.left](data.milestone)}
        phase="pilot"
        action={{ label: text.action, path: pathsFor(mail).hostedPilot(data.pilotSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.title)}</P>
        <Facts
          rows={[
            [text.milestone, data.milestone],
            [text.due, formatCalendarDay(mail.locale, data.dueOn)],
          ]}
        />
        <P>{text.how}</P>
        {data.left === 'late' ? <P>{text.late}</P> : null}
      </Layout>
    )
  },
  /** The day of a milestone is part of the agreement and does not move. What is overdue is in no calendar. */
  calendar: ({ milestoneId, milestone, title, dueOn, left, pilotSlug }, mail) => {
    if (left === 'overdue' || left === 'late') return null
    const url = linkTo(mail, pathsFor(mail).hostedPilot(pilotSlug))
    return {
      uid: calendarEventId('milestone', milestoneId, hostOf(mail)),
      title: `${texts[mail.locale].milestone}: ${milestone}`,
      startsAt: dueOn,
      sequence: 0,
      url,
      description: `${texts[mail.locale].lead(title)} ${url}`,
    }
  },
})
