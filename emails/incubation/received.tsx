import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Facts, Greeting, Hash, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import {
  applicationPreview,
  applicationReason,
  applicationSchema,
  pageWord,
  referenceRow,
} from './about-application.tsx'

const texts = {
  en: {
    subject: (startUp: string) => `Your application is in: ${startUp}`,
    preheader: 'Your receipt, and what happens next.',
    heading: 'Your application is in',
    lead: (startUp: string, programme: string) =>
      `We have the application of ${startUp} to ${programme}. It stays as you sent it.`,
    sent: 'Sent',
    hash: 'Fingerprint of what you sent',
    next: 'The organisers read it and answer: a place, a place on the waiting list, or a no with the reason. You can take it back on its page until then.',
  },
  fi: {
    subject: (startUp: string) => `Hakemuksesi on perillä: ${startUp}`,
    preheader: 'Kuittisi ja mitä seuraavaksi tapahtuu.',
    heading: 'Hakemuksesi on perillä',
    lead: (startUp: string, programme: string) =>
      `Saimme hakemuksen. Hakija: ${startUp}. Ohjelma: ${programme}. Se säilyy sellaisena kuin lähetit sen.`,
    sent: 'Lähetetty',
    hash: 'Lähettämäsi sisällön tiiviste',
    next: 'Järjestäjät lukevat hakemuksen ja vastaavat: paikka, sija jonossa tai kielteinen vastaus perusteluineen. Siihen asti voit perua sen hakemuksen sivulla.',
  },
  sv: {
    subject: (startUp: string) => `Din ansökan har kommit fram: ${startUp}`,
    preheader: 'Ditt kvitto, och vad som händer härnäst.',
    heading: 'Din ansökan har kommit fram',
    lead: (startUp: string, programme: string) =>
      `Vi har fått ansökan från ${startUp} till ${programme}. Den förblir som du skickade den.`,
    sent: 'Skickad',
    hash: 'Fingeravtryck av det du skickade',
    next: 'Arrangörerna läser den och svarar: en plats, en plats på väntelistan eller ett nej med skälet. Fram till dess kan du ta tillbaka den på dess sida.',
  },
  'zh-CN': {
    subject: (startUp: string) => `申请已收到：${startUp}`,
    preheader: '您的回执与后续安排。',
    heading: '申请已收到',
    lead: (startUp: string, programme: string) =>
      `我们已收到 ${startUp} 提交给“${programme}”的申请，内容将按提交时的原样保存。`,
    sent: '提交时间',
    hash: '提交内容的指纹',
    next: '主办方审阅后会答复：给予名额、列入候补名单，或说明理由后谢绝。在此之前，您可以在申请页面撤回。',
  },
} satisfies Record<Locale, unknown>

/** The receipt of an application. */
export const intakeReceived = template({
  schema: z.object({ ...applicationSchema, submittedAt: z.iso.datetime(), hash: opaque(z.string()) }),
  preview: {
    ...applicationPreview,
    cohort: null,
    submittedAt: '2026-01-12T09:30:00.123Z',
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  reason: applicationReason,
  subject: (data, { locale }) => texts[locale].subject(data.startUp),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{
          label: pageWord(mail),
          path: pathsFor(mail).intakeApplication(data.programmeSlug, data.applicationId),
        }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.startUp, data.programme)}</P>
        <When mail={mail} label={text.sent} at={data.submittedAt} />
        <Facts
          rows={[referenceRow(mail, data.reference), [text.hash, <Hash key="hash">{data.hash}</Hash>]]}
        />
        <P>{text.next}</P>
      </Layout>
    )
  },
})
