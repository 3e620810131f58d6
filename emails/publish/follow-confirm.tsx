import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  following: z.string(),
  challenge: z.string(),
  /** They follow already: nothing is left to confirm. */
  isConfirmed: z.boolean(),
  expiresAt: z.iso.datetime(),
})

const texts = {
  en: {
    subject: (challenge: string) => `Please confirm: follow “${challenge}”`,
    subjectKnown: (challenge: string) => `You follow “${challenge}” already`,
    preheader: 'One button, and you hear of dates and answers.',
    heading: 'Follow this challenge?',
    headingKnown: 'You follow it already',
    lead: (challenge: string) =>
      `Somebody, most likely you, asked for mail about “${challenge}”: new dates, published answers, reminders before the deadline, and the result.`,
    leadKnown: (challenge: string) =>
      `Somebody, most likely you, asked for mail about “${challenge}”. You get it already, so nothing has changed.`,
    until: 'The link works until',
    ignore: 'If it was not you, do nothing. No more mail comes, and your address is forgotten.',
    action: 'Confirm',
    actionKnown: 'See or stop',
  },
  fi: {
    subject: (challenge: string) => `Vahvista: seuraa haastetta ”${challenge}”`,
    subjectKnown: (challenge: string) => `Seuraat jo haastetta ”${challenge}”`,
    preheader: 'Yksi painallus, ja kuulet päivämääristä ja vastauksista.',
    heading: 'Seurataanko tätä haastetta?',
    headingKnown: 'Seuraat jo',
    lead: (challenge: string) =>
      `Joku, luultavasti sinä, pyysi viestejä haasteesta ”${challenge}”: muuttuneet ajat, julkaistut vastaukset, muistutukset ennen määräaikaa ja tulos.`,
    leadKnown: (challenge: string) =>
      `Joku, luultavasti sinä, pyysi viestejä haasteesta ”${challenge}”. Saat niitä jo, joten mikään ei muuttunut.`,
    until: 'Linkki toimii tähän asti',
    ignore: 'Jos et pyytänyt tätä, älä tee mitään. Viestejä ei tule, ja osoitteesi unohdetaan.',
    action: 'Vahvista',
    actionKnown: 'Katso tai lopeta',
  },
  sv: {
    subject: (challenge: string) => `Bekräfta: följ ”${challenge}”`,
    subjectKnown: (challenge: string) => `Du följer redan ”${challenge}”`,
    preheader: 'Ett tryck, så får du veta datum och svar.',
    heading: 'Vill du följa utmaningen?',
    headingKnown: 'Du följer den redan',
    lead: (challenge: string) =>
      `Någon, troligen du, bad om e-post om ”${challenge}”: ändrade datum, publicerade svar, påminnelser före tidsgränsen och resultatet.`,
    leadKnown: (challenge: string) =>
      `Någon, troligen du, bad om e-post om ”${challenge}”. Du får den redan, så ingenting har ändrats.`,
    until: 'Länken gäller till',
    ignore: 'Om det inte var du behöver du inte göra något. Inga fler brev kommer, och din adress glöms.',
    action: 'Bekräfta',
    actionKnown: 'Se eller sluta följa',
  },
  'zh-CN': {
    subject: (challenge: string) => `请确认关注：“${challenge}”`,
    subjectKnown: (challenge: string) => `您已关注“${challenge}”`,
    preheader: '点击一次，即可收到日期变更和答复的通知。',
    heading: '关注该挑战？',
    headingKnown: '您已关注该挑战',
    lead: (challenge: string) =>
      `有人（很可能是您本人）希望收到“${challenge}”的邮件：日期变更、公开答复、截止前提醒以及结果。`,
    leadKnown: (challenge: string) =>
      `有人（很可能是您本人）希望收到“${challenge}”的邮件。您已在接收，因此没有任何变化。`,
    until: '链接有效期至',
    ignore: '如果不是您本人的操作，无需处理。您不会再收到邮件，邮箱地址也会被删除。',
    action: '确认关注',
    actionKnown: '查看或取消',
  },
} satisfies Record<Locale, unknown>

/** The second half of following: without the button behind its link nothing else is ever sent. */
export const followConfirm = template({
  schema,
  preview: {
    following: '5f1c2a9e-3b64-4c1b-9f0e-3f4a5b6c7d8e',
    challenge: 'Home Services for the Elderly',
    isConfirmed: false,
    expiresAt: '2021-12-15T08:00:00.000Z',
  },
  reason: {
    en: 'this address was typed where one follows a challenge.',
    fi: 'tämä osoite kirjoitettiin haasteen seuraamista varten.',
    sv: 'den här adressen skrevs in för att följa en utmaning.',
    'zh-CN': '有人在关注挑战时填写了此邮箱。',
  },
  subject: (data, { locale }) =>
    data.isConfirmed ? texts[locale].subjectKnown(data.challenge) : texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const { isConfirmed } = data
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={isConfirmed ? text.headingKnown : text.heading}
        action={{
          label: isConfirmed ? text.actionKnown : text.action,
          path: pathsFor(mail).following(data.following),
        }}
      >
        <P>{isConfirmed ? text.leadKnown(data.challenge) : text.lead(data.challenge)}</P>
        {isConfirmed ? null : (
          <>
            <When mail={mail} label={text.until} at={data.expiresAt} />
            <P>{text.ignore}</P>
          </>
        )}
      </Layout>
    )
  },
})
