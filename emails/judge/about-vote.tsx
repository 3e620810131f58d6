import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { formatMoney } from '#app/platform/format.ts'
import type { Mail } from '#emails/parts/mail.ts'
import { Facts, When } from '#emails/parts/pieces.tsx'

/** What every mail about an open public vote is given. */
export const voteSchema = {
  voteClosesAt: z.iso.datetime(),
  budget: z.number().int(),
  currency: z.string(),
  /** How many projects a voter may pick; null for as many as they like. */
  maximum: z.number().int().nullable(),
  isWithinBudget: z.boolean(),
  /** How many stand on the ballot. */
  projects: z.number().int(),
}

export const votePreview = {
  voteClosesAt: '2022-01-10T21:59:00.000Z',
  budget: 155_000,
  currency: 'EUR',
  maximum: 3,
  isWithinBudget: true,
  projects: 7,
}

const words = {
  en: {
    projects: 'On the ballot',
    projectsOf: (count: number) => (count === 1 ? 'One project' : `${count} projects`),
    budget: 'Budget',
    own: 'Your vote',
    maximum: (count: number) => (count === 1 ? 'You may pick one.' : `You may pick up to ${count}.`),
    any: 'You may pick as many as you like.',
    within: 'Together they must fit into the budget.',
    how: 'Sign in by mail, pick, and change it until the vote closes.',
    closes: 'The vote closes',
  },
  fi: {
    projects: 'Äänestettävänä',
    projectsOf: (count: number) => (count === 1 ? 'Yksi ehdotus' : `${count} ehdotusta`),
    budget: 'Budjetti',
    own: 'Äänesi',
    maximum: (count: number) => (count === 1 ? 'Voit valita yhden.' : `Voit valita enintään ${count}.`),
    any: 'Voit valita niin monta kuin haluat.',
    within: 'Valintojen on mahduttava budjettiin.',
    how: 'Kirjaudu sähköpostilla ja valitse; voit muuttaa ääntäsi, kunnes äänestys päättyy.',
    closes: 'Äänestys päättyy',
  },
  sv: {
    projects: 'På röstsedeln',
    projectsOf: (count: number) => (count === 1 ? 'Ett projekt' : `${count} projekt`),
    budget: 'Budget',
    own: 'Din röst',
    maximum: (count: number) => (count === 1 ? 'Du får välja ett.' : `Du får välja högst ${count}.`),
    any: 'Du får välja hur många du vill.',
    within: 'Tillsammans ska de rymmas i budgeten.',
    how: 'Logga in med e-post och välj; du kan ändra din röst tills omröstningen stänger.',
    closes: 'Omröstningen stänger',
  },
  'zh-CN': {
    projects: '候选方案',
    projectsOf: (count: number) => `${count} 项`,
    budget: '预算',
    own: '您的一票',
    maximum: (count: number) => `最多可选 ${count} 项。`,
    any: '可选项数不限。',
    within: '所选合计不得超出预算。',
    how: '用邮件登录后选择，投票结束前可以修改。',
    closes: '投票结束',
  },
} satisfies Record<Locale, unknown>

type VoteData = z.output<z.ZodObject<typeof voteSchema>>

/** What can be voted on, over how much money, how many each may pick, and until when. */
export function VoteFacts({ mail, vote }: { mail: Mail; vote: VoteData }) {
  const word = words[mail.locale]
  const own = [
    vote.maximum === null ? word.any : word.maximum(vote.maximum),
    ...(vote.isWithinBudget ? [word.within] : []),
    word.how,
  ]
  return (
    <>
      <Facts
        rows={[
          [word.projects, word.projectsOf(vote.projects)],
          [word.budget, formatMoney(mail.locale, vote.budget, vote.currency)],
          [word.own, own.join(mail.locale === 'zh-CN' ? '' : ' ')],
        ]}
      />
      <When mail={mail} label={word.closes} at={vote.voteClosesAt} />
    </>
  )
}
