import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, Quote, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { challengePreview, challengeSchema, organiserReason } from './about-challenge.ts'

const schema = z.object({
  ...challengeSchema,
  isApproved: z.boolean(),
  remarks: opaque(z.string()).nullable(),
})

const texts = {
  en: {
    preheader: 'The answer to your request for review.',
    opens: 'Planned opening',
    approved: {
      subject: (challenge: string) => `Approved: ${challenge}`,
      heading: 'Your challenge is approved',
      lead: (challenge: string) => `“${challenge}” has been approved.`,
      next: 'Put it on the calendar, and it opens by itself at its instant. If you change the brief, it has to be approved again.',
      action: 'Schedule the opening',
    },
    returned: {
      subject: (challenge: string) => `Changes asked for: ${challenge}`,
      heading: 'Your challenge came back',
      lead: (challenge: string) => `The reviewer of “${challenge}” asks for changes:`,
      next: 'Everything you wrote is still there. Ask for a review again when you are ready.',
      action: 'Open the brief',
    },
  },
  fi: {
    preheader: 'Vastaus tarkistuspyyntöösi.',
    opens: 'Suunniteltu avautuminen',
    approved: {
      subject: (challenge: string) => `Hyväksytty: ${challenge}`,
      heading: 'Haasteesi on hyväksytty',
      lead: (challenge: string) => `Haaste ”${challenge}” on hyväksytty.`,
      next: 'Ajasta se, niin se avautuu itsestään sovitulla hetkellä. Jos muutat kuvausta, hyväksyntä tarvitaan uudelleen.',
      action: 'Ajasta avautuminen',
    },
    returned: {
      subject: (challenge: string) => `Muutoksia pyydetty: ${challenge}`,
      heading: 'Haasteesi palautettiin',
      lead: (challenge: string) => `Haasteen ”${challenge}” tarkistaja pyytää muutoksia:`,
      next: 'Kaikki kirjoittamasi on tallessa. Pyydä tarkistusta uudelleen, kun olet valmis.',
      action: 'Avaa kuvaus',
    },
  },
  sv: {
    preheader: 'Svaret på din begäran om granskning.',
    opens: 'Planerad öppning',
    approved: {
      subject: (challenge: string) => `Godkänd: ${challenge}`,
      heading: 'Din utmaning är godkänd',
      lead: (challenge: string) => `”${challenge}” har godkänts.`,
      next: 'Lägg in den i kalendern, så öppnar den av sig själv i rätt ögonblick. Om du ändrar beskrivningen måste den godkännas på nytt.',
      action: 'Schemalägg öppningen',
    },
    returned: {
      subject: (challenge: string) => `Ändringar önskas: ${challenge}`,
      heading: 'Din utmaning kom tillbaka',
      lead: (challenge: string) => `Den som granskat ”${challenge}” ber om ändringar:`,
      next: 'Allt du skrivit finns kvar. Be om granskning igen när du är klar.',
      action: 'Öppna beskrivningen',
    },
  },
  'zh-CN': {
    preheader: '您的审核申请已有答复。',
    opens: '计划开放时间',
    approved: {
      subject: (challenge: string) => `已批准：${challenge}`,
      heading: '您的挑战已获批准',
      lead: (challenge: string) => `“${challenge}”已获批准。`,
      next: '排入日程后，挑战将在指定时刻自动开放。如修改征集书，须重新批准。',
      action: '安排开放',
    },
    returned: {
      subject: (challenge: string) => `需要修改：${challenge}`,
      heading: '您的挑战被退回修改',
      lead: (challenge: string) => `“${challenge}”的审核人提出修改意见：`,
      next: '您填写的内容均已保留。修改完成后可再次申请审核。',
      action: '打开征集书',
    },
  },
} satisfies Record<Locale, unknown>

export const approvedOrReturned = template({
  schema,
  preview: { ...challengePreview, isApproved: false, remarks: 'Say what the pilot host pays for.' },
  reason: organiserReason,
  subject: (data, { locale }) =>
    texts[locale][data.isApproved ? 'approved' : 'returned'].subject(data.challenge),
  Body({ data, mail }) {
    const words = texts[mail.locale]
    const text = words[data.isApproved ? 'approved' : 'returned']
    const paths = pathsFor(mail).organise
    return (
      <Layout
        mail={mail}
        preheader={words.preheader}
        heading={text.heading}
        phase="publish"
        action={{
          label: text.action,
          path: data.isApproved ? paths.publish(data.challengeSlug) : paths.brief(data.challengeSlug),
        }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        {data.remarks ? <Quote>{data.remarks}</Quote> : null}
        <P>{text.next}</P>
        <When mail={mail} label={words.opens} at={data.opensAt} />
      </Layout>
    )
  },
})
