/**
 * Names in plain letters: one case, no diacritics, wide letters narrow, Cyrillic in Latin letters, traditional
 * characters simplified where names of organisations use them. Everything else stays what it is.
 */

/** Letters that are one sound in some spellings and two in others: `ä` is written `a` and `ae`. */
const doubled: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
  æ: 'ae',
  ß: 'ss',
}

const single: Readonly<Record<string, string>> = {
  ...{ ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i' },
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
  },
  ...{
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
  },
  ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'i', є: 'e', ґ: 'g' },
}

const traditional =
  '國學電華廣東業車環術機灣達興龍動開發訊聯網節實農醫藥氣風雲橋滬際團資創產設計數據庫運輸軟體衛視備質訂鋼鐵銀線長門馬鳥魚飛飯過還進遠選邊陽陰陳張劉趙孫楊吳黃許羅謝鄧韓馮蔣葉呂蘇盧賈鍾範陸溫顏豐蘭寧漢頭縣鎮區島塊樂億萬與專義務協會無號碼偉強麗靜鵬輝榮傑軍紅麥鄭錢齊龔薩檢測護製勝貿財經濟聲潔淨啟樹綠藍'
const simplified =
  '国学电华广东业车环术机湾达兴龙动开发讯联网节实农医药气风云桥沪际团资创产设计数据库运输软体卫视备质订钢铁银线长门马鸟鱼飞饭过还进远选边阳阴陈张刘赵孙杨吴黄许罗谢邓韩冯蒋叶吕苏卢贾钟范陆温颜丰兰宁汉头县镇区岛块乐亿万与专义务协会无号码伟强丽静鹏辉荣杰军红麦郑钱齐龚萨检测护制胜贸财经济声洁净启树绿蓝'
const characters = new Map(
  [...traditional].map((character, at) => [character, [...simplified][at] ?? character]),
)

/** The plain spelling of a text: `Ääkköset Øy` is `aakkoset oy`. Doing it twice changes nothing. */
export function plainLetters(text: string): string {
  return spelled(text, single)
}

/** The plain spelling that writes two letters where some do: `Åkermann` is `aakermann`. */
export function doubledLetters(text: string): string {
  const composed = text.normalize('NFKC').toLowerCase().normalize('NFC')
  return plainLetters([...composed].map((letter) => doubled[letter] ?? letter).join(''))
}

function spelled(text: string, letters: Readonly<Record<string, string>>): string {
  const bare = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  return [...bare]
    .map((letter) => letters[letter] ?? characters.get(letter) ?? letter)
    .join('')
    .normalize('NFC')
}
