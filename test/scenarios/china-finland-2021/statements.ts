/** What the juries tell the public, by challenge. */
import type { Locale } from '#app/platform/i18n.ts'

export const statements: Readonly<
  Record<'urban' | 'esd' | 'home' | 'virtual', Readonly<Record<Locale, string>>>
> = {
  urban: {
    en: 'Most proposals could show what stands in an old park. The winner also shows how sure it is, part by part, and lets that doubt decide what to measure next. The jury wants to see an owner choose with it.',
    fi: 'Useimmat ehdotukset osasivat näyttää, mitä vanhalla alueella on. Voittaja näyttää myös, kuinka varmaa tieto on, ja antaa epävarmuuden ohjata seuraavaa mittausta. Raati haluaa nähdä, miten omistaja päättää sen avulla.',
    sv: 'De flesta förslag kunde visa vad som står i ett gammalt område. Vinnaren visar också hur säkert det är, del för del, och låter tvivlet avgöra nästa mätning. Juryn vill se en ägare välja med den.',
    'zh-CN':
      '多数方案能说明旧园区里有什么，获选方案还逐项说明把握有多大，并由此决定下一步测什么。评审团希望看到业主借助它作出选择。',
  },
  esd: {
    en: 'Young people do not lack information about the climate. They lack somewhere to act and someone who answers. The jury chose the proposal that gives them both.',
    fi: 'Nuorilta ei puutu tietoa ilmastosta. Heiltä puuttuu paikka toimia ja joku, joka vastaa. Raati valitsi ehdotuksen, joka antaa molemmat.',
    sv: 'Unga saknar inte information om klimatet. De saknar en plats att handla på och någon som svarar. Juryn valde förslaget som ger dem båda.',
    'zh-CN': '年轻人缺的不是气候知识，而是行动的场所和回应他们的人。评审团选择了两者兼备的方案。',
  },
  home: {
    en: 'Two proposals stood level at the top, point for point. The jury discussed them for an hour and took the one whose pilot asks less of tired relatives. The other is first on the reserve list.',
    fi: 'Kaksi ehdotusta oli kärjessä täsmälleen tasoissa. Raati keskusteli niistä tunnin ja valitsi sen, jonka pilotti vaatii vähemmän väsyneiltä omaisilta. Toinen on ensimmäisellä varasijalla.',
    sv: 'Två förslag stod exakt lika i toppen. Juryn talade om dem i en timme och valde det vars pilot kräver mindre av trötta anhöriga. Det andra står först på reservlistan.',
    'zh-CN':
      '两份方案总分完全相同，并列第一。评审团讨论一小时后，选择了对疲惫家属要求更少的一份，另一份列候补首位。',
  },
  virtual: {
    en: 'A picture of a building persuades. The winning proposal also lets people disagree with the picture, and keeps what they said beside it.',
    fi: 'Rakennuksen kuva vakuuttaa. Voittanut ehdotus antaa ihmisten myös olla kuvasta eri mieltä ja säilyttää sen, mitä he sanoivat.',
    sv: 'En bild av en byggnad övertygar. Det vinnande förslaget låter också människor vara oense med bilden och bevarar vad de sade.',
    'zh-CN': '一张建筑效果图容易说服人。获选方案还允许人们对图提出异议，并把他们的话留在图旁。',
  },
}

/** What the juries say of the winners, by challenge. */
export const citations: typeof statements = {
  urban: {
    en: 'It says how sure it is before it says what to do, and an owner can act on that.',
    fi: 'Se kertoo, kuinka varma se on, ennen kuin se neuvoo – ja sen varassa omistaja voi toimia.',
    sv: 'Det säger hur säkert det är innan det säger vad man bör göra, och på det kan en ägare handla.',
    'zh-CN': '先说明有几分把握，再提出该做什么，业主可以据此行动。',
  },
  esd: {
    en: 'Pupils decide something real, and a grown-up has to answer them within the week.',
    fi: 'Oppilaat päättävät jostakin oikeasta, ja aikuisen on vastattava heille viikon kuluessa.',
    sv: 'Eleverna bestämmer något på riktigt, och en vuxen måste svara dem inom en vecka.',
    'zh-CN': '学生决定的是真实的事情，而成年人必须在一周之内给出答复。',
  },
  home: {
    en: 'It asks the least of those who are already tired, and tells them when they can rest.',
    fi: 'Se vaatii vähiten niiltä, jotka ovat jo väsyneitä, ja kertoo, milloin he voivat levätä.',
    sv: 'Det kräver minst av dem som redan är trötta, och säger när de kan vila.',
    'zh-CN': '对已经疲惫的人要求最少，并告诉他们何时可以休息。',
  },
  virtual: {
    en: 'It keeps the objections next to the picture, where the next planner will find them.',
    fi: 'Se säilyttää vastaväitteet kuvan vieressä, mistä seuraava suunnittelija löytää ne.',
    sv: 'Det bevarar invändningarna intill bilden, där nästa planerare hittar dem.',
    'zh-CN': '把不同意见留在图旁，让下一位规划者能够看到。',
  },
}
