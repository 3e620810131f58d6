import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { pitchEntry, pitchPreview, pitchSchema, SlotFacts, slotPreview, slotSchema } from './about-pitch.tsx'

const schema = z.object({ ...pitchSchema, slot: z.nullable(slotSchema) })

const texts = {
  en: {
    subject: { chosen: 'Your pitch is set', open: 'You are invited to pitch' },
    preheader: 'Your proposal is among the finalists.',
    heading: { chosen: 'When you pitch', open: 'You are invited to pitch' },
    lead: (title: string, challenge: string) =>
      `“${title}” is a finalist of “${challenge}”. The jury wants to hear you before it decides.`,
    open: 'Choose a time on your page. The times that are left are shown in your zone and the organiser’s; whoever chooses first has it.',
    quiet: 'Please keep it to yourselves until the results are public.',
    action: { chosen: 'Open your page', open: 'Choose a time' },
  },
  fi: {
    subject: { chosen: 'Pitchauksenne aika on sovittu', open: 'Kutsu pitchaamaan' },
    preheader: 'Ehdotuksenne on finalisti.',
    heading: { chosen: 'Milloin pitchaatte', open: 'Teidät on kutsuttu pitchaamaan' },
    lead: (title: string, challenge: string) =>
      `”${title}” on haasteen ”${challenge}” finalisti. Tuomaristo haluaa kuulla teitä ennen päätöstä.`,
    open: 'Valitkaa aika sivultanne. Vapaat ajat näkyvät omalla ja järjestäjän vyöhykkeellä; ensimmäinen valitsija saa ajan.',
    quiet: 'Pitäkää tämä omana tietonanne, kunnes tulokset ovat julkisia.',
    action: { chosen: 'Avaa sivunne', open: 'Valitse aika' },
  },
  sv: {
    subject: { chosen: 'Tiden för er pitch är bestämd', open: 'Ni är inbjudna att pitcha' },
    preheader: 'Ert förslag är bland finalisterna.',
    heading: { chosen: 'När ni pitchar', open: 'Ni är inbjudna att pitcha' },
    lead: (title: string, challenge: string) =>
      `”${title}” är finalist i ”${challenge}”. Juryn vill höra er innan den beslutar.`,
    open: 'Välj en tid på er sida. De lediga tiderna visas i er och i arrangörens tidszon; den som väljer först får tiden.',
    quiet: 'Behåll det för er själva tills resultaten är offentliga.',
    action: { chosen: 'Öppna er sida', open: 'Välj en tid' },
  },
  'zh-CN': {
    subject: { chosen: '您的路演时间已确定', open: '邀请您参加路演' },
    preheader: '您的方案已入围。',
    heading: { chosen: '您的路演时间', open: '邀请您参加路演' },
    lead: (title: string, challenge: string) =>
      `“${title}”已入围“${challenge}”。评审团希望在作出决定前听取您的介绍。`,
    open: '请在您的页面上选择时段。剩余时段以您所在时区和主办方时区显示，先选先得。',
    quiet: '结果公布之前请予保密。',
    action: { chosen: '打开您的页面', open: '选择时段' },
  },
} satisfies Record<Locale, unknown>

export const pitchInvited = template({
  schema,
  preview: { ...pitchPreview, slot: slotPreview },
  reason: teamReason,
  subject: ({ reference, slot }, { locale }) =>
    withReference(reference, texts[locale].subject[slot ? 'chosen' : 'open']),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const way = data.slot ? 'chosen' : 'open'
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading[way]}
        phase="judge"
        action={{ label: text.action[way], path: pathsFor(mail).pitch(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.title, data.challenge)}</P>
        {data.slot ? <SlotFacts mail={mail} slot={data.slot} /> : <P>{text.open}</P>}
        <P>{text.quiet}</P>
      </Layout>
    )
  },
  calendar: (data, mail) => (data.slot ? pitchEntry(data, data.slot, mail) : null),
})
