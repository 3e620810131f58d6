import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { P, Quote } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  isOfSession: z.boolean(),
  slug: opaque(z.string()),
  question: z.string(),
  answer: z.string(),
})

const texts = {
  en: {
    subject: 'Your question was answered',
    preheader: 'Everybody can read the answer.',
    heading: 'Your question was answered',
    lead: 'As it is published for everybody:',
    answer: 'The answer:',
    forgotten: 'No other mail comes to this address because of your question.',
    action: 'See all answers',
  },
  fi: {
    subject: 'Kysymykseesi vastattiin',
    preheader: 'Vastaus on kaikkien luettavissa.',
    heading: 'Kysymykseesi vastattiin',
    lead: 'Näin se julkaistiin kaikille:',
    answer: 'Vastaus:',
    forgotten: 'Kysymyksesi vuoksi tähän osoitteeseen ei tule muita viestejä.',
    action: 'Katso kaikki vastaukset',
  },
  sv: {
    subject: 'Din fråga har besvarats',
    preheader: 'Alla kan läsa svaret.',
    heading: 'Din fråga har besvarats',
    lead: 'Så här publicerades den för alla:',
    answer: 'Svaret:',
    forgotten: 'Inget mer kommer till den här adressen på grund av din fråga.',
    action: 'Se alla svar',
  },
  'zh-CN': {
    subject: '您的问题已得到答复',
    preheader: '所有人都能看到答复。',
    heading: '您的问题已得到答复',
    lead: '公开发布的内容如下：',
    answer: '答复：',
    forgotten: '不会再因您的提问向此邮箱发送其他邮件。',
    action: '查看全部答复',
  },
} satisfies Record<Locale, unknown>

/** To who asked and left an address: once. */
export const ownQuestionAnswered = template({
  schema,
  preview: {
    isOfSession: false,
    slug: 'home-services-for-the-elderly',
    question: 'May a company from outside both countries apply?',
    answer: 'Yes, with a partner in one of them.',
  },
  reason: {
    en: 'you asked a question and left this address.',
    fi: 'kysyit ja jätit tämän osoitteen.',
    sv: 'du ställde en fråga och lämnade den här adressen.',
    'zh-CN': '您提出问题时留下了此邮箱。',
  },
  subject: (_, { locale }) => texts[locale].subject,
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const paths = pathsFor(mail)
    const page = data.isOfSession ? paths.session(data.slug) : paths.challenge(data.slug)
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        action={{ label: text.action, path: `${page}#questions` }}
      >
        <P>{text.lead}</P>
        <Quote>{data.question}</Quote>
        <P>{text.answer}</P>
        <Quote>{data.answer}</Quote>
        <P>{text.forgotten}</P>
      </Layout>
    )
  },
})
