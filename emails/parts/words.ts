import type { Locale } from '#app/platform/i18n.ts'

/** What every mail says around its own words. */
export const words: Record<
  Locale,
  {
    /** `name` is empty where none is known. */
    greeting(name: string): string
    linkFallback: string
    questions(email: string): string
    automatic: string
    why(reason: string): string
    yourTime(instant: string): string
    grace(minutes: number): string
    phases: string
    unsubscribe: string
    chooseMail: string
    /** On a copy that an organiser sends to themselves. */
    test: string
  }
> = {
  en: {
    greeting: (name) => (name === '' ? 'Hello,' : `Dear ${name},`),
    linkFallback: 'If the button does not open, copy this address:',
    questions: (email) => `Questions: ${email}. You can also answer this mail.`,
    automatic: 'This mail was sent by Haaste. It holds no tracking.',
    why: (reason) => `Why you get this: ${reason}`,
    yourTime: (instant) => `On your clock: ${instant}`,
    grace: (minutes) =>
      `The challenge has announced ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} of grace: what is submitted within them is still in time. Please do not count on them.`,
    phases: 'The way of the challenge',
    unsubscribe: 'No more of these mails',
    chooseMail: 'Choose what mail you get',
    test: 'A test: this copy went to you alone and counts as sent to nobody. Links to switch mail off are left out.',
  },
  fi: {
    greeting: (name) => (name === '' ? 'Hei,' : `Hei ${name},`),
    linkFallback: 'Jos painike ei avaudu, kopioi tämä osoite:',
    questions: (email) => `Kysyttävää? ${email}. Voit myös vastata tähän viestiin.`,
    automatic: 'Viestin lähetti Haaste. Siinä ei ole seurantaa.',
    why: (reason) => `Miksi sait tämän: ${reason}`,
    yourTime: (instant) => `Sinun kellossasi: ${instant}`,
    grace: (minutes) =>
      `Haaste on ilmoittanut lisäajasta, ${minutes} min: sen aikana lähetetty ehdotus on vielä ajoissa. Älkää silti laskeko sen varaan.`,
    phases: 'Haasteen vaiheet',
    unsubscribe: 'Ei enää näitä viestejä',
    chooseMail: 'Valitse, mitä viestejä saat',
    test: 'Koeviesti: tämän kappaleen sait vain sinä, eikä sitä lasketa kenellekään lähetetyksi. Linkit viestien poistamiseen on jätetty pois.',
  },
  sv: {
    greeting: (name) => (name === '' ? 'Hej,' : `Hej ${name},`),
    linkFallback: 'Om knappen inte öppnas, kopiera den här adressen:',
    questions: (email) => `Frågor: ${email}. Du kan också svara på det här brevet.`,
    automatic: 'Brevet skickades av Haaste. Det innehåller ingen spårning.',
    why: (reason) => `Därför får du det här: ${reason}`,
    yourTime: (instant) => `På din klocka: ${instant}`,
    grace: (minutes) =>
      `Utmaningen har meddelat en respit på ${minutes} ${minutes === 1 ? 'minut' : 'minuter'}: det som lämnas in under den har kommit i tid. Räkna ändå inte med den.`,
    phases: 'Utmaningens skeden',
    unsubscribe: 'Inga fler sådana brev',
    chooseMail: 'Välj vilka brev du får',
    test: 'Ett prov: bara du har fått det här exemplaret, och det räknas inte som skickat till någon. Länkar för att stänga av brev är utelämnade.',
  },
  'zh-CN': {
    greeting: (name) => (name === '' ? '您好：' : `${name}，您好：`),
    linkFallback: '如果按钮无法打开，请复制以下网址：',
    questions: (email) => `如有疑问，请联系 ${email}，也可以直接回复本邮件。`,
    automatic: '本邮件由 Haaste 发送，不含任何跟踪代码。',
    why: (reason) => `您为何收到本邮件：${reason}`,
    yourTime: (instant) => `您所在地时间：${instant}`,
    grace: (minutes) =>
      `本挑战公布了 ${minutes} 分钟的宽限时间：在此期间提交仍算按时。但请不要依赖宽限时间。`,
    phases: '挑战进程',
    unsubscribe: '不再接收此类邮件',
    chooseMail: '选择接收哪些邮件',
    test: '测试邮件：此副本仅发送给您本人，不计入任何人的发送记录。退订链接已省略。',
  },
}
