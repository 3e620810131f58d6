import { json } from '@remix-run/node'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatShare } from '#app/platform/format.ts'
import {
  fewestReviews,
  juryRedraws,
  nextReviewCount,
  redraws,
  safeShare,
  weightDraws,
  weightMove,
} from '#app/judge/core/fairness/thresholds.ts'
import { fewestJurors, fewestShared } from '#app/judge/core/fairness/severity.ts'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { metaFromLoader } from '../core/public-meta.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromLoader

export function loader({ context }: LoaderArgs) {
  const { lang, env, t } = context
  return json({
    meta: {
      title: t('desks')('fairness-method.title'),
      description: t('desks')('fairness-method.lede'),
      origin: env.publicOrigin,
      path: `/${lang}/method/fairness`,
      lang,
    },
  })
}

const parts = [
  'what',
  'model',
  'severity',
  'withheld',
  'agreement',
  'lines',
  'redraws',
  'weights',
  'next',
  'ballots',
  'ballot-redraws',
  'ballot-agreement',
  'ballot-jurors',
  'ballot-next',
  'vote',
  'limits',
] as const

/** Formulas are the same in every language. */
const formulas: Readonly<Partial<Record<(typeof parts)[number], readonly string[]>>> = {
  model: ['yᵢⱼ = μ + pᵢ + aⱼ + eᵢⱼ', 'pᵢ ~ N(0, σ²ₚ)   aⱼ ~ N(0, σ²ₐ)   eᵢⱼ ~ N(0, σ²ₑ)'],
  severity: ['âⱼ ± 1.96 · √Var(âⱼ − aⱼ)', 'Tᵢ′ = Tᵢ − (1/nᵢ) · Σⱼ âⱼ'],
  agreement: [
    'ICC(1,1) = (MSB − MSW) / (MSB + (k − 1) · MSW)',
    'ICC(1,k) = (MSB − MSW) / MSB',
    'ICC(2,1) = σ²ₚ / (σ²ₚ + σ²ₐ + σ²ₑ)',
    'ICC(2,k) = σ²ₚ / (σ²ₚ + (σ²ₐ + σ²ₑ) / k)',
    'α = 1 − Dₒ / Dₑ',
  ],
  next: ['d = Φ(−|p̂ᵢ − c| / √vᵢ)', 'v′ = v · s² / (v + s²)   s² = σ²ₐ + σ²ₑ'],
  'ballot-agreement': [
    'W = 12 · Σᵢ (Rᵢ − m(n + 1)/2)² / (m² · (n³ − n) − m · T)   T = Σ (t³ − t)',
    'τb = (C − D) / √(n₁ · n₂)',
    'u = 2 · Σ [γ(γ − 1)/2] / Σ [g(g − 1)/2] − 1',
  ],
  'ballot-jurors': ['P(i ≻ j) = 1 / (1 + e^(sⱼ − sᵢ))'],
  vote: ['Σ min(bᵢ, q) = cost(c)   i ∈ N(c)'],
  'ballot-next': ['Φ(−d / √v)', 'v′ = v / (1 + w · v)   w = p · (1 − p)'],
}

/** How the fairness report is computed, for everybody whose proposal it is about. */
export default function FairnessMethod() {
  const { t } = useTranslation('desks')
  const { lang } = useSite()
  const figures = {
    redraws: formatNumber(lang, redraws),
    draws: formatNumber(lang, weightDraws),
    move: formatShare(lang, weightMove, 0),
    safe: formatShare(lang, safeShare.redraws, 0),
    safeWeights: formatShare(lang, safeShare.weights, 0),
    fewestReviews,
    fewestJurors,
    fewestShared,
    next: nextReviewCount,
    redrawsOfMany: formatNumber(lang, juryRedraws(Infinity)),
  }
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('fairness-method.title')} lede={t('fairness-method.lede')} />
      {parts.map((part) => (
        <Section key={part} id={part} title={t(`fairness-method.${part}.title`)}>
          <div className="prose">
            <p>{t(`fairness-method.${part}.text`, figures)}</p>
            {formulas[part]?.map((formula) => (
              <p key={formula}>
                <code>{formula}</code>
              </p>
            ))}
            {part === 'lines' ? (
              <ul>
                {(
                  ['tie', 'few-reviews', 'no-overlap', 'jurors', 'redraws', 'weights', 'severity'] as const
                ).map((reason) => (
                  <li key={reason}>{t(`fairness-method.reasons.${reason}`, figures)}</li>
                ))}
              </ul>
            ) : null}
            {part === 'ballots' ? (
              <ul>
                {(
                  ['tie', 'few-ballots', 'no-overlap', 'jurors', 'redraws', 'rules', 'strengths'] as const
                ).map((reason) => (
                  <li key={reason}>{t(`fairness-method.ballot-reasons.${reason}`, figures)}</li>
                ))}
              </ul>
            ) : null}
          </div>
        </Section>
      ))}
    </PublicLayout>
  )
}
