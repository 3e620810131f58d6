/**
 * The form of the challenge about virtual design: the standard questions, and a part of its own with a budget, milestones
 * and partners, since its pilots differ more in size than the others'.
 */
import type { FormBody, Question } from '../../core/form/form.ts'
import { asked, inEach, standardWritten } from '../written-questions.ts'

const ownQuestions: readonly Question[] = [
  asked(
    'about-figures',
    'note',
    {},
    {
      label: [
        'Rough figures are enough',
        'Suuntaa antavat luvut riittävät',
        'Ungefärliga siffror räcker',
        '大致数字即可',
      ],
      help: [
        'Nobody holds you to them. They help the host to see what a pilot would take.',
        'Ne eivät sido sinua. Niistä isäntä näkee, mitä pilotti vaatisi.',
        'De binder er inte. De hjälper värden att se vad en pilot skulle kräva.',
        '这些数字不具约束力，只为帮助接待方了解试点所需。',
      ],
    },
  ),
  asked(
    'residents',
    'markdown',
    { limit: 2000, rows: 6 },
    {
      label: [
        'How residents take part',
        'Miten asukkaat osallistuvat',
        'Hur invånarna deltar',
        '居民如何参与',
      ],
      help: ['Steps as a list.', 'Vaiheet luettelona.', 'Stegen som en lista.', '请用列表写出步骤。'],
    },
    { visibility: 'public' },
  ),
  asked(
    'reached',
    'number',
    { minimum: 1, maximum: 1_000_000 },
    {
      label: [
        'How many people the pilot reaches',
        'Kuinka monta ihmistä pilotti tavoittaa',
        'Hur många piloten når',
        '试点覆盖人数',
      ],
      parts: {
        unit: ['people', 'ihmistä', 'personer', '人'],
        'unit-one': ['person', 'ihminen', 'person', '人'],
      },
    },
  ),
  asked(
    'tools',
    'choices',
    { choices: ['browser', 'phone', 'glasses', 'table'], most: 3 },
    {
      label: [
        'Where the model can be seen',
        'Missä mallia voi katsoa',
        'Var modellen kan ses',
        '模型的观看方式',
      ],
      parts: {
        browser: ['In a browser', 'Selaimessa', 'I en webbläsare', '浏览器'],
        phone: [
          'On a phone, on the spot',
          'Puhelimella paikan päällä',
          'I en telefon, på platsen',
          '现场用手机',
        ],
        glasses: ['With glasses', 'Laseilla', 'Med glasögon', '智能眼镜'],
        table: [
          'On a table in the library',
          'Kirjaston pöydällä',
          'På ett bord i biblioteket',
          '图书馆的展示台',
        ],
      },
    },
  ),
  asked(
    'weight',
    'ranking',
    { choices: ['energy', 'light', 'cost', 'noise'] },
    {
      label: [
        'What the model shows best',
        'Minkä malli näyttää parhaiten',
        'Vad modellen visar bäst',
        '模型最擅长展示什么',
      ],
      help: ['The most important first.', 'Tärkein ensin.', 'Det viktigaste först.', '最重要的排在最前。'],
      parts: {
        energy: ['Energy and carbon', 'Energia ja päästöt', 'Energi och utsläpp', '能源与碳排放'],
        light: ['Light and view', 'Valo ja näkymä', 'Ljus och utsikt', '光线与视野'],
        cost: ['Cost', 'Kustannukset', 'Kostnad', '成本'],
        noise: ['Noise and wind', 'Melu ja tuuli', 'Buller och vind', '噪声与风'],
      },
    },
  ),
  asked(
    'budget',
    'table',
    {
      columns: [
        { key: 'what', kind: 'text' },
        { key: 'cost', kind: 'money' },
      ],
      currency: 'EUR',
      minimumRows: 1,
      maximumRows: 12,
    },
    {
      label: ['Budget of the pilot', 'Pilotin budjetti', 'Pilotens budget', '试点预算'],
      parts: {
        what: ['For what', 'Mihin', 'Till vad', '用途'],
        cost: ['Cost', 'Hinta', 'Kostnad', '费用'],
      },
    },
  ),
  asked(
    'milestones',
    'table',
    {
      columns: [
        { key: 'when', kind: 'date' },
        { key: 'done', kind: 'text' },
      ],
      currency: 'EUR',
      minimumRows: 1,
      maximumRows: 12,
    },
    {
      label: ['Milestones', 'Välitavoitteet', 'Milstolpar', '里程碑'],
      parts: {
        when: ['By', 'Mihin mennessä', 'Senast', '期限'],
        done: ['What is done', 'Mitä on tehty', 'Vad som är gjort', '完成内容'],
      },
    },
  ),
  asked(
    'own-share',
    'money',
    { currency: 'EUR', maximum: 1_000_000 },
    {
      label: ['What you pay yourselves', 'Mitä maksatte itse', 'Vad ni betalar själva', '自筹金额'],
      help: ['Jurors do not see it.', 'Arvioijat eivät näe tätä.', 'Juryn ser det inte.', '评委看不到此项。'],
    },
    { visibility: 'organisers' },
  ),
  asked(
    'start',
    'date',
    { from: '2022-02-01', to: '2022-12-31' },
    {
      label: ['When you could start', 'Milloin voisitte aloittaa', 'När ni kunde börja', '最早开始日期'],
    },
  ),
  asked(
    'personal-data',
    'choice',
    { choices: ['none', 'some'] },
    {
      label: [
        'Does the pilot use personal data?',
        'Käyttääkö pilotti henkilötietoja?',
        'Använder piloten personuppgifter?',
        '试点是否使用个人数据？',
      ],
      parts: {
        none: ['No', 'Ei', 'Nej', '否'],
        some: ['Yes', 'Kyllä', 'Ja', '是'],
      },
    },
  ),
  asked(
    'data-care',
    'long-text',
    { limit: 1000, rows: 4 },
    {
      label: [
        'How the data is kept safe',
        'Miten tiedot suojataan',
        'Hur uppgifterna skyddas',
        '如何保护这些数据',
      ],
    },
    { condition: { question: 'personal-data', choices: ['some'] } },
  ),
  asked(
    'demo',
    'link',
    {},
    {
      label: ['A model to look at', 'Katsottava malli', 'En modell att titta på', '可供查看的模型'],
      help: [
        'A page that opens without signing in.',
        'Sivu, joka aukeaa kirjautumatta.',
        'En sida som öppnas utan inloggning.',
        '无需登录即可打开的网页。',
      ],
    },
  ),
  asked(
    'partner',
    'organisation',
    {},
    {
      label: ['A partner in the pilot', 'Pilotin kumppani', 'En partner i piloten', '试点合作伙伴'],
    },
  ),
  asked(
    'made-in',
    'country',
    {},
    {
      label: [
        'Where most of the work is done',
        'Missä suurin osa työstä tehdään',
        'Var det mesta av arbetet görs',
        '主要工作所在国家或地区',
      ],
    },
  ),
  asked(
    'contact',
    'member',
    {},
    {
      label: ['Whom the host calls', 'Kenelle isäntä soittaa', 'Vem värden ringer', '接待方的联系人'],
    },
    { visibility: 'organisers' },
  ),
]

const { sections } = standardWritten
const declarations = sections.length - 1

export const virtualDesignForm: FormBody = {
  sections: [
    ...sections.slice(0, declarations),
    {
      key: 'figures',
      texts: inEach((at) => ({
        title: (
          ['Figures and partners', 'Luvut ja kumppanit', 'Siffror och partner', '数据与合作伙伴'] as const
        )[at],
        hint: (
          [
            'Budget, milestones, who takes part',
            'Budjetti, välitavoitteet, osallistujat',
            'Budget, milstolpar, vilka som deltar',
            '预算、里程碑、参与方',
          ] as const
        )[at],
      })),
      questions: ownQuestions,
    },
    ...sections.slice(declarations),
  ],
}
