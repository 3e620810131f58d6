import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { pathsFor } from '#emails/parts/mail.ts'
import { P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { proposalMail } from '#emails/parts/proposal-mail.tsx'
import { Embargo } from './embargo.tsx'
import { Offer, offerPreview, offerSchema, outcomePreview, Witness } from './about-outcome.tsx'

const schema = z.object({
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  record: opaque(z.string()),
  /** While nobody else knows. */
  embargoedUntil: z.iso.datetime().nullable(),
  ...offerSchema,
})

const texts = {
  en: {
    subject: 'Your answer is awaited',
    preheader: 'Accept or decline the pilot.',
    heading: 'Do you accept the pilot?',
    lead: (challenge: string, title: string) =>
      `“${title}” was selected in “${challenge}”. As its lead you have not answered yet.`,
    next: (hasReserve: boolean) =>
      `The place for the pilot is held for you until then. If you cannot take it, say so on the same page${hasReserve ? ': then a team on the reserve list can.' : ', so that the organiser knows.'}`,
    action: 'Accept or decline',
  },
  fi: {
    subject: 'Odotamme vastaustanne',
    preheader: 'Ottakaa pilottipaikka vastaan tai luopukaa siitä.',
    heading: 'Otatteko pilottipaikan vastaan?',
    lead: (challenge: string, title: string) =>
      `”${title}” valittiin haasteessa ”${challenge}”. Tiimin vetäjänä et ole vielä vastannut.`,
    next: (hasReserve: boolean) =>
      `Pilottipaikka on siihen asti varattu teille. Jos ette voi ottaa sitä vastaan, kerro siitä samalla sivulla${hasReserve ? ': silloin sen voi saada varasijalla oleva tiimi.' : ', niin järjestäjä tietää.'}`,
    action: 'Vastaa',
  },
  sv: {
    subject: 'Vi väntar på ert svar',
    preheader: 'Tacka ja eller nej till piloten.',
    heading: 'Tackar ni ja till piloten?',
    lead: (challenge: string, title: string) =>
      `”${title}” valdes i ”${challenge}”. Som ledare har du inte svarat än.`,
    next: (hasReserve: boolean) =>
      `Platsen för piloten är reserverad för er till dess. Om ni inte kan ta den, säg det på samma sida${hasReserve ? ': då kan ett team på reservlistan göra det.' : ', så att arrangören vet.'}`,
    action: 'Svara',
  },
  'zh-CN': {
    subject: '请答复是否接受试点',
    preheader: '接受或谢绝试点名额。',
    heading: '是否接受试点？',
    lead: (challenge: string, title: string) =>
      `“${title}”已在“${challenge}”中入选，您作为团队负责人尚未答复。`,
    next: (hasReserve: boolean) =>
      `在此之前，试点名额为贵团队保留。如无法接受，请在同一页面说明，${hasReserve ? '名额将转给候补团队。' : '以便主办方知悉。'}`,
    action: '前往答复',
  },
} satisfies Record<Locale, unknown>

const { proposalId, reference, title, challenge, record } = outcomePreview

export const awardReminder = proposalMail({
  schema,
  preview: { proposalId, reference, title, challenge, record, embargoedUntil: null, ...offerPreview },
  reason: {
    en: 'you lead a team that was selected.',
    fi: 'johdat valittua tiimiä.',
    sv: 'du leder ett team som valdes.',
    'zh-CN': '您是入选团队的负责人。',
  },
  texts,
  phase: 'announce',
  leadsTo: (data, mail) => pathsFor(mail).result(data.proposalId),
  says: ({ data, text, mail }) => (
    <>
      <P>{text.lead(data.challenge, data.title)}</P>
      {data.embargoedUntil ? <Embargo mail={mail} at={data.embargoedUntil} /> : null}
      <Offer mail={mail} offer={data} />
      <P>{text.next(data.hasReserve)}</P>
      <Witness mail={mail} record={data.record} />
    </>
  ),
})
