import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, type Mail } from '#emails/parts/mail.ts'
import { Greeting, P, When } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { challengePreview, challengeSchema } from './about-challenge.ts'

const problems = ['not-approved', 'no-jurors', 'judging-not-begun', 'not-decided', 'stuck'] as const

const schema = z.object({
  ...challengeSchema,
  problem: z.enum(problems),
  /** The instant at which the step should have been possible. */
  since: z.iso.datetime(),
})

const texts = {
  en: {
    subject: (challenge: string) => `Needs you: ${challenge}`,
    preheader: 'A step of the calendar could not be taken.',
    heading: {
      'not-approved': 'The challenge should be open and is not approved',
      'no-jurors': 'Proposals wait, and the jury has nobody',
      'judging-not-begun': 'The time for judging is over, and it has not begun',
      'not-decided': 'The announcement is due, and nothing is confirmed',
      stuck: 'A step of the calendar does not come about',
    },
    does: {
      'not-approved':
        'Have it approved and put on the calendar with a later opening, or cancel it with a reason.',
      'no-jurors': 'Invite jurors now, or call up a substitute: without them no proposal can be assigned.',
      'judging-not-begun': 'Give the jury more time with a reason, then begin.',
      'not-decided':
        'Record and confirm the decision, or postpone the announcement with a reason. Until then nobody outside hears anything.',
      stuck:
        'The service meets a fault when it wants to write the step down. What is true for people follows the calendar all the same. An administrator finds the cause in the log of the worker.',
    },
    since: 'Since',
    again: 'This mail comes again every twelve hours, for a week, until it is solved.',
    action: 'Solve it now',
  },
  fi: {
    subject: (challenge: string) => `Vaatii toimia: ${challenge}`,
    preheader: 'Kalenterin vaihe jäi toteutumatta.',
    heading: {
      'not-approved': 'Haasteen pitäisi olla auki, mutta sitä ei ole hyväksytty',
      'no-jurors': 'Ehdotukset odottavat, eikä tuomaristossa ole ketään',
      'judging-not-begun': 'Arviointiaika on ohi, eikä arviointi ole alkanut',
      'not-decided': 'Julkistuksen aika on tullut, eikä mitään ole vahvistettu',
      stuck: 'Kalenterin vaihe ei toteudu',
    },
    does: {
      'not-approved': 'Hyväksyttäkää se ja asettakaa uusi avautumisaika, tai peruuttakaa se perustellen.',
      'no-jurors': 'Kutsukaa tuomareita nyt tai ottakaa varatuomari mukaan: muuten ehdotuksia ei voi jakaa.',
      'judging-not-begun': 'Antakaa tuomaristolle lisää aikaa perustellen ja aloittakaa sitten.',
      'not-decided':
        'Kirjatkaa ja vahvistakaa päätös, tai siirtäkää julkistusta perustellen. Siihen asti kukaan ulkopuolinen ei kuule mitään.',
      stuck:
        'Palvelu kohtaa virheen, kun sen pitäisi kirjata vaihe. Ihmisten kannalta kalenteri pitää silti paikkansa. Ylläpitäjä löytää syyn taustaprosessin lokista.',
    },
    since: 'Alkaen',
    again: 'Tämä viesti tulee uudelleen kahdentoista tunnin välein viikon ajan, kunnes asia on hoidettu.',
    action: 'Hoida asia nyt',
  },
  sv: {
    subject: (challenge: string) => `Behöver dig: ${challenge}`,
    preheader: 'Ett steg i kalendern kunde inte tas.',
    heading: {
      'not-approved': 'Utmaningen skulle vara öppen och är inte godkänd',
      'no-jurors': 'Förslag väntar, och juryn är tom',
      'judging-not-begun': 'Tiden för bedömning är slut, och den har inte börjat',
      'not-decided': 'Det är dags att offentliggöra, och inget är bekräftat',
      stuck: 'Ett steg i kalendern blir inte av',
    },
    does: {
      'not-approved':
        'Låt godkänna den och sätt en senare öppning i kalendern, eller ställ in den med ett skäl.',
      'no-jurors': 'Bjud in jurymedlemmar nu eller kalla in en ersättare: annars kan inga förslag fördelas.',
      'judging-not-begun': 'Ge juryn mer tid med ett skäl, och börja sedan.',
      'not-decided':
        'Registrera och bekräfta beslutet, eller skjut upp offentliggörandet med ett skäl. Till dess får ingen utomstående veta något.',
      stuck:
        'Tjänsten stöter på ett fel när den ska skriva ner steget. För människor gäller kalendern ändå. En administratör hittar orsaken i bakgrundsprocessens logg.',
    },
    since: 'Sedan',
    again: 'Det här brevet kommer igen var tolfte timme i en vecka, tills det är löst.',
    action: 'Lös det nu',
  },
  'zh-CN': {
    subject: (challenge: string) => `需要您处理：${challenge}`,
    preheader: '日程中的一个步骤未能完成。',
    heading: {
      'not-approved': '挑战已到开放时间，但尚未获批',
      'no-jurors': '方案已在等待评审，但评审团没有成员',
      'judging-not-begun': '评审时间已过，评审尚未开始',
      'not-decided': '已到公布时间，但决定尚未确认',
      stuck: '日程中的一个步骤未能执行',
    },
    does: {
      'not-approved': '请完成审批并设定新的开放时间，或说明理由后取消。',
      'no-jurors': '请立即邀请评委，或召入候补评委：没有评委就无法分配方案。',
      'judging-not-begun': '请说明理由后延长评审时间，然后开始评审。',
      'not-decided': '请记录并确认决定，或说明理由后推迟公布。在此之前，外界不会收到任何消息。',
      stuck: '系统在记录该步骤时出错。对用户而言，日程仍照常生效。管理员可在后台进程的日志中查明原因。',
    },
    since: '自',
    again: '在问题解决之前，本邮件每十二小时重发一次，最多一周。',
    action: '立即处理',
  },
} satisfies Record<Locale, unknown>

function pathOf(mail: Mail, problem: (typeof problems)[number], slug: string): string {
  const { publish, jury, progress, decision, challenge } = pathsFor(mail).organise
  const byProblem = {
    'not-approved': publish,
    'no-jurors': jury,
    'judging-not-begun': progress,
    'not-decided': decision,
    stuck: challenge,
  }
  return byProblem[problem](slug)
}

/** A step of the calendar could not be taken: what it takes. */
export const phaseFailed = template({
  schema,
  preview: { ...challengePreview, problem: 'no-jurors', since: '2021-12-22T21:59:00.000Z' },
  reason: {
    en: 'you run this challenge, or the installation it stands on.',
    fi: 'järjestät haastetta tai ylläpidät palvelua.',
    sv: 'du ordnar utmaningen eller sköter tjänsten.',
    'zh-CN': '您是该挑战的主办人员或系统管理员。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.challenge),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const { problem, challengeSlug } = data
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading[problem]}
        action={{ label: text.action, path: pathOf(mail, problem, challengeSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.does[problem]}</P>
        <When mail={mail} label={text.since} at={data.since} />
        <P>{text.again}</P>
      </Layout>
    )
  },
})
