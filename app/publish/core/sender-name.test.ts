import { expect, it } from 'vitest'
import { isSenderName } from './sender-name.ts'

it.each([
  ['Itämeren kaupungit', true],
  ['赫尔辛基挑战赛', true],
  ["O'Hara & Söner (2027)", true],
  ['x'.repeat(60), true],
  ['x'.repeat(61), false],
  ['', false],
  [' Name', false],
  ['Name\r\nBcc: all@haaste.test', false],
  ['Name\nX', false],
  ['Bank <bank@bank.example>', false],
  ['bank@bank.example', false],
  ['"Name"', false],
  ['Na\\me', false],
  ['Na\u202Eme', false],
  ['Na\u200Bme', false],
  ['Na\u2028me', false],
  ['Na\u0000me', false],
])('%j', (name, isOne) => expect(isSenderName(name)).toBe(isOne))
