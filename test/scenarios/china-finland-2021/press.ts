/** What the press is given with each result, by challenge. */
import type { PressKitGiven } from '#app/announce/core/press-kit.ts'
import type { Locale } from '#app/platform/i18n.ts'

type Texts = Readonly<Record<Locale, string>>

const photoRights: Texts = {
  en: 'Photographs of the places are the city’s and may be used with this news until the end of 2022. Name the photographer as the file does.',
  fi: 'Valokuvat paikoista ovat kaupungin, ja niitä saa käyttää tämän uutisen yhteydessä vuoden 2022 loppuun. Kuvaaja mainitaan kuten tiedostossa.',
  sv: 'Fotografierna av platserna är stadens och får användas med nyheten till slutet av 2022. Ange fotografen så som filen gör.',
  'zh-CN': '场地照片归城市所有，可在 2022 年底前用于本次报道；请按文件所注署名摄影者。',
}

const contact = {
  contactName: 'Aino Virtamo',
  contactEmail: 'challenge@city-desk.example',
  contactPhone: '',
}

function kit(lead: Texts, quote: Texts, speaker: Texts): PressKitGiven {
  return {
    ...contact,
    texts: {
      en: { lead: lead.en, photoRights: photoRights.en },
      fi: { lead: lead.fi, photoRights: photoRights.fi },
      sv: { lead: lead.sv, photoRights: photoRights.sv },
      'zh-CN': { lead: lead['zh-CN'], photoRights: photoRights['zh-CN'] },
    },
    quotes: {
      '1': { locale: 'en', quote: quote.en, speaker: speaker.en },
      '2': { locale: 'zh-CN', quote: quote['zh-CN'], speaker: speaker['zh-CN'] },
    },
  }
}

const owner: Texts = {
  en: 'Owner of the challenge',
  fi: 'Haasteen omistaja',
  sv: 'Utmaningens ägare',
  'zh-CN': '挑战发起方',
}

export const pressKits: Readonly<Record<'urban' | 'esd' | 'home' | 'virtual', PressKitGiven>> = {
  urban: kit(
    {
      en: 'An old industrial park will be mapped part by part, with the doubt written next to each finding, before anything is torn down.',
      fi: 'Vanha teollisuusalue kartoitetaan osa osalta, ja jokaisen havainnon viereen kirjataan epävarmuus, ennen kuin mitään puretaan.',
      sv: 'Ett gammalt industriområde kartläggs del för del, med osäkerheten antecknad vid varje fynd, innan något rivs.',
      'zh-CN': '一处老工业园区将逐项测绘，在拆除任何建筑之前，每项结论旁都注明把握程度。',
    },
    {
      en: 'We will measure where we know least, and decide afterwards.',
      fi: 'Mittaamme siellä, missä tiedämme vähiten, ja päätämme vasta sitten.',
      sv: 'Vi mäter där vi vet minst och beslutar sedan.',
      'zh-CN': '我们先在最没有把握的地方测量，然后再作决定。',
    },
    owner,
  ),
  esd: kit(
    {
      en: 'Pupils in two countries will decide on real matters of their schools, and adults will answer them within a week.',
      fi: 'Kahden maan oppilaat päättävät koulujensa oikeista asioista, ja aikuiset vastaavat heille viikossa.',
      sv: 'Elever i två länder beslutar om verkliga frågor i sina skolor, och vuxna svarar dem inom en vecka.',
      'zh-CN': '两国学生将就学校的真实事务作出决定，成年人须在一周内答复。',
    },
    {
      en: 'Being asked is nice. Being answered is what counts.',
      fi: 'On mukavaa, että kysytään. Tärkeintä on, että vastataan.',
      sv: 'Det är trevligt att bli tillfrågad. Det viktiga är att få svar.',
      'zh-CN': '有人询问固然好，有人答复才要紧。',
    },
    owner,
  ),
  home: kit(
    {
      en: 'Relatives who care for somebody at home will be told when they can rest, by a service that asks little of them.',
      fi: 'Kotona läheistään hoitavat saavat tietää, milloin he voivat levätä, palvelulta, joka vaatii heiltä vähän.',
      sv: 'Anhöriga som vårdar någon hemma får veta när de kan vila, av en tjänst som kräver lite av dem.',
      'zh-CN': '居家照护者将通过一项操作简便的服务得知何时可以休息。',
    },
    {
      en: 'Nobody here needs another app to look after.',
      fi: 'Kukaan täällä ei tarvitse enää yhtä sovellusta hoidettavaksi.',
      sv: 'Ingen här behöver ännu en app att sköta om.',
      'zh-CN': '这里没有人还需要再照看一个应用程序。',
    },
    owner,
  ),
  virtual: kit(
    {
      en: 'People will be able to disagree with the picture of a building, and what they say stays beside it.',
      fi: 'Rakennuksen kuvasta voi olla eri mieltä, ja sanottu jää kuvan viereen.',
      sv: 'Den som inte håller med om bilden av en byggnad kan säga det, och orden står kvar intill.',
      'zh-CN': '人们可以对建筑效果图提出异议，这些意见会一直留在图旁。',
    },
    {
      en: 'A plan that nobody could contradict has told us nothing.',
      fi: 'Suunnitelma, jota kukaan ei voi kiistää, ei ole kertonut meille mitään.',
      sv: 'En plan som ingen kunde säga emot har inte berättat något för oss.',
      'zh-CN': '一份谁也无法反驳的方案，等于什么也没告诉我们。',
    },
    owner,
  ),
}
