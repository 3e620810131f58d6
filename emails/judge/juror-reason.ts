import type { Locale } from '#app/platform/i18n.ts'

/** Why a juror gets mail about a challenge: the foot of every mail of the jury. */
export const jurorReason: Record<Locale, string> = {
  en: 'you are on the jury of this challenge.',
  fi: 'olet tämän haasteen tuomaristossa.',
  sv: 'du sitter i juryn för den här utmaningen.',
  'zh-CN': '您是本挑战的评委。',
}
