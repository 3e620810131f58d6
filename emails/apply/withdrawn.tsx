import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Deadline, Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { proposalPreview, proposalSchema } from './about-proposal.ts'

const schema = z.object({
  ...proposalSchema,
  /** Organisers are told of it too; the seal keeps everything but the reference from them. */
  audience: z.enum(['team', 'organisers']).default('team'),
  lead: z.string().default(''),
  challengeSlug: z.string().default(''),
  wasSubmitted: z.boolean().default(true),
  /** False when the deadline had passed: then a withdrawal stays. */
  canBeRestored: z.boolean().default(true),
  withdrawnAt: z.iso.datetime().optional(),
})

const texts = {
  en: {
    subject: 'Withdrawn',
    withdrawn: 'Withdrawn',
    deadline: 'The challenge closes',
    team: {
      preheader: (canBeRestored: boolean) =>
        canBeRestored
          ? 'The proposal is out. The lead can restore it before the deadline.'
          : 'The proposal is out and will not be judged.',
      heading: 'Your proposal is withdrawn',
      lead: (challenge: string, lead: string) =>
        `The proposal for “${challenge}” was withdrawn by its lead${lead ? `, ${lead}` : ''}. It will not be judged.`,
      restore: 'Nothing was deleted. The lead can restore it until the deadline.',
      stays: 'Nothing was deleted. After the deadline a withdrawal cannot be undone.',
      action: 'Open the proposal',
    },
    organisers: {
      preheader: 'A team has stepped back. There is nothing for you to do.',
      heading: 'A proposal was withdrawn',
      lead: (challenge: string, reference: string) =>
        `The lead of proposal ${reference} has withdrawn it from “${challenge}”.`,
      submitted: 'It had been submitted. It is no longer screened or judged.',
      draft: 'It had not been submitted, so nothing changes for the jury.',
      restore: 'There is nothing for you to do. The team can restore it until the deadline.',
      stays: 'There is nothing for you to do. After the deadline the team cannot restore it.',
      action: 'Open the challenge',
    },
  },
  fi: {
    subject: 'Peruttu',
    withdrawn: 'Peruttu',
    deadline: 'Haaste sulkeutuu',
    team: {
      preheader: (canBeRestored: boolean) =>
        canBeRestored
          ? 'Ehdotus ei ole enää mukana. Vetäjä voi palauttaa sen ennen määräaikaa.'
          : 'Ehdotus ei ole enää mukana, eikä sitä arvioida.',
      heading: 'Ehdotuksenne on peruttu',
      lead: (challenge: string, lead: string) =>
        `Tiimin vetäjä${lead ? ` ${lead}` : ''} perui ehdotuksen haasteeseen ”${challenge}”. Sitä ei arvioida.`,
      restore: 'Mitään ei poistettu. Vetäjä voi palauttaa ehdotuksen määräaikaan asti.',
      stays: 'Mitään ei poistettu. Määräajan jälkeen peruutusta ei voi kumota.',
      action: 'Avaa ehdotus',
    },
    organisers: {
      preheader: 'Tiimi vetäytyi. Sinun ei tarvitse tehdä mitään.',
      heading: 'Ehdotus peruttiin',
      lead: (challenge: string, reference: string) =>
        `Ehdotuksen ${reference} vetäjä perui sen haasteesta ”${challenge}”.`,
      submitted: 'Se oli jo lähetetty. Sitä ei enää tarkisteta eikä arvioida.',
      draft: 'Sitä ei ollut lähetetty, joten tuomariston työ ei muutu.',
      restore: 'Sinun ei tarvitse tehdä mitään. Tiimi voi palauttaa sen määräaikaan asti.',
      stays: 'Sinun ei tarvitse tehdä mitään. Määräajan jälkeen tiimi ei voi palauttaa sitä.',
      action: 'Avaa haaste',
    },
  },
  sv: {
    subject: 'Återkallat',
    withdrawn: 'Återkallat',
    deadline: 'Utmaningen stänger',
    team: {
      preheader: (canBeRestored: boolean) =>
        canBeRestored
          ? 'Förslaget är inte längre med. Ledaren kan återställa det före tidsgränsen.'
          : 'Förslaget är inte längre med och bedöms inte.',
      heading: 'Ert förslag är återkallat',
      lead: (challenge: string, lead: string) =>
        `Teamets ledare${lead ? ` ${lead}` : ''} har dragit tillbaka förslaget till ”${challenge}”. Det bedöms inte.`,
      restore: 'Inget har tagits bort. Ledaren kan återställa förslaget fram till tidsgränsen.',
      stays: 'Inget har tagits bort. Efter tidsgränsen kan en återkallelse inte ångras.',
      action: 'Öppna förslaget',
    },
    organisers: {
      preheader: 'Ett team har dragit sig tillbaka. Du behöver inte göra något.',
      heading: 'Ett förslag är återkallat',
      lead: (challenge: string, reference: string) =>
        `Ledaren för förslaget ${reference} har dragit tillbaka det från ”${challenge}”.`,
      submitted: 'Det var inlämnat. Det granskas och bedöms inte längre.',
      draft: 'Det var inte inlämnat, så för juryn ändras inget.',
      restore: 'Du behöver inte göra något. Teamet kan återställa det fram till tidsgränsen.',
      stays: 'Du behöver inte göra något. Efter tidsgränsen kan teamet inte återställa det.',
      action: 'Öppna utmaningen',
    },
  },
  'zh-CN': {
    subject: '方案已撤回',
    withdrawn: '撤回时间',
    deadline: '截止时间',
    team: {
      preheader: (canBeRestored: boolean) =>
        canBeRestored ? '方案不再参与评审，负责人可在截止前恢复。' : '方案不再参与评审。',
      heading: '方案已撤回',
      lead: (challenge: string, lead: string) =>
        `团队负责人${lead}已撤回参加“${challenge}”的方案，该方案不再参与评审。`,
      restore: '内容均未删除，负责人可在截止前恢复。',
      stays: '内容均未删除。截止后撤回无法恢复。',
      action: '查看方案',
    },
    organisers: {
      preheader: '有团队退出，您无需处理。',
      heading: '有方案被撤回',
      lead: (challenge: string, reference: string) =>
        `方案 ${reference} 的团队负责人已将其从“${challenge}”中撤回。`,
      submitted: '该方案此前已提交，现不再参与资格审查和评审。',
      draft: '该方案尚未提交，对评审团没有影响。',
      restore: '您无需处理。团队可在截止前恢复该方案。',
      stays: '您无需处理。截止后团队无法恢复该方案。',
      action: '打开挑战',
    },
  },
} satisfies Record<Locale, unknown>

export const proposalWithdrawn = template({
  schema,
  preview: {
    ...proposalPreview,
    audience: 'organisers',
    lead: '',
    challengeSlug: 'smart-energy-for-city-blocks',
    wasSubmitted: true,
    canBeRestored: true,
    withdrawnAt: '2021-12-20T09:12:00.000Z',
  },
  reason: {
    en: 'you are in the team of this proposal, or organise the challenge.',
    fi: 'kuulut ehdotuksen tiimiin tai järjestät haastetta.',
    sv: 'du hör till förslagets team eller arrangerar utmaningen.',
    'zh-CN': '您是该方案团队的成员，或是该挑战的主办方。',
  },
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject),
  Body({ data, mail }) {
    const common = texts[mail.locale]
    const isTeam = data.audience === 'team'
    const { team, organisers } = common
    const paths = pathsFor(mail)
    return (
      <Layout
        mail={mail}
        preheader={isTeam ? team.preheader(data.canBeRestored) : organisers.preheader}
        heading={isTeam ? team.heading : organisers.heading}
        phase="apply"
        action={
          isTeam
            ? { label: team.action, path: paths.proposal(data.proposalId) }
            : { label: organisers.action, path: paths.organise.challenge(data.challengeSlug) }
        }
      >
        <Greeting mail={mail} />
        {isTeam ? (
          <P>{team.lead(data.challenge, data.lead)}</P>
        ) : (
          <>
            <P>{organisers.lead(data.challenge, data.reference)}</P>
            <P>{data.wasSubmitted ? organisers.submitted : organisers.draft}</P>
          </>
        )}
        <P>{(isTeam ? team : organisers)[data.canBeRestored ? 'restore' : 'stays']}</P>
        {data.withdrawnAt ? <When mail={mail} label={common.withdrawn} at={data.withdrawnAt} /> : null}
        {data.canBeRestored ? (
          <Deadline mail={mail} label={common.deadline} at={data.closesAt} graceMinutes={data.graceMinutes} />
        ) : null}
      </Layout>
    )
  },
})
