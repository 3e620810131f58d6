import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { pathsFor } from '#emails/parts/mail.ts'
import { P, Quote, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { proposalMail } from '#emails/parts/proposal-mail.tsx'
import { closedProposalPreview, leadReason } from './about-closing.ts'

const schema = z.object({
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  /** The challenge it would go to. */
  to: opaque(z.string()),
  dueAt: z.iso.datetime(),
  /** In the screener's words. */
  reason: opaque(z.string()),
})

const texts = {
  en: {
    subject: 'May your proposal move to another challenge?',
    preheader: 'You decide. Without your consent it stays where it is.',
    lead: (challenge: string, to: string, title: string) =>
      `“${title}” was handed in to “${challenge}”. The organisers think it belongs to “${to}”:`,
    how: 'It moves only if you agree. Reference, team, files and receipts stay the same, and it is checked there like every other proposal. On the page you see what would change.',
    due: 'Answer before',
    action: 'See and answer',
  },
  fi: {
    subject: 'Saako ehdotuksenne siirtää toiseen haasteeseen?',
    preheader: 'Te päätätte. Ilman suostumustanne se pysyy paikallaan.',
    lead: (challenge: string, to: string, title: string) =>
      `”${title}” jätettiin haasteeseen ”${challenge}”. Järjestäjien mielestä se kuuluu haasteeseen ”${to}”:`,
    how: 'Se siirtyy vain, jos suostutte. Tunnus, tiimi, tiedostot ja kuitit pysyvät samoina, ja ehdotus tarkistetaan siellä kuten muutkin. Sivulta näette, mikä muuttuisi.',
    due: 'Vastatkaa ennen',
    action: 'Katso ja vastaa',
  },
  sv: {
    subject: 'Får ert förslag flyttas till en annan utmaning?',
    preheader: 'Ni bestämmer. Utan ert samtycke stannar det där det är.',
    lead: (challenge: string, to: string, title: string) =>
      `”${title}” lämnades in till ”${challenge}”. Arrangörerna menar att det hör hemma i ”${to}”:`,
    how: 'Det flyttas bara om ni samtycker. Referens, team, filer och kvitton är desamma, och förslaget granskas där som alla andra. På sidan ser ni vad som skulle ändras.',
    due: 'Svara före',
    action: 'Se och svara',
  },
  'zh-CN': {
    subject: '是否同意将您的方案转至另一项挑战？',
    preheader: '由您决定。未经您同意，方案不会变动。',
    lead: (challenge: string, to: string, title: string) =>
      `“${title}”提交给了“${challenge}”。主办方认为它更适合“${to}”：`,
    how: '只有您同意，方案才会转移。编号、团队、文件和回执保持不变，方案将在那里与其他方案一样接受审查。页面上会列出将发生的变化。',
    due: '请在此时间之前答复',
    action: '查看并答复',
  },
} satisfies Record<Locale, unknown>

const { proposalId, reference, title, challenge } = closedProposalPreview

/** The lead is asked whether the proposal may go to another challenge. */
export const moveAsked = proposalMail({
  schema,
  preview: {
    ...{ proposalId, reference, title, challenge },
    to: 'Clean air in the harbour',
    dueAt: '2021-12-28T14:00:00.000Z',
    reason: 'It measures air and saves no energy. The other challenge asks for exactly that.',
  },
  reason: leadReason,
  texts,
  phase: 'deadline',
  leadsTo: (data, mail) => pathsFor(mail).move(data.proposalId),
  says: ({ data, text, mail }) => (
    <>
      <P>{text.lead(data.challenge, data.to, data.title)}</P>
      <Quote>{data.reason}</Quote>
      <When mail={mail} label={text.due} at={data.dueAt} />
      <P>{text.how}</P>
    </>
  ),
})
