import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { beginsIn, guestPreview, guestReason, guestSchema, PlaceFacts } from './about-session.tsx'

const schema = z.object({
  ...guestSchema,
  /** They have a place or wait for one: nothing is left to confirm. */ isKnown: z.boolean(),
  expiresAt: z.iso.datetime(),
})

const texts = {
  en: {
    subject: (title: string) => `Please confirm your place: ${title}`,
    subjectKnown: (title: string) => `You are on the list: ${title}`,
    preheader: 'Places are given in the order of confirming.',
    heading: 'Confirm your place',
    headingKnown: 'You are on the list already',
    lead: (title: string) =>
      `You, or somebody with your address, asked for a place at “${title}”. Places are given in the order in which they are confirmed.`,
    leadKnown: (title: string) =>
      `You, or somebody with your address, asked again for “${title}”. You are on the list, so nothing has changed.`,
    until: 'Please confirm before',
    ignore: 'If it was not you, do nothing: the request is forgotten.',
    action: 'Confirm',
    actionKnown: 'Open your page',
  },
  fi: {
    subject: (title: string) => `Vahvista paikkasi: ${title}`,
    subjectKnown: (title: string) => `Olet jo listalla: ${title}`,
    preheader: 'Paikat jaetaan vahvistusjärjestyksessä.',
    heading: 'Vahvista paikkasi',
    headingKnown: 'Olet jo listalla',
    lead: (title: string) =>
      `Sinä tai joku osoitteellasi pyysi paikkaa tilaisuuteen ”${title}”. Paikat jaetaan vahvistusjärjestyksessä.`,
    leadKnown: (title: string) =>
      `Sinä tai joku osoitteellasi pyysi uudelleen paikkaa tilaisuuteen ”${title}”. Olet jo listalla, joten mikään ei muuttunut.`,
    until: 'Vahvista viimeistään',
    ignore: 'Jos et pyytänyt tätä, älä tee mitään: pyyntö unohdetaan.',
    action: 'Vahvista',
    actionKnown: 'Avaa oma sivusi',
  },
  sv: {
    subject: (title: string) => `Bekräfta din plats: ${title}`,
    subjectKnown: (title: string) => `Du står på listan: ${title}`,
    preheader: 'Platserna ges i den ordning de bekräftas.',
    heading: 'Bekräfta din plats',
    headingKnown: 'Du står redan på listan',
    lead: (title: string) =>
      `Du, eller någon med din adress, bad om en plats på ”${title}”. Platserna ges i den ordning de bekräftas.`,
    leadKnown: (title: string) =>
      `Du, eller någon med din adress, bad igen om en plats på ”${title}”. Du står på listan, så ingenting har ändrats.`,
    until: 'Bekräfta senast',
    ignore: 'Om det inte var du behöver du inte göra något: begäran glöms.',
    action: 'Bekräfta',
    actionKnown: 'Öppna din sida',
  },
  'zh-CN': {
    subject: (title: string) => `请确认席位：${title}`,
    subjectKnown: (title: string) => `您已在名单上：${title}`,
    preheader: '席位按确认的先后顺序分配。',
    heading: '确认席位',
    headingKnown: '您已在名单上',
    lead: (title: string) => `您本人或有人使用您的邮箱报名“${title}”。席位按确认的先后顺序分配。`,
    leadKnown: (title: string) => `您本人或有人使用您的邮箱再次报名“${title}”。您已在名单上，没有任何变化。`,
    until: '请在此之前确认',
    ignore: '如果不是您本人的操作，无需处理，该请求会被删除。',
    action: '确认席位',
    actionKnown: '打开您的页面',
  },
} satisfies Record<Locale, unknown>

/** Without the button behind its link no place is given and nothing else is sent. */
export const sessionConfirm = template({
  schema,
  preview: { ...guestPreview, isKnown: false, expiresAt: '2021-12-07T12:00:00.000Z' },
  reason: guestReason,
  subject: (data, { locale }) =>
    data.isKnown ? texts[locale].subjectKnown(data.title) : texts[locale].subject(data.title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={data.isKnown ? text.headingKnown : text.heading}

        action={{
          label: data.isKnown ? text.actionKnown : text.action,
          path: pathsFor(mail).place(data.place),
        }}
      >
        <Greeting mail={mail} />
        <P>{data.isKnown ? text.leadKnown(data.title) : text.lead(data.title)}</P>
        <When mail={mail} label={beginsIn(mail)} at={data.startsAt} />
        <PlaceFacts mail={mail} data={data} />
        {data.isKnown ? null : (
          <>
            <When mail={mail} label={text.until} at={data.expiresAt} />
            <P>{text.ignore}</P>
          </>
        )}
      </Layout>
    )
  },
})
