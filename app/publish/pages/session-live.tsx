import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { useSite } from '#app/ui/site.ts'
import { qrOf } from '../core/qr.ts'
import { textIn } from '../core/text-in.ts'
import { questionDesk } from '../data/questions.server.ts'
import { sessionOfProgramme } from '../data/sessions.server.ts'
import { QrCode } from '../parts/qr-code.tsx'

export const access = { loader: { who: 'organiser of :programme' } } satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]

/** How many questions fit a wall. */
const mostShown = 12

/** Seconds after which the wall asks for what is new, unless it is held (`?held`). */
const everySeconds = 20

/** For the wall of a hall: the questions that wait, the newest last, and the code with which one asks. */
export async function loader({ context, params, request }: LoaderArgs) {
  const { db, lang, env } = context
  const programme = sure(context.subject.programme)
  const session = await sessionOfProgramme(db, programme.id, params.session ?? '')
  if (!session) throw notFound()
  const { waiting } = await questionDesk(db, { sessionId: session.id })
  const address = env.publicOrigin + pathsIn(lang).askSession(session.slug)
  return json({
    title: textIn(session.texts, lang)?.title ?? session.slug,
    slug: session.slug,
    programmeSlug: programme.slug,
    isHeld: new URL(request.url).searchParams.has('held'),
    questions: waiting.slice(-mostShown).map(({ id, text, language }) => ({ id, text, language })),
    address,
    qr: qrOf(address),
  })
}

export default function SessionLive() {
  const { title, slug, programmeSlug, isHeld, questions, address, qr } = useLoaderData<typeof loader>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const own = paths.organise.live(programmeSlug, slug)
  return (
    <main id="content" className="live" tabIndex={-1}>
      <div>
        <h1>{title}</h1>
        {isHeld ? (
          <Questions questions={questions} />
        ) : (
          <haaste-live every={everySeconds}>
            <Questions questions={questions} />
          </haaste-live>
        )}
      </div>
      <aside aria-label={t('live.ask')}>
        <p className="live__ask">{t('live.ask')}</p>
        <QrCode qr={qr} address={address} />
        <p className="stage__links">
          <a href={isHeld ? own : `${own}?held`}>{isHeld ? t('live.go-on') : t('live.hold')}</a>
          <noscript>
            <a href={own}>{t('live.again')}</a>
          </noscript>
          <a href={paths.organise.sessionQuestions(programmeSlug, slug)}>{t('live.back')}</a>
        </p>
      </aside>
    </main>
  )
}

function Questions({ questions }: { questions: { id: string; text: string; language: Locale | null }[] }) {
  const { t } = useTranslation('publish')
  if (questions.length === 0) return <p className="live__none">{t('live.none')}</p>
  return (
    <ol className="live__questions">
      {questions.map(({ id, text, language }) => (
        <li key={id} lang={language ? htmlLangs[language] : undefined}>
          {text}
        </li>
      ))}
    </ol>
  )
}
