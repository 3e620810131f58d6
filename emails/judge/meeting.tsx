import { meetingMail } from './meeting-mail.tsx'

/** A meeting of the jury has an hour. */
export const juryMeeting = meetingMail(
  {
    en: {
      subject: (challenge: string) => `The jury meets: ${challenge}`,
      preheader: 'When and where, with the hour for your calendar.',
      heading: 'The jury meets',
      lead: (challenge: string) => `The jury of “${challenge}” talks its proposals through in a meeting.`,
      help: 'The agenda stands on the page of the meeting, as far as it is open to you. For what is closed to you, you leave the room. If you cannot come, answer this mail.',
    },
    fi: {
      subject: (challenge: string) => `Tuomaristo kokoontuu: ${challenge}`,
      preheader: 'Aika ja paikka, myös kalenteriisi.',
      heading: 'Tuomaristo kokoontuu',
      lead: (challenge: string) => `Haasteen ”${challenge}” tuomaristo keskustelee ehdotuksista kokouksessa.`,
      help: 'Esityslista on kokouksen sivulla siltä osin kuin se on sinulle avoin. Sen ajaksi, mikä on sinulta suljettu, poistut huoneesta. Jos et pääse, vastaa tähän viestiin.',
    },
    sv: {
      subject: (challenge: string) => `Juryn möts: ${challenge}`,
      preheader: 'När och var, med tiden för din kalender.',
      heading: 'Juryn möts',
      lead: (challenge: string) => `Juryn för ”${challenge}” går igenom förslagen på ett möte.`,
      help: 'Dagordningen finns på mötets sida, i den mån den är öppen för dig. För det som är stängt för dig lämnar du rummet. Kan du inte komma, svara på det här mejlet.',
    },
    'zh-CN': {
      subject: (challenge: string) => `评审团会议：${challenge}`,
      preheader: '时间与地点，可加入日历。',
      heading: '评审团会议',
      lead: (challenge: string) => `“${challenge}”的评审团将开会讨论方案。`,
      help: '议程见会议页面，仅显示对您开放的部分。讨论对您关闭的内容时，请离场。如无法参加，请回复本邮件。',
    },
  },
  { sequence: 0 },
)
