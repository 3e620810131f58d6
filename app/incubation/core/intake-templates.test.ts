import { expect, it } from 'vitest'
import { locales } from '#app/platform/i18n.ts'
import { templates } from '#app/publish/templates/index.ts'
import { intakeTemplateOf, intakeTemplates } from './intake-templates.ts'

it('has an intake for every template of a programme that does incubation, and for no other', () => {
  const keys = templates.filter(({ modules }) => modules?.includes('incubation')).map(({ key }) => key)
  expect(Object.keys(intakeTemplates).sort()).toEqual(keys.sort())
})

it('says everything in four languages', () => {
  for (const { texts, themes } of Object.values(intakeTemplates)) {
    for (const locale of locales) {
      expect(texts[locale].offered.trim()).not.toBe('')
      expect(texts[locale].forWhom.trim()).not.toBe('')
      for (const theme of themes) expect(theme[locale].trim()).not.toBe('')
    }
  }
})

it('knows no other template', () => {
  expect(intakeTemplateOf('blank-challenge')).toBeNull()
  expect(intakeTemplateOf(null)).toBeNull()
  expect(intakeTemplateOf('toString')).toBeNull()
})
