import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Facts, Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import {
  applicationPreview,
  applicationReason,
  applicationSchema,
  cohortRow,
  pageWord,
  referenceRow,
} from './about-application.tsx'

type Outcome = 'waiting' | 'declined' | 'lapsed' | 'joined' | 'left' | 'graduated'
type Words = {
  subject(startUp: string): string
  preheader: string
  heading: string
  lead(startUp: string, programme: string): string
  next: string
}

const texts: Record<Locale, Record<Outcome, Words>> = {
  en: {
    waiting: {
      subject: (startUp) => `On the waiting list: ${startUp}`,
      preheader: 'You hear from us when a place becomes free.',
      heading: 'You are on the waiting list',
      lead: (startUp, programme) =>
        `${programme} would like to have ${startUp}, and has no place for it now.`,
      next: 'When a place becomes free and it is your turn, you get a mail with a day by which to answer. Places come free without notice, so we cannot say when.',
    },
    declined: {
      subject: (startUp) => `No place for ${startUp}`,
      preheader: 'The answer, and the reason.',
      heading: 'There is no place for you this time',
      lead: (startUp, programme) =>
        `The organisers of ${programme} have read the application of ${startUp} and say no. They wrote:`,
      next: 'You may apply again whenever applications are taken.',
    },
    lapsed: {
      subject: (startUp) => `The place of ${startUp} went to the next`,
      preheader: 'The day to answer has passed.',
      heading: 'The place is held no longer',
      lead: (startUp, programme) =>
        `A place at ${programme} was held for ${startUp}. No answer came in time, so it was offered to the next who waits.`,
      next: 'If you would still like to come, apply anew.',
    },
    joined: {
      subject: (startUp) => `${startUp} has a place`,
      preheader: 'You took it, and it is yours.',
      heading: 'The place is yours',
      lead: (startUp, programme) => `${startUp} takes part in ${programme}.`,
      next: 'Your milestones and your mentors stand on your page.',
    },
    left: {
      subject: (startUp) => `${startUp} has left the cohort`,
      preheader: 'With the reason the organisers gave.',
      heading: 'Your time in the cohort has ended early',
      lead: (startUp, programme) => `${startUp} takes part in ${programme} no longer. The organisers wrote:`,
      next: 'What you wrote and reported stays on your page.',
    },
    graduated: {
      subject: (startUp) => `${startUp} has graduated`,
      preheader: 'All milestones are done.',
      heading: 'You have graduated',
      lead: (startUp, programme) =>
        `${startUp} has come to the end of its time in ${programme}, with every milestone settled.`,
      next: 'On your page you can choose whether you stand among the graduates that everybody reads.',
    },
  },
  fi: {
    waiting: {
      subject: (startUp) => `Jonossa: ${startUp}`,
      preheader: 'Kuulet meistä, kun paikka vapautuu.',
      heading: 'Olette jonossa',
      lead: (startUp, programme) =>
        `Teidät otettaisiin mielellään mukaan, mutta paikkaa ei nyt ole. Ohjelma: ${programme}. Hakija: ${startUp}.`,
      next: 'Kun paikka vapautuu ja on teidän vuoronne, saatte viestin, jossa on vastauspäivä. Paikkoja vapautuu yllättäen, joten ajankohtaa emme osaa luvata.',
    },
    declined: {
      subject: (startUp) => `Paikkaa ei myönnetty: ${startUp}`,
      preheader: 'Vastaus perusteluineen.',
      heading: 'Paikkaa ei tällä kertaa ole',
      lead: (startUp, programme) =>
        `Järjestäjät ovat lukeneet hakemuksen ja vastaavat kieltävästi. Ohjelma: ${programme}. Hakija: ${startUp}. He kirjoittivat:`,
      next: 'Voitte hakea uudelleen aina, kun hakemuksia otetaan vastaan.',
    },
    lapsed: {
      subject: (startUp) => `Paikka siirtyi seuraavalle: ${startUp}`,
      preheader: 'Vastausaika päättyi.',
      heading: 'Paikkaa ei enää pidetä teille',
      lead: (startUp, programme) =>
        `Paikkaa pidettiin teille, mutta vastausta ei tullut ajoissa, joten se tarjottiin seuraavalle jonottajalle. Ohjelma: ${programme}. Hakija: ${startUp}.`,
      next: 'Jos haluatte yhä mukaan, hakekaa uudelleen.',
    },
    joined: {
      subject: (startUp) => `Paikka on teidän: ${startUp}`,
      preheader: 'Otitte paikan vastaan.',
      heading: 'Paikka on teidän',
      lead: (startUp, programme) => `Olette mukana. Ohjelma: ${programme}. Yritys: ${startUp}.`,
      next: 'Välitavoitteet ja mentorit näkyvät omalla sivullanne.',
    },
    left: {
      subject: (startUp) => `Osallistuminen päättyi: ${startUp}`,
      preheader: 'Järjestäjien perustelu.',
      heading: 'Aikanne ryhmässä päättyi ennen aikojaan',
      lead: (startUp, programme) =>
        `Ette ole enää mukana. Ohjelma: ${programme}. Yritys: ${startUp}. Järjestäjät kirjoittivat:`,
      next: 'Kirjoittamanne ja raportoimanne säilyy omalla sivullanne.',
    },
    graduated: {
      subject: (startUp) => `Hautomoaika päättyi onnistuneesti: ${startUp}`,
      preheader: 'Kaikki välitavoitteet ovat valmiit.',
      heading: 'Olette käyneet ohjelman läpi',
      lead: (startUp, programme) =>
        `Ohjelma on käyty loppuun, ja jokainen välitavoite on käsitelty. Ohjelma: ${programme}. Yritys: ${startUp}.`,
      next: 'Sivullanne voitte valita, näyttekö kaikille avoimessa luettelossa ohjelman läpikäyneistä.',
    },
  },
  sv: {
    waiting: {
      subject: (startUp) => `På väntelistan: ${startUp}`,
      preheader: 'Du hör av oss när en plats blir ledig.',
      heading: 'Ni står på väntelistan',
      lead: (startUp, programme) => `${programme} vill gärna ha ${startUp} med men har ingen plats nu.`,
      next: 'När en plats blir ledig och det är er tur får ni ett brev med en dag att svara till. Platser blir lediga utan förvarning, så vi kan inte säga när.',
    },
    declined: {
      subject: (startUp) => `Ingen plats för ${startUp}`,
      preheader: 'Svaret, och skälet.',
      heading: 'Det finns ingen plats för er den här gången',
      lead: (startUp, programme) =>
        `Arrangörerna av ${programme} har läst ansökan från ${startUp} och säger nej. De skrev:`,
      next: 'Ni får ansöka igen när ansökningar tas emot.',
    },
    lapsed: {
      subject: (startUp) => `Platsen för ${startUp} gick till nästa`,
      preheader: 'Dagen att svara har gått.',
      heading: 'Platsen hålls inte längre',
      lead: (startUp, programme) =>
        `En plats på ${programme} hölls för ${startUp}. Inget svar kom i tid, så den erbjöds nästa på väntelistan.`,
      next: 'Vill ni fortfarande vara med, ansök på nytt.',
    },
    joined: {
      subject: (startUp) => `${startUp} har en plats`,
      preheader: 'Ni tog den, och den är er.',
      heading: 'Platsen är er',
      lead: (startUp, programme) => `${startUp} deltar i ${programme}.`,
      next: 'Era milstolpar och mentorer står på er sida.',
    },
    left: {
      subject: (startUp) => `${startUp} har lämnat gruppen`,
      preheader: 'Med skälet som arrangörerna gav.',
      heading: 'Er tid i gruppen tog slut i förtid',
      lead: (startUp, programme) => `${startUp} deltar inte längre i ${programme}. Arrangörerna skrev:`,
      next: 'Det ni skrev och rapporterade finns kvar på er sida.',
    },
    graduated: {
      subject: (startUp) => `${startUp} har gått ut`,
      preheader: 'Alla milstolpar är klara.',
      heading: 'Ni har gått ut programmet',
      lead: (startUp, programme) =>
        `${startUp} har kommit till slutet av sin tid i ${programme}, med varje milstolpe avklarad.`,
      next: 'På er sida väljer ni om ni ska stå bland dem som gått ut, i listan som alla läser.',
    },
  },
  'zh-CN': {
    waiting: {
      subject: (startUp) => `候补名单：${startUp}`,
      preheader: '有名额空出时会通知您。',
      heading: '您已列入候补名单',
      lead: (startUp, programme) => `“${programme}”希望接纳 ${startUp}，但目前没有空余名额。`,
      next: '有名额空出并轮到您时，我们会来信并注明答复期限。名额何时空出无法预知，因此不能给出时间。',
    },
    declined: {
      subject: (startUp) => `未获名额：${startUp}`,
      preheader: '答复与理由。',
      heading: '本次未能给予名额',
      lead: (startUp, programme) => `“${programme}”主办方已审阅 ${startUp} 的申请，决定谢绝，理由如下：`,
      next: '在开放申请期间，您可以再次申请。',
    },
    lapsed: {
      subject: (startUp) => `名额已顺延：${startUp}`,
      preheader: '答复期限已过。',
      heading: '名额不再保留',
      lead: (startUp, programme) =>
        `“${programme}”曾为 ${startUp} 保留名额，但未按时收到答复，现已给予下一家候补企业。`,
      next: '如仍希望参加，请重新申请。',
    },
    joined: {
      subject: (startUp) => `名额确认：${startUp}`,
      preheader: '您已接受名额。',
      heading: '名额已确认',
      lead: (startUp, programme) => `${startUp} 加入“${programme}”。`,
      next: '里程碑和导师都列在您的页面上。',
    },
    left: {
      subject: (startUp) => `已退出本期：${startUp}`,
      preheader: '附主办方说明的理由。',
      heading: '您提前结束了本期孵化',
      lead: (startUp, programme) => `${startUp} 不再参加“${programme}”。主办方写道：`,
      next: '您提交的内容和报告仍保留在您的页面上。',
    },
    graduated: {
      subject: (startUp) => `顺利毕业：${startUp}`,
      preheader: '全部里程碑均已完成。',
      heading: '祝贺毕业',
      lead: (startUp, programme) => `${startUp} 已完成在“${programme}”的孵化，各项里程碑均已办结。`,
      next: '您可以在自己的页面上选择是否列入公开的毕业企业名单。',
    },
  },
}

/** What has become of an application, each in its own words. */
function outcomeMail(outcome: Outcome, preview: { reason: string; hasCohort: boolean }) {
  return template({
    schema: z.object({ ...applicationSchema, reason: z.string() }),
    preview: {
      ...applicationPreview,
      ...(preview.hasCohort ? {} : { cohort: null }),
      reason: preview.reason,
    },
    reason: applicationReason,
    subject: (data, { locale }) => texts[locale][outcome].subject(data.startUp),
    Body({ data, mail }) {
      const text = texts[mail.locale][outcome]
      return (
        <Layout
          mail={mail}
          preheader={text.preheader}
          heading={text.heading}
          action={{
            label: pageWord(mail),
            path: pathsFor(mail).intakeApplication(data.programmeSlug, data.applicationId),
          }}
        >
          <Greeting mail={mail} />
          <P>{text.lead(data.startUp, data.programme)}</P>
          {data.reason === '' ? null : <Quote>{data.reason}</Quote>}
          <Facts
            rows={[
              ...(data.cohort === null ? [] : [cohortRow(mail, data.cohort)]),
              referenceRow(mail, data.reference),
            ]}
          />
          <P>{text.next}</P>
        </Layout>
      )
    },
  })
}

export const intakeWaiting = outcomeMail('waiting', { reason: '', hasCohort: false })
export const intakeDeclined = outcomeMail('declined', {
  reason: 'Your product is still on paper, and this base is for those who have tried it with somebody.',
  hasCohort: false,
})
export const intakeLapsed = outcomeMail('lapsed', { reason: '', hasCohort: false })
export const intakeJoined = outcomeMail('joined', { reason: '', hasCohort: true })
export const intakeLeft = outcomeMail('left', {
  reason: 'You have found a partner elsewhere and move on earlier than planned.',
  hasCohort: true,
})
export const intakeGraduated = outcomeMail('graduated', { reason: '', hasCohort: true })
