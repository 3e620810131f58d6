import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, type Mail } from '#emails/parts/mail.ts'
import { Facts, Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import {
  applicationPreview,
  applicationReason,
  applicationSchema,
  cohortRow,
  referenceRow,
} from './about-application.tsx'

const offerSchema = {
  ...applicationSchema,
  answerBy: z.iso.datetime(),
}
const offerPreview = {
  ...applicationPreview,
  answerBy: '2026-01-26T21:59:00.000Z',
}

const texts = {
  en: {
    subject: (startUp: string) => `A place is offered to ${startUp}`,
    movedUp: (startUp: string) => `A place has become free for ${startUp}`,
    preheader: 'Please answer in time: others are waiting.',
    heading: 'A place is yours if you take it',
    lead: (startUp: string, programme: string) => `${programme} offers ${startUp} a place.`,
    leadMovedUp: (startUp: string, programme: string) =>
      `Somebody gave a place at ${programme} back, and ${startUp} was next on the waiting list.`,
    answerBy: 'Answer before',
    then: 'The place is held until then. If you do not answer, it goes to the next who waits.',
    action: 'Answer',
    reminder: (startUp: string) => `One day left: the place of ${startUp}`,
    reminderHeading: 'One day left to answer',
    reminderLead: (startUp: string, programme: string) =>
      `A place at ${programme} is still held for ${startUp}, and we have no answer from you.`,
  },
  fi: {
    subject: (startUp: string) => `Paikka tarjolla: ${startUp}`,
    movedUp: (startUp: string) => `Paikka vapautui: ${startUp}`,
    preheader: 'Vastaa ajoissa: muut odottavat.',
    heading: 'Paikka on sinun, jos otat sen vastaan',
    lead: (startUp: string, programme: string) =>
      `Teille tarjotaan paikkaa. Ohjelma: ${programme}. Hakija: ${startUp}.`,
    leadMovedUp: (startUp: string, programme: string) =>
      `Ohjelmasta vapautui paikka, ja olitte jonossa seuraavana. Ohjelma: ${programme}. Hakija: ${startUp}.`,
    answerBy: 'Vastaa ennen',
    then: 'Paikkaa pidetään teille siihen asti. Jos vastausta ei tule, se siirtyy seuraavalle jonottajalle.',
    action: 'Vastaa',
    reminder: (startUp: string) => `Vuorokausi jäljellä: ${startUp}`,
    reminderHeading: 'Vastausaikaa on vuorokausi',
    reminderLead: (startUp: string, programme: string) =>
      `Paikkaa pidetään teille yhä, mutta vastausta ei ole tullut. Ohjelma: ${programme}. Hakija: ${startUp}.`,
  },
  sv: {
    subject: (startUp: string) => `En plats erbjuds ${startUp}`,
    movedUp: (startUp: string) => `En plats har blivit ledig för ${startUp}`,
    preheader: 'Svara i tid: andra väntar.',
    heading: 'Platsen är er om ni tar den',
    lead: (startUp: string, programme: string) => `${programme} erbjuder ${startUp} en plats.`,
    leadMovedUp: (startUp: string, programme: string) =>
      `Någon lämnade tillbaka en plats på ${programme}, och ${startUp} stod näst på tur.`,
    answerBy: 'Svara före',
    then: 'Platsen hålls till dess. Kommer inget svar går den till nästa på väntelistan.',
    action: 'Svara',
    reminder: (startUp: string) => `Ett dygn kvar: platsen för ${startUp}`,
    reminderHeading: 'Ett dygn kvar att svara',
    reminderLead: (startUp: string, programme: string) =>
      `En plats på ${programme} hålls fortfarande för ${startUp}, men vi har inte fått något svar.`,
  },
  'zh-CN': {
    subject: (startUp: string) => `名额邀请：${startUp}`,
    movedUp: (startUp: string) => `候补名额已空出：${startUp}`,
    preheader: '请按时答复，还有企业在等候。',
    heading: '接受即可获得名额',
    lead: (startUp: string, programme: string) => `“${programme}”邀请 ${startUp} 入驻。`,
    leadMovedUp: (startUp: string, programme: string) =>
      `“${programme}”有企业让出名额，${startUp} 正好排在候补首位。`,
    answerBy: '请在此前答复',
    then: '名额为您保留至该时刻；逾期未答复，将依次给予下一家候补企业。',
    action: '答复',
    reminder: (startUp: string) => `还剩一天：${startUp} 的名额`,
    reminderHeading: '答复时间还剩一天',
    reminderLead: (startUp: string, programme: string) =>
      `“${programme}”仍为 ${startUp} 保留着名额，但尚未收到您的答复。`,
  },
} satisfies Record<Locale, unknown>

type Offer = z.output<z.ZodObject<typeof offerSchema>>

function OfferBody({
  data,
  mail,
  heading,
  lead,
}: {
  data: Offer
  mail: Mail
  heading: string
  lead: string
}) {
  const text = texts[mail.locale]
  return (
    <Layout
      mail={mail}
      preheader={text.preheader}
      heading={heading}
      action={{
        label: text.action,
        path: pathsFor(mail).intakeApplication(data.programmeSlug, data.applicationId),
      }}
    >
      <Greeting mail={mail} />
      <P>{lead}</P>
      <When mail={mail} label={text.answerBy} at={data.answerBy} />
      <Facts
        rows={[
          ...(data.cohort === null ? [] : [cohortRow(mail, data.cohort)]),
          referenceRow(mail, data.reference),
        ]}
      />
      <P>{text.then}</P>
    </Layout>
  )
}

/** A place is offered: decided by the organisers, or become free for whoever waited. */
export const intakeOffered = template({
  schema: z.object({ ...offerSchema, hasMovedUp: z.boolean() }),
  preview: { ...offerPreview, hasMovedUp: false },
  reason: applicationReason,
  subject: (data, { locale }) => texts[locale][data.hasMovedUp ? 'movedUp' : 'subject'](data.startUp),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const lead = data.hasMovedUp ? text.leadMovedUp : text.lead
    return (
      <OfferBody data={data} mail={mail} heading={text.heading} lead={lead(data.startUp, data.programme)} />
    )
  },
})

/** A day before the place goes to the next. */
export const intakeOfferReminder = template({
  schema: z.object(offerSchema),
  preview: offerPreview,
  reason: applicationReason,
  subject: (data, { locale }) => texts[locale].reminder(data.startUp),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <OfferBody
        data={data}
        mail={mail}
        heading={text.reminderHeading}
        lead={text.reminderLead(data.startUp, data.programme)}
      />
    )
  },
})
