import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from './edit-distance.ts'
import { domainOfEmail, domainOfWebsite } from './mail-domain.ts'
import { organisationLikeness } from './organisation-names.ts'
import { personLikeness } from './person-names.ts'
import { doubledLetters, plainLetters } from './plain-letters.ts'

describe('organisations', () => {
  it.each([
    ['Meri Oy', 'MERI', 'same'],
    ['Meri Oy', 'Oy Meri Ab', 'same'],
    ['Ääni Teknologia Oyj', 'Aani-teknologia', 'same'],
    ['Ääni Teknologia', 'Aeaeni Teknologia', 'same'],
    ['Müller & Söhne GmbH & Co. KG', 'Mueller und Soehne', null],
    ['Müller Bau GmbH', 'Mueller Bau', 'same'],
    ['Ørsted A/S', 'Orsted', 'same'],
    ['Ørsted A/S', 'Oersted', 'same'],
    ['Vattenkraft AB (publ)', 'Vattenkraft', 'same'],
    ['Blue Harbour Ltd.', 'Blue Harbour Limited', 'same'],
    ['Example Sp. z o.o.', 'Example', 'same'],
    ['上海绿色能源有限公司', '上海绿色能源股份有限公司', 'same'],
    ['绿色能源（上海）有限公司', '绿色能源有限公司', 'same'],
    ['華東電氣集團', '华东电气集团有限公司', 'same'],
    ['ＭＥＲＩ　Ｏｙ', 'Meri', 'same'],
    ['Северная Вода', 'Severnaya Voda', 'same'],
    // A slip of the pen, in long names.
    ['Kaupunkilämpö Oy', 'Kaupunkilampoo', 'close'],
    ['Harbour Robotics', 'Harbuor Robotics', 'close'],
    ['上海绿色能源科技有限公司', '上海绿色能原科技有限公司', 'close'],
    // Not the same.
    ['Meri', 'Veri', null],
    ['Sensor 21 Oy', 'Sensor 12 Oy', null],
    ['Invented 1', 'Invented 2', null],
    ['绿色能源', '蓝色能源', null],
    ['上海绿源', '北京绿源', null],
    ['Oy', 'Ab', null],
    ['Helsinki University', 'University of Helsinki Properties', null],
    ['', 'Meri', null],
  ])('%s and %s: %s', (a, b, likeness) => {
    expect(organisationLikeness(a, b)).toBe(likeness)
  })

  const someName = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.stringMatching(/^[a-zåäöøß ]{1,20}( Oy| AB| GmbH|有限公司)?$/),
    fc.stringMatching(/^[一-龥]{2,8}(有限公司)?$/),
  )

  it('is symmetric, and nothing comes of an empty name', () => {
    fc.assert(
      fc.property(someName, someName, (a, b) => {
        expect(organisationLikeness(a, b)).toBe(organisationLikeness(b, a))
        expect(organisationLikeness('', a)).toBeNull()
      }),
    )
  })

  it('does not look at case, spaces and the legal form', () => {
    const words = fc.array(fc.stringMatching(/^[a-zåäö]{3,9}$/), { minLength: 1, maxLength: 3 })
    const form = fc.constantFrom('Oy', 'AB', 'GmbH', 'Ltd.', 'A/S', 'S.A.', 'Inc.')
    fc.assert(
      fc.property(words, form, (parts, legal) => {
        const name = parts.join(' ')
        expect(organisationLikeness(`${name} ${legal}`, parts.join('-').toUpperCase())).not.toBeNull()
      }),
      { examples: [[['meri'], 'Oy']] },
    )
  })

  it('is plain once and for all', () => {
    fc.assert(
      fc.property(someName, (name) => {
        expect(plainLetters(plainLetters(name))).toBe(plainLetters(name))
        expect(plainLetters(doubledLetters(name))).toBe(doubledLetters(name))
      }),
    )
  })
})

describe('people', () => {
  it.each([
    ['Aino Virtanen', 'Virtanen, Aino', 'same'],
    ['Xiaoming Wang', 'Wang Xiao-Ming', 'same'],
    ['王小明', '王 小明', 'same'],
    ['張偉', '张伟', 'same'],
    ['张伟', '张玮', null],
    ['陳小明', '陈小明', 'same'],
    ['Dr. Jörg Müller', 'Joerg Mueller', 'same'],
    ['Åsa Öberg', 'Asa Oberg', 'same'],
    ['A. Virtanen', 'Aino Virtanen', 'close'],
    ['Aino Maria Virtanen', 'Aino Virtanen', 'close'],
    ['Aino Virtanen', 'Eino Virtanen', 'close'],
    ['Aino Virtanen', 'Kaarlo Virtanen', null],
    ['Aino Virtanen', 'Aino Korhonen', null],
    ['王小明', '王小红', null],
    ['Li', 'Li', 'same'],
  ])('%s and %s: %s', (a, b, likeness) => {
    expect(personLikeness(a, b)).toBe(likeness)
    expect(personLikeness(b, a)).toBe(likeness)
  })
})

describe('domains', () => {
  it.each([
    ['aino@meri.fi', 'meri.fi'],
    ['aino@mail.Meri.FI', 'meri.fi'],
    ['li@cs.tongji.edu.cn', 'tongji.edu.cn'],
    ['j@dept.ox.ac.uk', 'ox.ac.uk'],
    ['aino@gmail.com', null],
    ['aino@hotmail.fi', null],
    ['aino@yahoo.co.uk', null],
    ['li@qq.com', null],
    ['li@vip.163.com', null],
    ['x@web.de', null],
    ['x@com.cn', null],
    ['nobody', null],
    ['x@localhost', null],
  ])('%s: %s', (email, domain) => {
    expect(domainOfEmail(email)).toBe(domain)
  })

  it('reads web addresses', () => {
    expect(domainOfWebsite('https://www.meri.fi/en?x')).toBe('meri.fi')
    expect(domainOfWebsite('meri.fi')).toBe('meri.fi')
    expect(domainOfWebsite('')).toBeNull()
  })
})

describe('edit distance', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abd', 1],
    ['abc', 'acb', 1],
    ['abc', 'abcd', 1],
    ['kitten', 'sitting', 3],
    ['能源', '能原', 1],
  ])('%s to %s: %i', (a, b, steps) => {
    expect(editDistance(a, b, 5)).toBe(steps)
  })

  it('is symmetric, zero for itself alone, and stops at its limit', () => {
    const word = fc.stringMatching(/^[abc]{0,7}$/)
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        const steps = editDistance(a, b, 10)
        expect(editDistance(b, a, 10)).toBe(steps)
        expect(steps === 0).toBe(a === b)
        expect(editDistance(a, b, limit)).toBe(Math.min(steps, limit + 1))
      }),
    )
  })
})
