import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createTextReader } from '#app/platform/text-reader.ts'
import en from '../texts/en.json'
import { issueText } from './issue-text.ts'

const t = createTextReader('en', { ui: en }).getFixedT(null, ['ui'])

function sentence(schema: z.ZodMiniType, value: unknown): string | undefined {
  const issue = z.safeParse(schema, value).error?.issues[0]
  return issue && issueText(t, issue)
}

describe('what is wrong, in one sentence', () => {
  it.each<[string, z.ZodMiniType, unknown, string]>([
    ['missing', z.string(), undefined, 'Fill this in.'],
    ['empty', z.string().check(z.minLength(1)), '', 'Fill this in.'],
    ['short', z.string().check(z.minLength(20)), 'a', 'Write at least 20 characters.'],
    ['long', z.string().check(z.maxLength(1)), 'ab', 'Shorten this to 1 character.'],
    ['no mail address', z.email(), 'x', 'Write an email address, like name@city.example.'],
    ['no web address', z.url(), 'x', 'Write a web address that begins with https://.'],
    ['no day', z.iso.date(), '2021-02-30', 'Give a day that exists.'],
    ['no time', z.iso.time(), '25:00', 'Give a time, like 16:00.'],
    ['no number', z.coerce.number(), 'x', 'Write a number.'],
    ['too small', z.number().check(z.minimum(1)), 0, 'Write 1 or more.'],
    ['too large', z.number().check(z.maximum(100)), 101, 'Write 100 or less.'],
    ['no option', z.enum(['a', 'b']), 'c', 'Choose one of the options.'],
    ['too few', z.array(z.string()).check(z.minLength(2)), ['a'], 'Choose at least 2.'],
    ['too many', z.array(z.string()).check(z.maxLength(1)), ['a', 'b'], 'Choose 1 at most.'],
    [
      'a shape of its own',
      z.string().check(z.regex(/^a/)),
      'b',
      'This is not written the way it needs to be.',
    ],
    ['a rule of its own', z.string().check(z.refine(() => false)), 'b', 'Check this answer.'],
  ])('%s', (_, schema, value, expected) => {
    expect(sentence(schema, value)).toBe(expected)
  })

  it('takes a text key of a room as the message', () => {
    const schema = z
      .string()
      .check(z.refine(() => false, { error: 'ui:errors.too-few', params: { count: 3 } }))
    expect(sentence(schema, 'b')).toBe('Choose at least 3.')
  })

  it('never shows what Zod or a schema says in English by itself', () => {
    const schema = z.string().check(z.refine(() => false, { error: 'Nope: this is internal' }))
    expect(sentence(schema, 'b')).toBe('Check this answer.')
  })
})
