import { z } from 'zod'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { P } from '#emails/parts/pieces.tsx'
import { proposalMail } from '#emails/parts/proposal-mail.tsx'
import { VoteFacts, votePreview, voteSchema } from './about-vote.tsx'

const schema = z.object({
  ...voteSchema,
  reference: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  challengeSlug: opaque(z.string()),
})

/** The public vote has opened, and the team's proposal stands on its ballot. */
export const voteOpened = proposalMail({
  schema,
  preview: {
    ...votePreview,
    reference: 'HEL-2021-K7QF-M',
    title: 'Heat that stays in the block',
    challenge: 'Smart energy for city blocks',
    challengeSlug: 'smart-energy',
  },
  reason: teamReason,
  texts: {
    en: {
      subject: 'The public vote is open, and your proposal is in it',
      preheader: 'Tell those who should know.',
      lead: (title: string, challenge: string) =>
        `The public votes on proposals to “${challenge}” from now on, and yours, “${title}”, stands on the ballot as you described it for the vote.`,
      share:
        'You may pass the page on. Nobody is told who voted for what, and no count is shown before the vote closes.',
      action: 'See the ballot',
    },
    fi: {
      subject: 'Yleisöäänestys on alkanut, ja ehdotuksenne on mukana',
      preheader: 'Kertokaa niille, joiden on hyvä tietää.',
      lead: (title: string, challenge: string) =>
        `Yleisö äänestää nyt haasteen ”${challenge}” ehdotuksista. Ehdotuksenne ”${title}” on äänestettävänä sellaisena kuin sen äänestystä varten kuvasitte.`,
      share:
        'Sivua saa jakaa. Kenellekään ei kerrota, kuka äänesti mitä, eikä äänimääriä näytetä ennen kuin äänestys päättyy.',
      action: 'Katso ehdotukset',
    },
    sv: {
      subject: 'Publikomröstningen är öppen, och ert förslag är med',
      preheader: 'Berätta för dem som bör veta.',
      lead: (title: string, challenge: string) =>
        `Nu röstar allmänheten om förslagen till ”${challenge}”. Ert, ”${title}”, står på röstsedeln så som ni beskrev det för omröstningen.`,
      share:
        'Ni får gärna sprida sidan. Ingen får veta vem som röstade på vad, och inga röstetal visas innan omröstningen stänger.',
      action: 'Se röstsedeln',
    },
    'zh-CN': {
      subject: '公众投票已开始，您的方案在列',
      preheader: '欢迎告知关心此事的人。',
      lead: (title: string, challenge: string) =>
        `“${challenge}”的公众投票现已开始。您团队的“${title}”已列入候选，内容为您为投票所写的介绍。`,
      share: '欢迎转发投票页面。不会告诉任何人谁投了什么；投票结束前不显示任何票数。',
      action: '查看候选方案',
    },
  },
  phase: 'judge',
  leadsTo: ({ challengeSlug }, mail) => pathsFor(mail).publicVote(challengeSlug),
  says: ({ data, text, mail }) => (
    <>
      <P>{text.lead(data.title, data.challenge)}</P>
      <VoteFacts mail={mail} vote={data} />
      <P>{text.share}</P>
    </>
  ),
})
