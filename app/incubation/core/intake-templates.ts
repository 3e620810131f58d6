/** What an intake begins with where its programme was made from a template: data that the organiser changes afterwards. */
import type { Locale } from '#app/platform/i18n.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'

export type IntakeTemplate = {
  readonly kind: 'rolling' | 'batch'
  readonly equity: 'none'
  readonly languages: readonly ContentLanguage[]
  readonly answerDays: number
  readonly texts: Readonly<Record<Locale, { readonly offered: string; readonly forWhom: string }>>
  readonly themes: readonly Readonly<Record<Locale, string>>[]
}

const innovationBase: IntakeTemplate = {
  kind: 'rolling',
  equity: 'none',
  languages: ['en', 'fi', 'sv', 'zh-CN'],
  answerDays: 10,
  themes: [],
  texts: {
    en: {
      offered: `- **A place to work** in the base in Haidian, for one cohort.
- **Mentors** who know Chinese industry, two start-ups each at most.
- **Help with the first steps**: registering, finding a partner, reading a contract.`,
      forWhom: `Start-ups from Finland and the rest of Europe with a product that somebody uses already. You need not have been in China before.`,
    },
    fi: {
      offered: `- **Työtila** Haidianin keskuksessa yhden ryhmän ajaksi.
- **Mentoreita**, jotka tuntevat kiinalaista teollisuutta, kullakin enintään kaksi yritystä.
- **Apua ensiaskelissa**: rekisteröinti, kumppanin löytäminen, sopimuksen lukeminen.`,
      forWhom: `Suomalaisille ja muille eurooppalaisille startup-yrityksille, joiden tuotetta joku jo käyttää. Kiinassa ei tarvitse olla käynyt ennen.`,
    },
    sv: {
      offered: `- **En arbetsplats** i basen i Haidian, för en grupps tid.
- **Mentorer** som kan kinesisk industri, högst två företag var.
- **Hjälp med de första stegen**: registrera, hitta en partner, läsa ett avtal.`,
      forWhom: `För startupföretag från Finland och övriga Europa med en produkt som någon redan använder. Ni behöver inte ha varit i Kina förut.`,
    },
    'zh-CN': {
      offered: `- **办公席位**：海淀基地，为期一期。
- **导师**：熟悉中国产业，每位最多辅导两家企业。
- **起步协助**：注册、寻找合作方、审阅合同。`,
      forWhom: `面向芬兰及欧洲其他国家的初创企业，产品须已有人使用；无需有来华经历。`,
    },
  },
}

const theme = (en: string, fi: string, sv: string, zh: string) => ({ en, fi, sv, 'zh-CN': zh })

const cityIncubator: IntakeTemplate = {
  kind: 'batch',
  equity: 'none',
  languages: ['en', 'fi', 'sv'],
  answerDays: 7,
  themes: [
    theme('Circular economy', 'Kiertotalous', 'Cirkulär ekonomi', '循环经济'),
    theme('Energy efficiency', 'Energiatehokkuus', 'Energieffektivitet', '能源效率'),
    theme('Education technology', 'Oppimisteknologia', 'Utbildningsteknik', '教育科技'),
    theme('Built environment', 'Rakennettu ympäristö', 'Byggd miljö', '建成环境'),
    theme('Health and well-being', 'Terveys ja hyvinvointi', 'Hälsa och välbefinnande', '健康与福祉'),
    theme('Smart mobility', 'Älykäs liikkuminen', 'Smart mobilitet', '智慧出行'),
  ],
  texts: {
    en: {
      offered: `- **A mentor for your theme**, and others across themes.
- **A way into the city**: people who run schools, streets and houses, and say what would help them.
- **Neighbours**: a cohort never holds more of one theme than it says.`,
      forWhom: `Young companies with a clean or sustainable answer to something a city needs. One founder is enough, a demonstration is better than slides.`,
    },
    fi: {
      offered: `- **Oman teeman mentori** ja muita yli teemarajojen.
- **Tie kaupunkiin**: ihmisiä, jotka hoitavat kouluja, katuja ja taloja ja kertovat, mistä olisi apua.
- **Naapureita**: ryhmässä ei ole yhtä teemaa enempää kuin on sanottu.`,
      forWhom: `Nuorille yrityksille, joilla on puhdas tai kestävä ratkaisu johonkin, mitä kaupunki tarvitsee. Yksi perustaja riittää, ja näyte on parempi kuin kalvot.`,
    },
    sv: {
      offered: `- **En mentor för ert tema**, och andra över temagränserna.
- **En väg in i staden**: människor som sköter skolor, gator och hus och säger vad som skulle hjälpa.
- **Grannar**: en grupp har aldrig fler av ett tema än den säger.`,
      forWhom: `För unga företag med ett rent eller hållbart svar på något som en stad behöver. En grundare räcker, och en demonstration är bättre än bilder.`,
    },
    'zh-CN': {
      offered: `- **本主题导师**，以及跨主题的其他导师。
- **走进城市**：与管理学校、街道和房屋的人直接对话，了解他们的需要。
- **邻居**：每期单一主题的企业数不超过公布的上限。`,
      forWhom: `面向以清洁或可持续方式解决城市需求的年轻企业。一位创始人即可；演示胜过幻灯片。`,
    },
  },
}

/** By the key of the programme's template. */
export const intakeTemplates: Readonly<Record<string, IntakeTemplate>> = {
  'finchi-innohub-incubation': innovationBase,
  'urban-tech-helsinki': cityIncubator,
}

/** What the intake of a programme made from this template begins with, or null. */
export function intakeTemplateOf(templateKey: string | null): IntakeTemplate | null {
  return templateKey !== null && Object.hasOwn(intakeTemplates, templateKey)
    ? (intakeTemplates[templateKey] ?? null)
    : null
}
