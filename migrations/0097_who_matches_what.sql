CREATE TABLE "juror_pairs_apart" (
	"challenge_id" uuid NOT NULL,
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	CONSTRAINT "juror_pairs_apart_one_id_other_id_pk" PRIMARY KEY("one_id","other_id"),
	CONSTRAINT "juror_pairs_apart_order" CHECK ("juror_pairs_apart"."one_id" < "juror_pairs_apart"."other_id")
);
--> statement-breakpoint
ALTER TABLE "jurors" ADD COLUMN "minimum_load" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "jurors" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "jurors" ADD COLUMN "fields" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "target_reviews" smallint;--> statement-breakpoint
ALTER TABLE "juror_pairs_apart" ADD CONSTRAINT "juror_pairs_apart_one" FOREIGN KEY ("one_id","challenge_id") REFERENCES "public"."jurors"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juror_pairs_apart" ADD CONSTRAINT "juror_pairs_apart_other" FOREIGN KEY ("other_id","challenge_id") REFERENCES "public"."jurors"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "juror_pairs_apart_challenge" ON "juror_pairs_apart" USING btree ("challenge_id");--> statement-breakpoint
ALTER TABLE "jurors" ADD CONSTRAINT "jurors_minimum_load" CHECK ("jurors"."minimum_load" between 0 and 500);--> statement-breakpoint
ALTER TABLE "jurors" ADD CONSTRAINT "jurors_matched_by" CHECK (cardinality("jurors"."languages") <= 20 and cardinality("jurors"."fields") <= 20);--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_target_reviews" CHECK ("challenges"."target_reviews" between 1 and 20);