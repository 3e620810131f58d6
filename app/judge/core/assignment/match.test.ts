import { describe, expect, it } from 'vitest'
import { fieldsIn, matchOf } from './match.ts'

const proposal = { language: 'fi', text: 'Akkujen kierrätys: battery storage for harbours' }

describe('a match', () => {
  it.each([
    [['fi'], ['battery storage', 'harbour'], 100],
    [['fi-FI', 'en'], ['battery storage'], 70],
    [['en'], ['battery storage'], 30],
    [['fi'], ['fintech'], 40],
    [['sv'], ['fintech'], 0],
    [[], [], 50],
    [['fi'], [], 70],
    [['fi'], ['battery', 'storage', 'harbours'], 100],
  ])('of %j with %j is %d', (languages, fields, match) =>
    expect(matchOf({ languages, fields }, proposal)).toBe(match),
  )
})

describe('fields in a text', () => {
  it.each([
    ['kierrätys', 'Kierrätyksen uudet tavat', true],
    ['hållbar stad', 'Hållbara städer', false],
    ['energy storage', 'Storing energy', false],
    ['AI', 'AI-assisted triage', true],
    ['AI', 'A fair way', false],
    ['慢病管理', '面向社区的慢病管理平台', true],
    ['慢病管理', '社区健康平台', false],
    ['储能 battery', '家庭储能：battery', true],
    ['?!', 'anything', false],
  ])('%s in %s: %s', (field, text, isThere) =>
    expect(fieldsIn([field], text)).toEqual(isThere ? [field] : []),
  )
})
