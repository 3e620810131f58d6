ALTER TABLE "consensus_scores" DROP CONSTRAINT "consensus_scores_points";--> statement-breakpoint
ALTER TABLE "consensus_scores" ALTER COLUMN "points" SET DATA TYPE numeric;--> statement-breakpoint
ALTER TABLE "consensus_scores" ADD CONSTRAINT "consensus_scores_points" CHECK ("consensus_scores"."criterion_id" is not null or "consensus_scores"."points" between 0 and 100);