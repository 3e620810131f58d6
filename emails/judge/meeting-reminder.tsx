import { meetingMail } from './meeting-mail.tsx'

/** A meeting of the jury is near. */
export const juryMeetingReminder = meetingMail(
  {
    en: {
      subject: (challenge: string) => `The jury meets soon: ${challenge}`,
      preheader: 'When and where.',
      heading: 'The jury meets soon',
      lead: (challenge: string) => `A reminder: the jury of “${challenge}” meets.`,
      help: 'Say on the page of the meeting that you are there when it begins. If you cannot come, answer this mail.',
    },
    fi: {
      subject: (challenge: string) => `Tuomaristo kokoontuu pian: ${challenge}`,
      preheader: 'Aika ja paikka.',
      heading: 'Tuomaristo kokoontuu pian',
      lead: (challenge: string) => `Muistutus: haasteen ”${challenge}” tuomaristo kokoontuu.`,
      help: 'Ilmoittaudu kokouksen sivulla, kun se alkaa. Jos et pääse, vastaa tähän viestiin.',
    },
    sv: {
      subject: (challenge: string) => `Juryn möts snart: ${challenge}`,
      preheader: 'När och var.',
      heading: 'Juryn möts snart',
      lead: (challenge: string) => `En påminnelse: juryn för ”${challenge}” möts.`,
      help: 'Säg på mötets sida att du är på plats när det börjar. Kan du inte komma, svara på det här mejlet.',
    },
    'zh-CN': {
      subject: (challenge: string) => `评审团会议即将开始：${challenge}`,
      preheader: '时间与地点。',
      heading: '评审团会议即将开始',
      lead: (challenge: string) => `提醒：“${challenge}”的评审团将开会。`,
      help: '会议开始时，请在会议页面表示已到会。如无法参加，请回复本邮件。',
    },
  },
  { sequence: 0 },
)
