import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { outcomePreview } from './about-outcome.tsx'

const schema = z.object({
  challenge: opaque(z.string()),
  challengeSlug: opaque(z.string()),
  title: opaque(z.string()),
  reference: opaque(z.string()),
  /** The announcement, where it is still ahead: nobody outside knows yet. */
  embargoedUntil: z.iso.datetime().nullable(),
  /** The reserve whose turn it is; null when the list is used up. */
  next: z.object({ title: z.string(), reference: z.string(), place: z.int().positive() }).nullable(),
})

type Next = NonNullable<z.output<typeof schema>['next']>

const texts = {
  en: {
    embargoed: (challenge: string, title: string) =>
      `The team of “${title}” has declined its place in “${challenge}”, before the announcement. Nobody outside knows, and it is not announced as a winner.`,
    inTime:
      'A reserve that moves up before the announcement is told under embargo and announced as a winner. Time for that is until',
    subject: (title: string) => `Declined: ${title}`,
    preheader: 'A place is free. The reserve list decides who is next.',
    heading: 'A team declined its place',
    lead: (challenge: string, title: string) =>
      `The team of “${title}” has declined its place in “${challenge}”. The winners page says so.`,
    next: ({ title, reference, place }: Next) =>
      `Next on the reserve list is “${title}” (${reference}, place ${place}). Nothing moves by itself: one of you confirms the step on the release page, and the team is told at once.`,
    nobody: 'No reserve is left to move up. The place stays free.',
    action: 'Open the release page',
  },
  fi: {
    embargoed: (challenge: string, title: string) =>
      `Ehdotuksen ”${title}” tiimi luopui paikastaan haasteessa ”${challenge}” ennen julkistusta. Kukaan ulkopuolinen ei tiedä siitä, eikä tiimiä julkisteta voittajana.`,
    inTime:
      'Ennen julkistusta varasijalta nouseva tiimi saa tiedon julkaisukiellon alaisena ja julkistetaan voittajana. Aikaa on',
    subject: (title: string) => `Luopui paikastaan: ${title}`,
    preheader: 'Paikka on vapaa. Varasijat ratkaisevat, kuka on seuraava.',
    heading: 'Tiimi luopui paikastaan',
    lead: (challenge: string, title: string) =>
      `Ehdotuksen ”${title}” tiimi luopui paikastaan haasteessa ”${challenge}”. Tieto näkyy voittajasivulla.`,
    next: ({ title, reference, place }: Next) =>
      `Varasijalla seuraavana on ”${title}” (${reference}, sija ${place}). Mikään ei siirry itsestään: joku teistä vahvistaa askeleen julkistussivulla, ja tiimi saa tiedon heti.`,
    nobody: 'Varasijoja ei ole enää jäljellä. Paikka jää vapaaksi.',
    action: 'Avaa julkistussivu',
  },
  sv: {
    embargoed: (challenge: string, title: string) =>
      `Teamet bakom ”${title}” har tackat nej till sin plats i ”${challenge}” före tillkännagivandet. Ingen utomstående vet om det, och teamet tillkännages inte som vinnare.`,
    inTime:
      'En reserv som flyttas upp före tillkännagivandet får veta det under publiceringsförbud och tillkännages som vinnare. Det finns tid till',
    subject: (title: string) => `Tackade nej: ${title}`,
    preheader: 'En plats är ledig. Reservlistan avgör vem som står på tur.',
    heading: 'Ett team tackade nej till sin plats',
    lead: (challenge: string, title: string) =>
      `Teamet bakom ”${title}” har tackat nej till sin plats i ”${challenge}”. Det står på vinnarsidan.`,
    next: ({ title, reference, place }: Next) =>
      `Näst i tur på reservlistan är ”${title}” (${reference}, plats ${place}). Inget flyttas av sig självt: en av er bekräftar steget på sidan för tillkännagivandet, och teamet får veta det genast.`,
    nobody: 'Det finns ingen reserv kvar. Platsen förblir ledig.',
    action: 'Öppna sidan',
  },
  'zh-CN': {
    embargoed: (challenge: string, title: string) =>
      `“${title}”的团队在结果公布前谢绝了在“${challenge}”中的名额。外界尚不知情，该团队也不会作为获胜者公布。`,
    inTime: '在公布前递补的候补团队，将先行得知结果（解禁前保密），并作为获胜者公布。递补截止时间',
    subject: (title: string) => `已谢绝：${title}`,
    preheader: '名额空出，由候补名单依次递补。',
    heading: '一支团队谢绝了名额',
    lead: (challenge: string, title: string) =>
      `“${title}”的团队谢绝了在“${challenge}”中的名额，获选页面已如实显示。`,
    next: ({ title, reference, place }: Next) =>
      `候补名单上的下一位是“${title}”（${reference}，第 ${place} 位）。递补不会自动进行：请其中一位主办方人员在发布页面确认，团队将立即收到通知。`,
    nobody: '候补名单已用完，名额保持空缺。',
    action: '打开发布页面',
  },
} satisfies Record<Locale, unknown>

const { title, reference, challenge, challengeSlug } = outcomePreview

/** A team declined its place, and an organiser has a step to take. */
export const awardDeclined = template({
  schema,
  preview: {
    title,
    reference,
    challenge,
    challengeSlug,
    embargoedUntil: null,
    next: { title: 'Snow that cools in June', reference: 'HEL-2021-P4WM-7', place: 1 },
  },
  reason: {
    en: 'you organise this challenge.',
    fi: 'järjestät tätä haastetta.',
    sv: 'du arrangerar den här utmaningen.',
    'zh-CN': '您是本挑战的主办方人员。',
  },
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject(data.title)),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="announce"
        action={{ label: text.action, path: pathsFor(mail).organise.release(data.challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{(data.embargoedUntil ? text.embargoed : text.lead)(data.challenge, data.title)}</P>
        <P>{data.next ? text.next(data.next) : text.nobody}</P>
        {data.next && data.embargoedUntil ? (
          <When mail={mail} label={text.inTime} at={data.embargoedUntil} />
        ) : null}
      </Layout>
    )
  },
})
