import { expect, it } from 'vitest'
import { chinaFinland2021 } from '../templates/china-finland-2021.ts'
import { namesOfProgramme } from './programme-plan.ts'

it('gives a programme the names of its template only while it is called like the template', () => {
  const { texts } = chinaFinland2021
  expect(namesOfProgramme(chinaFinland2021, { name: texts.fi.name, lang: 'fi' })).toEqual({
    en: texts.en.name,
    fi: texts.fi.name,
    'zh-CN': texts['zh-CN'].name,
  })
  expect(namesOfProgramme(chinaFinland2021, { name: 'Newcomer Challenge 2022', lang: 'en' })).toEqual({
    en: 'Newcomer Challenge 2022',
  })
  expect(namesOfProgramme(chinaFinland2021, { name: 'Nykomling 2022', lang: 'sv' })).toEqual({
    en: 'Nykomling 2022',
  })
})
