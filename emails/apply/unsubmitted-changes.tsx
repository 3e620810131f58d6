import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Deadline, Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { proposalPreview, proposalSchema } from './about-proposal.ts'

const schema = z.object({ ...proposalSchema, submittedAt: z.iso.datetime() })

const texts = {
  en: {
    subject: 'Your newer changes are not submitted',
    preheader: 'What counts is the version you submitted earlier.',
    lead: (challenge: string) =>
      `Your team has changed its proposal for “${challenge}” since it was submitted.`,
    counts: 'The submitted version stays valid. To have the changes read, submit again before the deadline.',
    submitted: 'Submitted',
    deadline: 'The challenge closes',
    action: 'Check and submit again',
  },
  fi: {
    subject: 'Uusimpia muutoksianne ei ole lähetetty',
    preheader: 'Voimassa on aiemmin lähettämänne versio.',
    lead: (challenge: string) =>
      `Tiiminne on muuttanut ehdotustaan haasteeseen ”${challenge}” lähettämisen jälkeen.`,
    counts:
      'Lähetetty versio pysyy voimassa. Jotta muutokset luetaan, lähettäkää ehdotus uudelleen ennen määräaikaa.',
    submitted: 'Lähetetty',
    deadline: 'Haaste sulkeutuu',
    action: 'Tarkista ja lähetä uudelleen',
  },
  sv: {
    subject: 'Era nyare ändringar är inte inlämnade',
    preheader: 'Det som gäller är versionen ni lämnade in tidigare.',
    lead: (challenge: string) => `Ert team har ändrat förslaget till ”${challenge}” sedan det lämnades in.`,
    counts: 'Den inlämnade versionen gäller. Lämna in på nytt före tidsgränsen om ändringarna ska läsas.',
    submitted: 'Inlämnat',
    deadline: 'Utmaningen stänger',
    action: 'Kontrollera och lämna in på nytt',
  },
  'zh-CN': {
    subject: '最新修改尚未提交',
    preheader: '目前有效的是之前提交的版本。',
    lead: (challenge: string) => `提交之后，您的团队又修改了“${challenge}”的方案。`,
    counts: '已提交的版本仍然有效。如希望评审看到修改内容，请在截止前再次提交。',
    submitted: '提交时间',
    deadline: '截止时间',
    action: '检查并再次提交',
  },
} satisfies Record<Locale, unknown>

export const unsubmittedChanges = template({
  schema,
  preview: { ...proposalPreview, submittedAt: '2021-12-20T09:12:00.000Z' },
  reason: {
    en: 'you lead the team of this proposal.',
    fi: 'johdat ehdotuksen tiimiä.',
    sv: 'du leder förslagets team.',
    'zh-CN': '您是该方案团队的负责人。',
  },
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject}
        phase="apply"
        action={{ label: text.action, path: pathsFor(mail).check(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <P>{text.counts}</P>
        <When mail={mail} label={text.submitted} at={data.submittedAt} />
        <Deadline mail={mail} label={text.deadline} at={data.closesAt} graceMinutes={data.graceMinutes} />
      </Layout>
    )
  },
})
