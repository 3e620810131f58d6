import { describe, expect, it } from 'vitest'
import { linkScope, problemsOfWording, wordsRules } from './words-rules.ts'

const scope = { publicOrigin: 'https://haaste.test', contactEmail: 'hello@City.example' }

describe('the rules of own words', () => {
  it('lead to this installation and to the site of the contact address', () => {
    expect(linkScope(scope)).toEqual({ hosts: ['haaste.test'], domains: ['city.example'] })
    expect(linkScope({ ...scope, contactEmail: 'city@gmail.com' }).domains).toEqual([])
  })

  it('know the fields of the notice, and no notice that is not to be changed', () => {
    expect(wordsRules('jury.progress', scope)?.fields).toEqual(
      expect.arrayContaining(['name', 'left', 'assigned']),
    )
    expect(wordsRules('account.sign_in', scope)).toBeNull()
    expect(wordsRules('toString', scope)).toBeNull()
  })

  it('say what is wrong where it is wrong', () => {
    const rules = wordsRules('proposal.submitted', scope)!
    expect(problemsOfWording({ subject: 'Received', body: 'Thank you, {{name}}.' }, rules)).toBeNull()
    expect(problemsOfWording({ subject: '{{left}}', body: ' ' }, rules)).toEqual({
      subject: [{ code: 'unknown-field', what: 'left' }],
      body: [{ code: 'empty', what: '' }],
    })
  })
})
