/** Files of the first version of the format, read as those of today. */
import { emptyBrief } from './brief-texts.ts'
import { programmeFormatVersion } from './programme-file-schema.ts'
import { countriesOf } from './programme-plan.ts'

/** A file of version 1, with what has come since as it was then: nothing said. What is no such file stays as it is. */
export function inThisVersion(parsed: unknown): unknown {
  if (!isObject(parsed)) return parsed
  const { programme, challenges } = parsed
  const parties = isObject(programme) && Array.isArray(programme.parties) ? programme.parties : []
  return {
    ...parsed,
    version: programmeFormatVersion,
    programme: isObject(programme)
      ? {
          holidayCountries: countriesOf(
            parties.map((party: unknown) => ({
              country: isObject(party) && typeof party.country === 'string' ? party.country : null,
            })),
          ),
          ...{ colours: null, senderName: null, logo: null },
          ...programme,
          texts: eachOf(programme.texts, { logoAlt: '' }),
          parties: Array.isArray(programme.parties)
            ? parties.map((party: unknown) => (isObject(party) ? { logo: null, ...party } : party))
            : programme.parties,
        }
      : programme,
    challenges: Array.isArray(challenges) ? challenges.map(challengeInThisVersion) : challenges,
    sessions: parsed.sessions ?? [],
    pictures: {},
  }
}

function challengeInThisVersion(challenge: unknown): unknown {
  if (!isObject(challenge)) return challenge
  const { grant, texts } = challenge
  return {
    ...{ sdgGoals: [], expectedProposals: null },
    ...challenge,
    grant: isObject(grant) ? { vat: null, ...grant } : grant,
    texts: eachOf(texts, sinceVersion1),
  }
}

/** Texts by language, each with what has come since; what are none stays as it is. */
function eachOf(texts: unknown, since: Readonly<Record<string, unknown>>): unknown {
  if (!isObject(texts)) return texts
  return Object.fromEntries(
    Object.entries(texts).map(([locale, text]) => [locale, isObject(text) ? { ...since, ...text } : text]),
  )
}

const { affected, tried, themes: noThemes, termsLink, faq, links } = emptyBrief
const sinceVersion1 = { affected, tried, themes: noThemes, termsLink, faq, links }

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
