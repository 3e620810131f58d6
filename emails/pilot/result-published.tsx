import { z } from 'zod'
import { formatNumber } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, type Mail } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting, List, P } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { followingPreview, StopFollowing } from '#emails/publish/about-following.tsx'
import { pilotPreview, pilotSchema } from './about-pilot.ts'

const bases = ['rated', 'modelled', 'expected', 'reported', 'measured', 'projected'] as const

const schema = z.object({
  ...pilotSchema,
  challenge: opaque(z.string()),
  /** The newest value of each measure; decimals as text. */
  achieved: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      unit: z.string(),
      basis: z.enum(bases),
      baseline: z.string().nullable(),
    }),
  ),
  /** Empty for whoever does not follow the challenge. */
  following: opaque(z.string()),
})

type Achieved = z.output<typeof schema>['achieved'][number]

type Texts = {
  readonly subject: (title: string) => string
  readonly preheader: string
  readonly heading: string
  readonly lead: (pilot: { title: string; organisation: string; host: string; challenge: string }) => string
  readonly came: string
  readonly none: string
  readonly line: (said: { name: string; value: string; basis: string }) => string
  readonly before: (value: string) => string
  readonly bases: Readonly<Record<Achieved['basis'], string>>
  readonly action: string
}

const texts: Record<Locale, Texts> = {
  en: {
    subject: (title) => `What the pilot achieved: ${title}`,
    preheader: 'Its final report and its figures are public.',
    heading: 'The result of a pilot is public',
    lead: ({ title, organisation, host, challenge }) =>
      `“${title}” by ${organisation} was tried at ${host}, after the challenge “${challenge}”. Both sides have approved the final report.`,
    came: 'What it came to:',
    none: 'The report says in words what was learned.',
    line: ({ name, value, basis }) => `${name}: ${value}, ${basis}`,
    before: (value) => ` (before: ${value})`,
    bases: {
      rated: 'rated',
      modelled: 'modelled',
      expected: 'expected',
      reported: 'reported',
      measured: 'measured',
      projected: 'projected',
    },
    action: 'Read the report',
  },
  fi: {
    subject: (title) => `Mitä pilotissa saavutettiin: ${title}`,
    preheader: 'Loppuraportti ja luvut ovat julkisia.',
    heading: 'Pilotin tulos on julkinen',
    lead: ({ title, organisation, host, challenge }) =>
      `”${title}” (${organisation}) kokeiltiin haasteen ”${challenge}” jälkeen, isäntänä ${host}. Molemmat osapuolet ovat hyväksyneet loppuraportin.`,
    came: 'Näin kävi:',
    none: 'Raportti kertoo sanoin, mitä opittiin.',
    line: ({ name, value, basis }) => `${name}: ${value}, ${basis}`,
    before: (value) => ` (ennen: ${value})`,
    bases: {
      rated: 'arvioitu',
      modelled: 'mallinnettu',
      expected: 'odotettu',
      reported: 'ilmoitettu',
      measured: 'mitattu',
      projected: 'ennustettu',
    },
    action: 'Lue raportti',
  },
  sv: {
    subject: (title) => `Vad piloten ledde till: ${title}`,
    preheader: 'Slutrapporten och siffrorna är offentliga.',
    heading: 'Resultatet av en pilot är offentligt',
    lead: ({ title, organisation, host, challenge }) =>
      `”${title}” från ${organisation} har prövats hos ${host} efter utmaningen ”${challenge}”. Båda sidor har godkänt slutrapporten.`,
    came: 'Så här gick det:',
    none: 'Rapporten säger i ord vad man lärde sig.',
    line: ({ name, value, basis }) => `${name}: ${value}, ${basis}`,
    before: (value) => ` (före: ${value})`,
    bases: {
      rated: 'skattat',
      modelled: 'modellerat',
      expected: 'förväntat',
      reported: 'rapporterat',
      measured: 'uppmätt',
      projected: 'prognos',
    },
    action: 'Läs rapporten',
  },
  'zh-CN': {
    subject: (title) => `试点成果：${title}`,
    preheader: '最终报告和数据已公开。',
    heading: '试点成果已公开',
    lead: ({ title, organisation, host, challenge }) =>
      `${organisation} 的“${title}”在“${challenge}”挑战之后，由 ${host} 承接完成试点。双方均已批准最终报告。`,
    came: '结果如下：',
    none: '报告以文字说明了所获经验。',
    line: ({ name, value, basis }) => `${name}：${value}，${basis}`,
    before: (value) => `（此前：${value}）`,
    bases: {
      rated: '评定值',
      modelled: '模型值',
      expected: '预期值',
      reported: '上报值',
      measured: '实测值',
      projected: '推算值',
    },
    action: '阅读报告',
  },
}

function achievedLines(achieved: readonly Achieved[], { locale }: Mail): string[] {
  const text = texts[locale]
  return achieved.map(({ name, value, unit, basis, baseline }) => {
    const withUnit = (decimal: string) => `${formatNumber(locale, Number(decimal))} ${unit}`
    return (
      text.line({ name, value: withUnit(value), basis: text.bases[basis] }) +
      (baseline === null ? '' : text.before(withUnit(baseline)))
    )
  })
}

/** The final report of a pilot is public: what came of the challenge, to those who had to do with it. */
export const resultPublished = template({
  schema,
  preview: {
    ...pilotPreview,
    challenge: 'Smart energy for city blocks',
    achieved: [
      { name: 'Heat used', value: '84.5', unit: 'MWh', basis: 'measured', baseline: '120' },
      { name: 'Complaints of residents', value: '2', unit: 'a month', basis: 'reported', baseline: null },
    ],
    following: followingPreview.following,
  },
  reason: {
    en: 'you followed this challenge, applied to it or were on its jury.',
    fi: 'seurasit tätä haastetta, osallistuit siihen tai olit sen tuomaristossa.',
    sv: 'du följde utmaningen, sökte till den eller satt i dess jury.',
    'zh-CN': '您关注、申请过该挑战，或曾担任其评委。',
  },
  subject: (data, { locale }) => texts[locale].subject(data.title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    const lines = achievedLines(data.achieved, mail)
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="pilot"
        action={{ label: text.action, path: `${pathsFor(mail).pilot(data.pilotSlug)}#final-report` }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data)}</P>
        <P>{lines.length > 0 ? text.came : text.none}</P>
        {lines.length > 0 ? <List items={lines} /> : null}
        {data.following === '' ? null : <StopFollowing mail={mail} following={data.following} />}
      </Layout>
    )
  },
})
