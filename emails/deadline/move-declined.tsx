import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { organiserReason } from '#emails/publish/about-challenge.ts'
import { pathsFor } from '#emails/parts/mail.ts'
import { P, Quote } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { proposalMail } from '#emails/parts/proposal-mail.tsx'
import { closedProposalPreview } from './about-closing.ts'

const schema = z.object({
  challengeSlug: opaque(z.string()),
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  challenge: opaque(z.string()),
  to: opaque(z.string()),
  /** What the lead wrote with it; may be empty. */
  words: opaque(z.string()),
})

const texts = {
  en: {
    subject: 'The proposal stays where it is',
    preheader: 'Its lead does not want it moved.',
    lead: (challenge: string, to: string) =>
      `The lead was asked whether it may go to “${to}”, and declined. It stays in “${challenge}” and is to be screened there.`,
    action: 'Open the proposal',
  },
  fi: {
    subject: 'Ehdotus pysyy paikallaan',
    preheader: 'Sen vetäjä ei halua siirtoa.',
    lead: (challenge: string, to: string) =>
      `Vetäjältä kysyttiin siirrosta haasteeseen ”${to}”, ja hän kieltäytyi. Ehdotus pysyy haasteessa ”${challenge}”, ja se tarkistetaan siellä.`,
    action: 'Avaa ehdotus',
  },
  sv: {
    subject: 'Förslaget stannar där det är',
    preheader: 'Dess ledare vill inte flytta det.',
    lead: (challenge: string, to: string) =>
      `Ledaren tillfrågades om en flytt till ”${to}” och tackade nej. Förslaget stannar i ”${challenge}” och ska granskas där.`,
    action: 'Öppna förslaget',
  },
  'zh-CN': {
    subject: '方案留在原挑战',
    preheader: '团队负责人不同意转移。',
    lead: (challenge: string, to: string) =>
      `曾询问团队负责人是否同意转至“${to}”，对方未同意。方案留在“${challenge}”，请在那里审查。`,
    action: '打开方案',
  },
} satisfies Record<Locale, unknown>

const { challengeSlug, proposalId, reference, challenge } = closedProposalPreview

/** The lead of a team does not want the proposal moved. */
export const moveDeclined = proposalMail({
  schema,
  preview: {
    ...{ challengeSlug, proposalId, reference, challenge },
    to: 'Clean air in the harbour',
    words: 'Our store saves energy first; the air is a gift on top.',
  },
  reason: organiserReason,
  texts,
  phase: 'deadline',
  leadsTo: (data, mail) => pathsFor(mail).organise.proposal(data.challengeSlug, data.proposalId),
  says: ({ data, text }) => (
    <>
      <P>{text.lead(data.challenge, data.to)}</P>
      {data.words === '' ? null : <Quote>{data.words}</Quote>}
    </>
  ),
})
