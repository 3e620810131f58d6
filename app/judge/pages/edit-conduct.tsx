import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { localeNames, locales } from '#app/platform/i18n.ts'
import { renderMarkdown, type RenderedMarkdown } from '#app/platform/markdown.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { sessionFrame } from '#app/publish/data/session-frame.server.ts'
import { ProgrammePage } from '#app/publish/parts/programme-page.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { MarkdownView } from '#app/ui/markdown-view.tsx'
import { longestConduct, newConductSchema } from '../core/conduct-schema.ts'
import { currentConduct } from '../data/conduct.server.ts'
import { publishConduct } from '../flows/publish-conduct.server.ts'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'staff of :programme' },
  action: { who: 'organiser of :programme', bodyBytes: 512 * 1024 },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, signedIn, t } = context
  const { id } = sure(context.subject.programme)
  const { programme } = await sessionFrame(db, id, lang)
  const { version, texts, publishedAt } = await currentConduct(db, id)
  return json({
    pageTitle: `${t('judge')('conduct.title')} · ${programme.name}`,
    programme,
    version,
    texts,
    html: renderMarkdown(texts[lang], { headingLevel: 3 }),
    isBuiltIn: publishedAt === null,
    isOrganiser: isOrganiserOf(signedIn, { programmeId: id }),
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, newConductSchema)
  if (!form.ok) return form.response
  const { id: programmeId, slug } = sure(context.subject.programme)
  const { version: seenVersion, ...texts } = form.value
  const by = context.signedIn.personId
  const result = await publishConduct({ programmeId, by, texts, seenVersion }, context.ports)
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.conduct(slug),
    'judge:toasts.conduct-published',
  )
}

export default function EditConduct() {
  const { programme, version, texts, html, isBuiltIn, isOrganiser } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const form = useZodForm(newConductSchema)
  return (
    <ProgrammePage
      programme={programme}
      isOrganiser={isOrganiser}
      title={t('conduct.title')}
      lede={isBuiltIn ? t('conduct.built-in', { version }) : t('conduct.version', { version })}
    >
      {isOrganiser ? (
        <Form form={form} result={result} hidden={{ version }} label={t('conduct.title')}>
          <p>{t('conduct.edit-hint')}</p>
          {locales.map((locale) => (
            <TextArea
              key={locale}
              name={locale}
              label={localeNames[locale]}
              lang={locale}
              rows={14}
              maxCharacters={longestConduct}
              defaultValue={texts[locale]}
            />
          ))}
          <SubmitButton>{t('conduct.publish', { version: version + 1 })}</SubmitButton>
        </Form>
      ) : (
        <MarkdownView html={html as RenderedMarkdown} />
      )}
    </ProgrammePage>
  )
}
