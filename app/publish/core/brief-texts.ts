/** The texts of a brief in one language: which there are, and what an unwritten one is. */
import type { BriefTexts, TemplateBrief } from '../templates/template.ts'

/** The bounds the table has too. */
export const mostFaqRows = 30
export const mostLinks = 20

/** Every text, empty; in the order in which programme files write them. */
export const emptyBrief: BriefTexts = {
  title: '',
  question: '',
  tagline: '',
  themes: '',
  background: '',
  affected: '',
  tried: '',
  outcome: '',
  outOfScope: '',
  offer: '',
  eligibility: '',
  terms: '',
  termsLink: '',
  faq: [],
  links: [],
}

export const briefFields = Object.keys(emptyBrief) as readonly (keyof BriefTexts)[]

/** A brief with nothing left out, and nothing in it that is none of its texts. */
export function wholeBrief(texts: TemplateBrief): BriefTexts {
  return Object.fromEntries(
    briefFields.map((field) => [field, texts[field] ?? emptyBrief[field]]),
  ) as unknown as BriefTexts
}

/** Words between commas, Latin or Chinese, each once. */
export function themesIn(text: string): string[] {
  const words = text.split(/[,;\n，；、]/).map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== ''))]
}
