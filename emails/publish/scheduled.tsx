import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Deadline, Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { challengePreview, challengeSchema, organiserReason } from './about-challenge.ts'

const schema = z.object({ ...challengeSchema, remarks: z.int().nonnegative() })

const texts = {
  en: {
    subject: (challenge: string) => `On the calendar: ${challenge}`,
    preheader: 'It opens by itself.',
    heading: 'The challenge is on the calendar',
    lead: (challenge: string) => `“${challenge}” opens by itself. Nobody has to be there.`,
    opens: 'It opens',
    closes: 'Proposals close',
    remarks: (count: number) =>
      count === 1 ? 'There is one remark on these dates.' : `There are ${count} remarks on these dates.`,
    until: 'Until it opens you can take it off the calendar again.',
    action: 'See what will happen',
  },
  fi: {
    subject: (challenge: string) => `Ajastettu: ${challenge}`,
    preheader: 'Se avautuu itsestään.',
    heading: 'Haaste on ajastettu',
    lead: (challenge: string) =>
      `Haaste ”${challenge}” avautuu itsestään. Kenenkään ei tarvitse olla paikalla.`,
    opens: 'Avautuu',
    closes: 'Haku sulkeutuu',
    remarks: (count: number) =>
      count === 1 ? 'Päivistä on yksi huomautus.' : `Päivistä on ${count} huomautusta.`,
    until: 'Ajastuksen voi perua avautumiseen saakka.',
    action: 'Katso, mitä tapahtuu',
  },
  sv: {
    subject: (challenge: string) => `I kalendern: ${challenge}`,
    preheader: 'Den öppnar av sig själv.',
    heading: 'Utmaningen ligger i kalendern',
    lead: (challenge: string) => `”${challenge}” öppnar av sig själv. Ingen behöver vara på plats.`,
    opens: 'Öppnar',
    closes: 'Sista inlämning',
    remarks: (count: number) =>
      count === 1 ? 'Det finns en anmärkning om datumen.' : `Det finns ${count} anmärkningar om datumen.`,
    until: 'Fram till öppningen kan du ta bort den ur kalendern igen.',
    action: 'Se vad som händer',
  },
  'zh-CN': {
    subject: (challenge: string) => `已排入日程：${challenge}`,
    preheader: '届时将自动开放。',
    heading: '挑战已排入日程',
    lead: (challenge: string) => `“${challenge}”将自动开放，无需人工操作。`,
    opens: '开放时间',
    closes: '提交截止',
    remarks: (count: number) => `关于这些日期有 ${count} 条提示。`,
    until: '开放之前可随时撤回日程。',
    action: '查看后续安排',
  },
} satisfies Record<Locale, unknown>

export const challengeScheduled = template({
  schema,
  preview: { ...challengePreview, remarks: 2 },
  reason: organiserReason,
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="publish"
        action={{ label: text.action, path: pathsFor(mail).organise.publish(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <When mail={mail} label={text.opens} at={data.opensAt} />
        <Deadline mail={mail} label={text.closes} at={data.closesAt} graceMinutes={data.graceMinutes} />
        {data.remarks > 0 ? <P>{text.remarks(data.remarks)}</P> : null}
        <P>{text.until}</P>
      </Layout>
    )
  },
})
