import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { pathsFor } from '#emails/parts/mail.ts'
import { Facts, Hash, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { proposalMail } from '#emails/parts/proposal-mail.tsx'
import { closedProposalPreview } from './about-closing.ts'

const schema = z.object({
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
  /** The challenge it answers now, and the one it was handed in to. */
  challenge: opaque(z.string()),
  from: opaque(z.string()),
  version: z.int().positive(),
  hash: opaque(z.string()),
  movedAt: z.iso.datetime(),
  announcesAt: z.iso.datetime(),
})

const texts = {
  en: {
    subject: 'Your proposal was moved to another challenge',
    preheader: 'The lead of your team agreed. This is the receipt.',
    lead: (challenge: string, from: string, title: string) =>
      `“${title}” was handed in to “${from}” and answers “${challenge}” from now on.`,
    stays:
      'Reference, team and files are the same, and so is every answer: what is not asked there stays as an answer to earlier questions. Earlier receipts go on being valid.',
    version: 'Version',
    hash: 'Fingerprint of this version (SHA-256)',
    moved: 'Moved',
    announced: 'Results are announced',
    action: 'Open the receipt',
  },
  fi: {
    subject: 'Ehdotuksenne on siirretty toiseen haasteeseen',
    preheader: 'Tiiminne vetäjä suostui. Tämä on kuitti.',
    lead: (challenge: string, from: string, title: string) =>
      `”${title}” jätettiin haasteeseen ”${from}”, ja tästä lähtien se vastaa haasteeseen ”${challenge}”.`,
    stays:
      'Tunnus, tiimi ja tiedostot ovat samat, samoin jokainen vastaus: se, mitä siellä ei kysytä, säilyy vastauksena aiempiin kysymyksiin. Aiemmat kuitit ovat yhä voimassa.',
    version: 'Versio',
    hash: 'Tämän version tiiviste (SHA-256)',
    moved: 'Siirretty',
    announced: 'Tulokset julkistetaan',
    action: 'Avaa kuitti',
  },
  sv: {
    subject: 'Ert förslag har flyttats till en annan utmaning',
    preheader: 'Ert teams ledare samtyckte. Det här är kvittot.',
    lead: (challenge: string, from: string, title: string) =>
      `”${title}” lämnades in till ”${from}” och svarar från och med nu på ”${challenge}”.`,
    stays:
      'Referens, team och filer är desamma, liksom varje svar: det som inte frågas där finns kvar som svar på tidigare frågor. Tidigare kvitton gäller fortfarande.',
    version: 'Version',
    hash: 'Versionens fingeravtryck (SHA-256)',
    moved: 'Flyttat',
    announced: 'Resultaten offentliggörs',
    action: 'Öppna kvittot',
  },
  'zh-CN': {
    subject: '您的方案已转至另一项挑战',
    preheader: '您团队的负责人已同意。这是回执。',
    lead: (challenge: string, from: string, title: string) =>
      `“${title}”原先提交给“${from}”，从现在起参加“${challenge}”。`,
    stays:
      '编号、团队和文件不变，每个答案也都保留：那里没有问到的，作为对先前问题的回答留存。先前的回执仍然有效。',
    version: '版本',
    hash: '本版本的校验值（SHA-256）',
    moved: '转移时间',
    announced: '结果公布时间',
    action: '打开回执',
  },
} satisfies Record<Locale, unknown>

const { proposalId, reference, title, challenge, announcesAt } = closedProposalPreview

/** A proposal was moved to another challenge, to its whole team. */
export const proposalMoved = proposalMail({
  schema,
  preview: {
    ...{ proposalId, reference, title, challenge, announcesAt },
    from: 'Clean air in the harbour',
    version: 3,
    hash: 'a3f5c1d2e4b6978801f2a3b4c5d6e7f80912a3b4c5d6e7f8091a2b3c4d5e6f70',
    movedAt: '2021-12-27T09:30:00.000Z',
  },
  reason: teamReason,
  texts,
  phase: 'deadline',
  leadsTo: (data, mail) => pathsFor(mail).receipt(data.proposalId, data.version),
  says: ({ data, text, mail }) => (
    <>
      <P>{text.lead(data.challenge, data.from, data.title)}</P>
      <P>{text.stays}</P>
      <Facts
        rows={[
          [text.version, String(data.version)],
          [text.hash, <Hash key="hash">{data.hash}</Hash>],
        ]}
      />
      <When mail={mail} label={text.moved} at={data.movedAt} />
      <When mail={mail} label={text.announced} at={data.announcesAt} />
    </>
  ),
})
