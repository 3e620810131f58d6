import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Deadline, Facts, Greeting, Hash, P, When } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { proposalPreview, proposalSchema, teamReason } from './about-proposal.ts'

const schema = z.object({
  ...proposalSchema,
  version: z.int().positive(),
  submittedAt: z.iso.datetime(),
  /** Came after the deadline, in the minutes of grace. */
  isInGrace: z.boolean().default(false),
  /** Answers what the screening asked for: nothing else can be changed any more. */
  isCompletion: z.boolean().default(false),
  hash: opaque(z.string()),
  recordHash: opaque(z.string()).nullable(),
  announcesAt: z.iso.datetime(),
})

const texts = {
  en: {
    subject: (version: number) => (version === 1 ? 'Received' : `Received: version ${version}`),
    preheader: 'Your receipt. Keep this mail.',
    heading: 'Your proposal is in',
    lead: (challenge: string) => `We have received your proposal for “${challenge}”.`,
    again:
      'Until the deadline you can change it and submit again. The last version submitted is the one that counts.',
    completed:
      'This version answers what the organisers asked for, and counts in place of the one before. Nothing else of it can be changed now.',
    received: 'Received',
    inGrace: 'It came after the deadline, in the announced minutes of grace. It counts as in time.',
    reference: 'Reference',
    title: 'Title',
    version: 'Version',
    hash: 'Fingerprint of this version (SHA-256)',
    record: 'End of the record after this entry',
    deadline: 'The challenge closes',
    announced: 'Results are announced',
    action: 'Open the receipt',
  },
  fi: {
    subject: (version: number) => (version === 1 ? 'Vastaanotettu' : `Vastaanotettu: versio ${version}`),
    preheader: 'Kuittinne. Säilyttäkää tämä viesti.',
    heading: 'Ehdotuksenne on perillä',
    lead: (challenge: string) => `Olemme vastaanottaneet ehdotuksenne haasteeseen ”${challenge}”.`,
    again:
      'Määräaikaan asti voitte muuttaa ehdotusta ja lähettää sen uudelleen. Viimeksi lähetetty versio on voimassa.',
    completed:
      'Tässä versiossa on, mitä järjestäjät pyysivät, ja se on voimassa edellisen sijasta. Muuta ei voi enää muuttaa.',
    received: 'Vastaanotettu',
    inGrace: 'Se tuli määräajan jälkeen, ilmoitetun lisäajan sisällä. Se katsotaan ajoissa tulleeksi.',
    reference: 'Viite',
    title: 'Otsikko',
    version: 'Versio',
    hash: 'Tämän version tiiviste (SHA-256)',
    record: 'Pöytäkirjan pää tämän merkinnän jälkeen',
    deadline: 'Haaste sulkeutuu',
    announced: 'Tulokset julkistetaan',
    action: 'Avaa kuitti',
  },
  sv: {
    subject: (version: number) => (version === 1 ? 'Mottaget' : `Mottaget: version ${version}`),
    preheader: 'Ert kvitto. Spara det här brevet.',
    heading: 'Ert förslag har kommit in',
    lead: (challenge: string) => `Vi har tagit emot ert förslag till ”${challenge}”.`,
    again:
      'Fram till tidsgränsen kan ni ändra det och lämna in på nytt. Den senast inlämnade versionen gäller.',
    completed:
      'Den här versionen svarar på det som arrangörerna bad om och gäller i stället för den förra. Inget annat i den kan ändras längre.',
    received: 'Mottaget',
    inGrace: 'Det kom efter tidsgränsen, under den respit som meddelats. Det räknas som inlämnat i tid.',
    reference: 'Referens',
    title: 'Titel',
    version: 'Version',
    hash: 'Versionens fingeravtryck (SHA-256)',
    record: 'Protokollets slut efter den här anteckningen',
    deadline: 'Utmaningen stänger',
    announced: 'Resultaten offentliggörs',
    action: 'Öppna kvittot',
  },
  'zh-CN': {
    subject: (version: number) => (version === 1 ? '已收到方案' : `已收到第 ${version} 版`),
    preheader: '这是您的回执，请妥善保存。',
    heading: '方案已提交',
    lead: (challenge: string) => `我们已收到您团队参加“${challenge}”的方案。`,
    again: '截止之前可以修改并再次提交，以最后提交的版本为准。',
    completed: '本版本补充了主办方要求的内容，取代之前的版本。其他内容不能再修改。',
    received: '收到时间',
    inGrace: '方案在截止时间之后、公布的宽限时间之内收到，视为按时提交。',
    reference: '编号',
    title: '标题',
    version: '版本',
    hash: '本版本的校验值（SHA-256）',
    record: '本条记录之后的记录链末端',
    deadline: '截止时间',
    announced: '结果公布时间',
    action: '查看回执',
  },
} satisfies Record<Locale, unknown>

export const proposalSubmitted = template({
  schema,
  preview: {
    ...proposalPreview,
    version: 1,
    submittedAt: '2021-12-20T09:12:00.000Z',
    isInGrace: true,
    isCompletion: false,
    hash: 'a3f5c1d2e4b6978801f2a3b4c5d6e7f80912a3b4c5d6e7f8091a2b3c4d5e6f70',
    recordHash: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
    announcesAt: '2022-01-14T08:00:00.000Z',
  },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject(data.version)),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase={data.isCompletion ? 'deadline' : 'apply'}
        action={{ label: text.action, path: pathsFor(mail).receipt(data.proposalId, data.version) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <When mail={mail} label={text.received} at={data.submittedAt} />
        {data.isInGrace ? <P>{text.inGrace}</P> : null}
        <Facts
          rows={[
            [text.reference, data.reference],
            [text.title, data.title],
            [text.version, String(data.version)],
            [text.hash, <Hash key="hash">{data.hash}</Hash>],
            ...(data.recordHash
              ? ([[text.record, <Hash key="record">{data.recordHash}</Hash>]] as const)
              : []),
          ]}
        />
        {data.isCompletion ? (
          <P>{text.completed}</P>
        ) : (
          <>
            <P>{text.again}</P>
            <Deadline mail={mail} label={text.deadline} at={data.closesAt} graceMinutes={data.graceMinutes} />
          </>
        )}
        <When mail={mail} label={text.announced} at={data.announcesAt} />
      </Layout>
    )
  },
})
