import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { challengePreview, challengeSchema, organiserReason } from './about-challenge.ts'

const schema = z.object({ ...challengeSchema, asker: opaque(z.string()).nullable() })

const texts = {
  en: {
    subject: (challenge: string) => `Please review: ${challenge}`,
    preheader: 'A challenge waits for a second person.',
    heading: 'A challenge waits for your review',
    lead: (challenge: string, asker: string | null) =>
      `${asker ?? 'Its author'} has finished “${challenge}” and asks for approval. It can open only when a second person has approved it.`,
    what: 'Read it as the public will see it. Then approve it, or hand it back and say what to change.',
    opens: 'Planned opening',
    action: 'Review the challenge',
  },
  fi: {
    subject: (challenge: string) => `Tarkistettavaksi: ${challenge}`,
    preheader: 'Haaste odottaa toista ihmistä.',
    heading: 'Haaste odottaa tarkistustasi',
    lead: (challenge: string, asker: string | null) =>
      `Haaste ”${challenge}” on valmis, ja hyväksyntää pyytää ${asker ?? 'sen laatija'}. Se voi avautua vasta, kun toinen ihminen on hyväksynyt sen.`,
    what: 'Lue se sellaisena kuin yleisö sen näkee. Hyväksy se tai palauta se ja kerro, mitä pitää muuttaa.',
    opens: 'Suunniteltu avautuminen',
    action: 'Tarkista haaste',
  },
  sv: {
    subject: (challenge: string) => `För granskning: ${challenge}`,
    preheader: 'En utmaning väntar på en andra person.',
    heading: 'En utmaning väntar på din granskning',
    lead: (challenge: string, asker: string | null) =>
      `”${challenge}” är färdig, och ${asker ?? 'författaren'} ber om godkännande. Den kan öppna först när en andra person har godkänt den.`,
    what: 'Läs den så som allmänheten kommer att se den. Godkänn den, eller lämna tillbaka den och säg vad som ska ändras.',
    opens: 'Planerad öppning',
    action: 'Granska utmaningen',
  },
  'zh-CN': {
    subject: (challenge: string) => `请审核：${challenge}`,
    preheader: '有一项挑战需要第二人批准。',
    heading: '有一项挑战等待您审核',
    lead: (challenge: string, asker: string | null) =>
      `${asker ?? '作者'}已完成“${challenge}”并申请批准。须经第二人批准后方可开放。`,
    what: '请按公众将看到的样式阅读，然后批准，或退回并说明需要修改之处。',
    opens: '计划开放时间',
    action: '审核挑战',
  },
} satisfies Record<Locale, unknown>

export const reviewRequested = template({
  schema,
  preview: { ...challengePreview, asker: 'Aino Esimerkki' },
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
        <P>{text.lead(data.challenge, data.asker)}</P>
        <P>{text.what}</P>
        <When mail={mail} label={text.opens} at={data.opensAt} />
      </Layout>
    )
  },
})
