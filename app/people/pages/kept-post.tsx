import { json, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { wordsOf } from '../core/kept-post.ts'
import { dropKeptPost, findKeptPost } from '../data/kept-posts.server.ts'

/** What somebody sent while they were signed out without knowing: shown to them alone, and sent again by a button. */
export const access = {
  loader: { who: 'signed in' },
  action: { drop: { who: 'signed in' } },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function named({ context, params }: Pick<LoaderArgs, 'context' | 'params'>) {
  const { kept = '' } = params
  if (!uuid.test(kept)) throw notFound()
  return { id: kept, personId: context.signedIn.personId }
}

export async function loader(args: LoaderArgs) {
  const { context } = args
  const kept = await findKeptPost(context.db, named(args))
  if (kept === null) throw notFound()
  return json({ ...kept, words: wordsOf(kept.fields), title: context.t('people')('kept-post.title') })
}

const schema = z.object({ intent: z.literal('drop') })

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm({ context }, schema)
  if (!form.ok) return form.response
  const which = named(args)
  const kept = await findKeptPost(context.db, which)
  if (kept === null) return redirect(pathsIn(context.lang).home, 303)
  await dropKeptPost(context.db, which)
  return redirectWithToast(context, kept.path, 'people:toasts.kept-dropped')
}

export default function KeptPost() {
  const { t } = useTranslation('people')
  const { path, fields, words } = useLoaderData<typeof loader>()
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('kept-post.title')} lede={t('kept-post.lede')} />
      <form method="post" action={path}>
        {fields.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <ButtonRow>
          <Button>{t('kept-post.send')}</Button>
        </ButtonRow>
      </form>
      {words.length > 0 ? (
        <section aria-labelledby="written">
          <h2 id="written">{t('kept-post.written')}</h2>
          {words.map((text, index) => (
            <blockquote key={index} className="kept-words" dir="auto">
              {text}
            </blockquote>
          ))}
        </section>
      ) : null}
      <p className="meta">{t('kept-post.until')}</p>
      <Form result={undefined}>
        <SubmitButton intent="drop" tone="quiet">
          {t('kept-post.drop')}
        </SubmitButton>
      </Form>
    </PublicLayout>
  )
}
