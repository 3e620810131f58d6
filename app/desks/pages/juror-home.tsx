import { json } from '@remix-run/node'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'

export const access = { loader: { who: 'juror anywhere' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export function loader({ context }: LoaderArgs) {
  return json({ pageTitle: context.t('judge')('juror-home.title') })
}

export default function JurorHome() {
  const { t } = useTranslation('judge')
  return (
    <AreaLayout area="juror" title={t('juror-home.title')}>
      <p className="lede">{t('juror-home.lede')}</p>
    </AreaLayout>
  )
}
