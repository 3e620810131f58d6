import { compareIn, countryName } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** ISO 3166-1 alpha-2 codes an organisation may come from; the names are the reader's (Intl.DisplayNames). */
export const countries: readonly string[] = (
  'AD AE AF AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL ' +
  'CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ ' +
  'GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK ' +
  'LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NZ OM PA ' +
  'PE PF PG PH PK PL PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TC TD TG TH ' +
  'TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WS XK YE YT ZA ZM ZW'
).split(' ')

/** The countries by name, in the order a reader of the language expects. */
export function countryChoices(lang: Locale): { value: string; label: string }[] {
  const compare = compareIn(lang)
  return countries
    .map((value) => ({ value, label: countryName(lang, value) }))
    .sort((a, b) => compare(a.label, b.label))
}
