/** Countries as a form's text field sends them. */
import * as z from 'zod/mini'
import { locales } from '#app/platform/i18n.ts'
import { readCountries } from './eligibility.ts'

/** The bound the table has too. */
export const mostHolidayCountries = 12

/** Codes or names in any language, as far as the text names countries only. */
export const countryList = z.pipe(
  z._default(
    z.string().check(
      z.trim(),
      z.maxLength(2000),
      z.check((text) => {
        const { unknown } = readCountries(text.value, locales)
        if (unknown === null) return
        const word = unknown.length > 40 ? `${unknown.slice(0, 40)}…` : unknown
        text.issues.push({
          code: 'custom',
          input: text.value,
          message: 'publish:errors.countries',
          params: { word },
        })
      }),
    ),
    '',
  ),
  z.transform((text) => readCountries(text, locales).countries),
)

/** The same, of a few: those whose days off a programme looks at. */
export const holidayCountryList = countryList.check(
  z.refine((codes) => codes.length <= mostHolidayCountries, 'publish:errors.holiday-countries'),
)
