import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor } from '#emails/parts/mail.ts'
import { Facts, Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'
import { pilotPreview, pilotSchema, sideReason } from './about-pilot.ts'

const states = ['awarded', 'agreed', 'preparing', 'running', 'measured', 'scaled', 'stopped'] as const

const schema = z.object({
  ...pilotSchema,
  state: z.enum(states),
  /** Why it stopped; empty otherwise. */
  reason: z.string(),
})

type Said = Readonly<Record<(typeof states)[number], string>>
type Texts = {
  readonly subject: (state: string, title: string) => string
  readonly states: Said
  readonly next: Said
  readonly why: string
  readonly host: string
  readonly site: string
  readonly action: string
}

const texts: Record<Locale, Texts> = {
  en: {
    subject: (state, title) => `${state}: ${title}`,
    states: {
      awarded: 'The pilot is awarded',
      agreed: 'The pilot is agreed',
      preparing: 'The pilot is being prepared',
      running: 'The pilot is running',
      measured: 'The pilot is measured',
      scaled: 'The pilot goes on beyond its end',
      stopped: 'The pilot has stopped',
    },
    next: {
      awarded: 'The agreement comes next.',
      agreed: 'Preparation comes next: place, permits and equipment.',
      preparing: 'It can run once every permit is granted or found not to be needed.',
      running: 'Values are entered and milestones reported as they come.',
      measured: 'Every measure has a value. Whether it is scaled or stopped is decided next.',
      scaled: 'Nothing more can be entered. In six and in twelve months you are asked what became of it.',
      stopped: 'Nothing more can be entered. What was measured and reported stays.',
    },
    why: 'Why it stopped:',
    host: 'Host',
    site: 'Place',
    action: 'Open the pilot',
  },
  fi: {
    subject: (state, title) => `${state}: ${title}`,
    states: {
      awarded: 'Pilotti on valittu',
      agreed: 'Pilotista on sovittu',
      preparing: 'Pilottia valmistellaan',
      running: 'Pilotti on käynnissä',
      measured: 'Pilotti on mitattu',
      scaled: 'Pilotti jatkuu päättymisensä jälkeen',
      stopped: 'Pilotti on lopetettu',
    },
    next: {
      awarded: 'Seuraavaksi laaditaan sopimus.',
      agreed: 'Seuraavaksi valmistellaan: paikka, luvat ja laitteet.',
      preparing: 'Kokeilu voi alkaa, kun jokainen lupa on myönnetty tai todettu tarpeettomaksi.',
      running: 'Arvot kirjataan ja välitavoitteet raportoidaan sitä mukaa kuin ne valmistuvat.',
      measured:
        'Jokaisella mittarilla on arvo. Seuraavaksi päätetään, laajennetaanko pilottia vai lopetetaanko se.',
      scaled:
        'Pilottiin ei voi enää kirjata mitään. Kuuden ja kahdentoista kuukauden päästä kysymme, mitä siitä tuli.',
      stopped: 'Pilottiin ei voi enää kirjata mitään. Mitatut arvot ja raportit säilyvät.',
    },
    why: 'Miksi se lopetettiin:',
    host: 'Isäntä',
    site: 'Paikka',
    action: 'Avaa pilotti',
  },
  sv: {
    subject: (state, title) => `${state}: ${title}`,
    states: {
      awarded: 'Piloten är utsedd',
      agreed: 'Piloten är överenskommen',
      preparing: 'Piloten förbereds',
      running: 'Piloten pågår',
      measured: 'Piloten är uppmätt',
      scaled: 'Piloten fortsätter efter sitt slut',
      stopped: 'Piloten är avslutad',
    },
    next: {
      awarded: 'Nu skrivs avtalet.',
      agreed: 'Nu förbereds plats, tillstånd och utrustning.',
      preparing: 'Den kan börja när varje tillstånd är beviljat eller inte behövs.',
      running: 'Värden förs in och delmål rapporteras efter hand.',
      measured: 'Varje mått har ett värde. Nu avgörs om den ska skalas upp eller avslutas.',
      scaled: 'Inget mer kan föras in. Om sex och tolv månader frågar vi vad det blev av den.',
      stopped: 'Inget mer kan föras in. Det som är uppmätt och rapporterat finns kvar.',
    },
    why: 'Varför den avslutades:',
    host: 'Värd',
    site: 'Plats',
    action: 'Öppna piloten',
  },
  'zh-CN': {
    subject: (state, title) => `${state}：${title}`,
    states: {
      awarded: '试点已入选',
      agreed: '试点已商定',
      preparing: '试点正在筹备',
      running: '试点正在运行',
      measured: '试点已完成测量',
      scaled: '试点将继续推广',
      stopped: '试点已终止',
    },
    next: {
      awarded: '下一步是起草协议。',
      agreed: '下一步是筹备：场地、许可和设备。',
      preparing: '每项许可都获批或确认不需要后，即可运行。',
      running: '请及时录入数值并报告里程碑。',
      measured: '所有指标均有数值。下一步决定是推广还是终止。',
      scaled: '不能再录入任何内容。六个月和十二个月后，我们会询问后续情况。',
      stopped: '不能再录入任何内容。已测量和报告的内容会保留。',
    },
    why: '终止原因：',
    host: '承接方',
    site: '地点',
    action: '打开试点页面',
  },
}

export const statusChanged = template({
  schema,
  preview: {
    ...pilotPreview,
    state: 'stopped',
    reason: 'The roof could not carry the tanks, and no other place was found in time.',
  },
  reason: sideReason,
  subject: (data, { locale }) => texts[locale].subject(texts[locale].states[data.state], data.title),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.next[data.state]}
        heading={text.states[data.state]}
        phase="pilot"
        action={{ label: text.action, path: pathsFor(mail).hostedPilot(data.pilotSlug) }}
      >
        <Greeting mail={mail} />
        <P>{text.subject(text.states[data.state], data.title)}</P>
        {data.reason === '' ? null : (
          <>
            <P>{text.why}</P>
            <Quote>{data.reason}</Quote>
          </>
        )}
        <Facts
          rows={[
            [text.host, data.host],
            [text.site, data.site],
          ]}
        />
        <P>{text.next[data.state]}</P>
      </Layout>
    )
  },
})
