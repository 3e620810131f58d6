import { beforeAll, expect, it } from 'vitest'
import { anOpenChallenge } from '#test/apply/apply-world.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/* What the pages of a team say where something is missing, over or kept. */

const database = useDatabase({ keepsRows: true })

let site: Site
let as: string
let proposal: string

beforeAll(async () => {
  site = openSite(await theBuild(), database)
  const challenge = await anOpenChallenge(database)
  const draft = await aDraft(database.db, { challengeId: challenge.id })
  as = await site.signIn(draft.leadId)
  proposal = `proposals/${draft.proposalId}`
}, 900_000)

const read = async (path: string, lang = 'en') =>
  (await site.send({ path: `/${lang}/${proposal}${path}`, as })).body
const post = (path: string, form: Record<string, string>, lang = 'en') =>
  site.send({ path: `/${lang}/${proposal}${path}`, as, method: 'POST', form })

it.each([
  ['en', 'Name of the organisation: Fill this in.', 'Part in the consortium: Fill this in.'],
  ['fi', 'Organisaation nimi: ', 'konsortiossa: '],
  ['sv', 'Organisationens namn: ', 'konsortiet: '],
  ['zh-CN', '机构名称：', '在联合体中的分工：'],
])('an error says in %s which field it is about', async (lang, name, part) => {
  const facts = {
    intent: 'return',
    name: '',
    kind: 'enterprise',
    country: 'FI',
    website: '',
    registryNumber: '',
  }
  const organisation = await post('/sections/organisation', { ...facts, seen: 'x' }, lang)
  expect(organisation.status).toBe(422)
  expect(organisation.body).toContain(name)
  const partner = await post(
    '/consortium',
    { intent: 'add', name: 'A', country: 'FI', part: '', contactName: '' },
    lang,
  )
  expect(partner.status).toBe(422)
  expect(partner.body).toContain(part)
})

it('a copy to keep names itself, the organisation and the time', async () => {
  const body = await read('/copy')
  expect(body).toContain('-draft.txt')
  const text = decodeURIComponent(/data:text\/plain;charset=utf-8,([^"]*)/.exec(body)![1]!)
  expect(text).toContain('The draft as it stands: ')
  expect(text).toContain('== Your organisation ==\nName of the organisation: ')
})

it('the task list promises no saving that only a script does, and no submitting to who withdrew', async () => {
  expect(await read('')).toContain('Each section has a button that saves it')
  expect(await read('')).toContain('You may submit early and again')
  expect((await post('', { intent: 'withdraw' })).status).toBe(303)
  expect(await read('')).not.toContain('You may submit early and again')
})
