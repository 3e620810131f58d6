import { z } from 'zod'
import type { Phase } from '#app/lifecycle/phases.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, type Mail } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { challengePreview, challengeSchema, organiserReason } from './about-challenge.ts'

const steps = ['open', 'close', 'endJudging', 'release'] as const

const schema = z.object({
  ...challengeSchema,
  /** What the calendar does by itself. */
  step: z.enum(steps),
  at: z.iso.datetime(),
})

const texts = {
  en: {
    subject: {
      open: (challenge: string) => `Opens in two days: ${challenge}`,
      close: (challenge: string) => `Closes in two days: ${challenge}`,
      endJudging: (challenge: string) => `Judging ends in two days: ${challenge}`,
      release: (challenge: string) => `Winners are announced in two days: ${challenge}`,
    },
    preheader: 'What happens by itself, and how to stop it.',
    lead: 'Nobody has to press anything: the calendar does it at this instant.',
    happens: {
      open: 'The page becomes public, proposals are taken, and partners and followers hear of it.',
      close:
        'No proposal is taken any more. What was submitted can be screened, and teams hear whether they are in.',
      endJudging: 'What the jury has not made final by then stays unfinished, and it begins to deliberate.',
      release: 'The winners become public, and every team hears its outcome by mail.',
    },
    stop: {
      open: 'Until then the challenge can be taken off the calendar, on its page of publishing.',
      close: 'The deadline can be moved later, with a reason and for everybody. It cannot be moved sooner.',
      endJudging: 'The jury can be given more time, with a reason.',
      release:
        'Until ten minutes before, the decision can be withdrawn; the announcement is moved by two people.',
    },
    at: 'It happens at',
    action: 'Look at it now',
  },
  fi: {
    subject: {
      open: (challenge: string) => `Avautuu kahden päivän päästä: ${challenge}`,
      close: (challenge: string) => `Sulkeutuu kahden päivän päästä: ${challenge}`,
      endJudging: (challenge: string) => `Arviointi päättyy kahden päivän päästä: ${challenge}`,
      release: (challenge: string) => `Voittajat julkistetaan kahden päivän päästä: ${challenge}`,
    },
    preheader: 'Mitä tapahtuu itsestään, ja miten sen voi pysäyttää.',
    lead: 'Kenenkään ei tarvitse painaa mitään: kalenteri hoitaa sen tällä hetkellä.',
    happens: {
      open: 'Sivu tulee julkiseksi, ehdotuksia otetaan vastaan, ja kumppanit ja seuraajat saavat tiedon.',
      close:
        'Ehdotuksia ei oteta enää vastaan. Lähetetyt voi esitarkistaa, ja tiimit kuulevat, ovatko ne mukana.',
      endJudging:
        'Se, mitä tuomaristo ei ole siihen mennessä vahvistanut, jää kesken, ja tuomaristo alkaa neuvotella.',
      release: 'Voittajat tulevat julkisiksi, ja jokainen tiimi saa tuloksensa sähköpostitse.',
    },
    stop: {
      open: 'Siihen asti haasteen voi ottaa pois kalenterista julkaisusivulla.',
      close: 'Määräaikaa voi siirtää myöhemmäksi, perustellen ja kaikille. Aikaistaa sitä ei voi.',
      endJudging: 'Tuomaristolle voi antaa lisää aikaa, perustellen.',
      release:
        'Päätöksen voi perua vielä kymmenen minuuttia ennen; julkistuksen siirtämiseen tarvitaan kaksi ihmistä.',
    },
    at: 'Ajankohta',
    action: 'Katso nyt',
  },
  sv: {
    subject: {
      open: (challenge: string) => `Öppnar om två dagar: ${challenge}`,
      close: (challenge: string) => `Stänger om två dagar: ${challenge}`,
      endJudging: (challenge: string) => `Bedömningen slutar om två dagar: ${challenge}`,
      release: (challenge: string) => `Vinnarna offentliggörs om två dagar: ${challenge}`,
    },
    preheader: 'Vad som sker av sig självt, och hur det stoppas.',
    lead: 'Ingen behöver trycka på något: kalendern gör det vid den här tidpunkten.',
    happens: {
      open: 'Sidan blir publik, förslag tas emot, och partner och följare får veta det.',
      close:
        'Inga förslag tas emot längre. Det som har lämnats in kan granskas, och teamen får veta om de är med.',
      endJudging: 'Det som juryn inte har gjort klart då förblir ofärdigt, och den börjar överlägga.',
      release: 'Vinnarna blir offentliga, och varje team får sitt resultat per e-post.',
    },
    stop: {
      open: 'Till dess kan utmaningen tas bort ur kalendern, på sidan för publicering.',
      close: 'Tidsgränsen kan flyttas fram, med ett skäl och för alla. Den kan inte tidigareläggas.',
      endJudging: 'Juryn kan få mer tid, med ett skäl.',
      release:
        'Beslutet kan tas tillbaka till tio minuter före; att flytta offentliggörandet kräver två personer.',
    },
    at: 'Det sker',
    action: 'Titta på det nu',
  },
  'zh-CN': {
    subject: {
      open: (challenge: string) => `两天后开放：${challenge}`,
      close: (challenge: string) => `两天后截止：${challenge}`,
      endJudging: (challenge: string) => `两天后评审结束：${challenge}`,
      release: (challenge: string) => `两天后公布结果：${challenge}`,
    },
    preheader: '系统将自动执行的步骤，以及如何中止。',
    lead: '无需人工操作，系统将按日程在以下时刻自动执行。',
    happens: {
      open: '页面公开并开始接收方案，合作方和关注者会收到通知。',
      close: '不再接收方案。已提交的方案可以开始资格审查，各团队会收到是否已提交的通知。',
      endJudging: '届时尚未定稿的评审将不再计入，评审团进入合议。',
      release: '获胜名单公开，各团队会收到结果邮件。',
    },
    stop: {
      open: '在此之前，可在发布页面将挑战移出日程。',
      close: '截止时间可以说明理由后为所有人延后，但不能提前。',
      endJudging: '可以说明理由后延长评审时间。',
      release: '公布前十分钟以上可以撤回决定；更改公布时间须由两人确认。',
    },
    at: '执行时间',
    action: '立即查看',
  },
} satisfies Record<Locale, unknown>

const phaseOf = {
  open: 'publish',
  close: 'apply',
  endJudging: 'judge',
  release: 'announce',
} satisfies Record<(typeof steps)[number], Phase>

function pathOf(mail: Mail, step: (typeof steps)[number], slug: string): string {
  const { publish, extend, progress, release } = pathsFor(mail).organise
  return { open: publish, close: extend, endJudging: progress, release }[step](slug)
}

/** Two days before a step that the calendar takes by itself. */
export const phaseUpcoming = template({
  schema,
  preview: { ...challengePreview, step: 'close', at: '2021-12-22T21:59:00.000Z' },
  reason: organiserReason,
  subject: ({ challenge, step }, { locale }) => texts[locale].subject[step](challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const { step, challengeSlug } = data
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.subject[step](data.challenge)}
        phase={phaseOf[step]}
        action={{ label: text.action, path: pathOf(mail, step, challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.happens[step]}</P>
        <P>{text.lead}</P>
        <When mail={mail} label={text.at} at={data.at} />
        <P>{text.stop[step]}</P>
      </Layout>
    )
  },
})
