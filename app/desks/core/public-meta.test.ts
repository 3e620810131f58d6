import { expect, it } from 'vitest'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { publicMeta } from './public-meta.ts'

const alternatesOf = (lang: Locale) =>
  publicMeta({
    title: 'Home services for the elderly',
    description: 'A challenge',
    origin: 'https://haaste.test',
    path: `/${lang}/challenges/home-services`,
    lang,
  }).filter((descriptor) => 'rel' in descriptor && descriptor.rel === 'alternate')

it('names every language, itself too, and the same set on each of them', () => {
  expect(alternatesOf('fi')).toEqual([
    alternate('en', '/en/challenges/home-services'),
    alternate('fi', '/fi/challenges/home-services'),
    alternate('sv', '/sv/challenges/home-services'),
    alternate('zh-Hans', '/zh-CN/challenges/home-services'),
    alternate('x-default', '/en/challenges/home-services'),
  ])
  for (const locale of locales) expect(alternatesOf(locale)).toEqual(alternatesOf('en'))
})

function alternate(hrefLang: string, path: string) {
  return { tagName: 'link', rel: 'alternate', hrefLang, href: `https://haaste.test${path}` }
}
