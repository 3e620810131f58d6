import { meetingMail } from './meeting-mail.tsx'

/** The hour or the place of a meeting of the jury has changed. */
export const juryMeetingMoved = meetingMail(
  {
    en: {
      subject: (challenge: string) => `The meeting of the jury has moved: ${challenge}`,
      preheader: 'The new time and place.',
      heading: 'The meeting has moved',
      lead: (challenge: string) => `The jury of “${challenge}” meets at another time or in another place.`,
      help: 'If you cannot come then, answer this mail.',
    },
    fi: {
      subject: (challenge: string) => `Tuomariston kokous on siirretty: ${challenge}`,
      preheader: 'Uusi aika ja paikka.',
      heading: 'Kokous on siirretty',
      lead: (challenge: string) =>
        `Haasteen ”${challenge}” tuomariston kokouksen aika tai paikka on muuttunut.`,
      help: 'Jos et pääse silloin, vastaa tähän viestiin.',
    },
    sv: {
      subject: (challenge: string) => `Juryns möte har flyttats: ${challenge}`,
      preheader: 'Den nya tiden och platsen.',
      heading: 'Mötet har flyttats',
      lead: (challenge: string) => `Juryn för ”${challenge}” möts på en annan tid eller en annan plats.`,
      help: 'Kan du inte komma då, svara på det här mejlet.',
    },
    'zh-CN': {
      subject: (challenge: string) => `评审团会议有变动：${challenge}`,
      preheader: '新的时间和地点。',
      heading: '会议有变动',
      lead: (challenge: string) => `“${challenge}”评审团会议的时间或地点有变动。`,
      help: '如果届时无法参加，请回复本邮件。',
    },
  },
  { sequence: 1 },
)
