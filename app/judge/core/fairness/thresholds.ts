/** What the words of the fairness report mean, in figures. They are published with the method and in docs/fairness.md. */

/** How often the jurors' sheets are drawn anew. */
export const redraws = 1000
/** How often all weights are moved at random, beside each of them alone to both ends. */
export const weightDraws = 200
/** How far a weight is moved, as a share of itself. */
export const weightMove = 0.2
/** A line is safe only when it holds in so many of the redraws, and of the moved weights. */
export const safeShare = { redraws: 0.8, weights: 0.95 } as const
/** A proposal at a line needs so many reviews for the redraws to say anything. */
export const fewestReviews = 2
/** So many proposals are named of which one more review would settle most. */
export const nextReviewCount = 3
/** How often a jury that judges by ballots is drawn anew: less where many proposals make each turn long. */
export const juryRedraws = (proposals: number) => (proposals > 60 ? 200 : redraws)
