import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Greeting, List, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  troubles: z
    .array(
      z.object({
        /** What makes it this trouble and no other: it is told once. */
        key: z.string(),
        kind: z.enum(['lead', 'quota', 'backlog', 'silent']),
        /** Of a lead: who, and at which address. */
        name: z.string().default(''),
        email: z.string().default(''),
        /** How many mails wait, where that is the trouble. */
        count: z.int().nonnegative().default(0),
      }),
    )
    .min(1),
  /** Whose mail it is; empty for what concerns the whole installation. */
  programmeSlug: z.string(),
})

type Trouble = z.output<typeof schema>['troubles'][number]

const texts = {
  en: {
    subject: 'Mail does not get through',
    preheader: 'What is wrong, and what helps.',
    lead: 'These troubles with mail have not been solved:',
    trouble: {
      lead: ({ name, email }: Trouble) =>
        `${name} (${email}) leads a proposal and cannot be reached: mail to this address comes back. Reach them in another way and ask for an address that works.`,
      quota: () =>
        'The mail service takes no more mail today. What is mandatory goes first tomorrow; a larger plan takes it sooner.',
      backlog: ({ count }: Trouble) =>
        `${count} ${count === 1 ? 'mail has' : 'mails have'} been due for more than a quarter of an hour and ${count === 1 ? 'has' : 'have'} not gone. See whether the worker runs and the mail service answers.`,
      silent: () =>
        'The mail service has told nothing of the mails of the last hours. Check the address and the secret of its webhook.',
    },
    once: 'Each of them is told once, a lasting fault of the service once a day, and never more than one mail an hour.',
    action: 'Look at the mail',
    home: 'Open my page',
  },
  fi: {
    subject: 'Viestit eivät mene perille',
    preheader: 'Mikä on vialla ja mikä auttaa.',
    lead: 'Nämä sähköpostin ongelmat ovat ratkaisematta:',
    trouble: {
      lead: ({ name, email }: Trouble) =>
        `${name} (${email}) johtaa ehdotusta, eikä häntä tavoiteta: viestit tähän osoitteeseen palautuvat. Ottakaa yhteyttä toista kautta ja pyytäkää toimiva osoite.`,
      quota: () =>
        'Sähköpostipalvelu ei ota tänään enempää viestejä. Pakolliset lähtevät ensimmäisinä huomenna; laajempi sopimus auttaa heti.',
      backlog: ({ count }: Trouble) =>
        `Lähtemättömiä viestejä, joiden aika meni yli vartti sitten: ${count}. Tarkistakaa, että taustaprosessi on käynnissä ja sähköpostipalvelu vastaa.`,
      silent: () =>
        'Sähköpostipalvelu ei ole kertonut mitään viime tuntien viesteistä. Tarkistakaa sen webhookin osoite ja salaisuus.',
    },
    once: 'Kustakin kerrotaan kerran, palvelun jatkuvasta viasta kerran päivässä, eikä viestejä tule useammin kuin kerran tunnissa.',
    action: 'Katso viestit',
    home: 'Avaa oma sivuni',
  },
  sv: {
    subject: 'Brev kommer inte fram',
    preheader: 'Vad som är fel, och vad som hjälper.',
    lead: 'De här problemen med e-posten är inte lösta:',
    trouble: {
      lead: ({ name, email }: Trouble) =>
        `${name} (${email}) leder ett förslag och går inte att nå: brev till adressen kommer tillbaka. Ta kontakt på annat sätt och be om en adress som fungerar.`,
      quota: () =>
        'E-posttjänsten tar inte emot fler brev i dag. Det obligatoriska går först i morgon; ett större avtal löser det tidigare.',
      backlog: ({ count }: Trouble) =>
        `Brev som skulle ha gått för mer än en kvart sedan och ligger kvar: ${count}. Se efter om bakgrundsprocessen går och om e-posttjänsten svarar.`,
      silent: () =>
        'E-posttjänsten har inte berättat något om de senaste timmarnas brev. Kontrollera adressen och hemligheten för dess webhook.',
    },
    once: 'Vart och ett berättas en gång, ett bestående fel i tjänsten en gång om dagen, och aldrig mer än ett brev i timmen.',
    action: 'Titta på breven',
    home: 'Öppna min sida',
  },
  'zh-CN': {
    subject: '邮件无法送达',
    preheader: '问题所在与处理办法。',
    lead: '以下邮件问题尚未解决：',
    trouble: {
      lead: ({ name, email }: Trouble) =>
        `方案负责人 ${name}（${email}）无法联系：发往该邮箱的邮件被退回。请通过其他方式联系，并索取可用的邮箱。`,
      quota: () => '邮件服务今日额度已用完。必发邮件明日优先发送；升级套餐可立即恢复。',
      backlog: ({ count }: Trouble) =>
        `有 ${count} 封邮件已超过应发时间一刻钟以上仍未发出。请检查后台进程是否运行、邮件服务是否有响应。`,
      silent: () => '邮件服务未回报最近数小时内任何邮件的状态。请检查其 webhook 的地址和密钥。',
    },
    once: '每个问题只通知一次，服务持续故障每天通知一次，每小时最多一封邮件。',
    action: '查看邮件',
    home: '打开我的页面',
  },
} satisfies Record<Locale, unknown>

/** Mail to a lead comes back, or mail as a whole does not go as it should. */
export const deliveryProblem = template({
  schema,
  preview: {
    troubles: [
      { key: 'lead-1', kind: 'lead', name: 'Aino Esimerkki', email: 'aino@people.haaste.test', count: 0 },
      { key: 'backlog', kind: 'backlog', name: '', email: '', count: 12 },
    ],
    programmeSlug: 'china-finland-challenge-2021',
  },
  reason: {
    en: 'you run this programme, or the installation it stands on.',
    fi: 'järjestät ohjelmaa tai ylläpidät palvelua.',
    sv: 'du ordnar programmet eller sköter tjänsten.',
    'zh-CN': '您是该项目的主办人员或系统管理员。',
  },
  subject: (_, { locale }) => texts[locale].subject,
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const paths = pathsFor(mail)
    const action =
      data.programmeSlug === ''
        ? { label: text.home, path: paths.account }
        : { label: text.action, path: paths.organise.messages(data.programmeSlug) }
    return (
      <Layout mail={mail} preheader={text.preheader} heading={text.subject} action={action}>
        <Greeting mail={mail} />
        <P>{text.lead}</P>
        <List items={data.troubles.map((trouble) => text.trouble[trouble.kind](trouble))} />
        <P>{text.once}</P>
      </Layout>
    )
  },
})
