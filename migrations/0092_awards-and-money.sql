CREATE TABLE "award_line_texts" (
	"award_line_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "award_line_texts_award_line_id_locale_pk" PRIMARY KEY("award_line_id","locale"),
	CONSTRAINT "award_line_texts_locale" CHECK ("award_line_texts"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "award_line_texts_name" CHECK (char_length(btrim("award_line_texts"."name")) between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "award_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"places" smallint NOT NULL,
	"amount" integer,
	"budget_line_id" uuid,
	CONSTRAINT "award_lines_position" UNIQUE("challenge_id","position"),
	CONSTRAINT "award_lines_of_challenge" UNIQUE("id","challenge_id"),
	CONSTRAINT "award_lines_kind" CHECK ("award_lines"."kind" in ('award', 'mention')),
	CONSTRAINT "award_lines_places" CHECK ("award_lines"."places" between 1 and 50),
	CONSTRAINT "award_lines_amount" CHECK ("award_lines"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "award_rules" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"currency" text,
	"budget_rule" text DEFAULT 'next-affordable' NOT NULL,
	"wins_per_organisation" smallint,
	CONSTRAINT "award_rules_currency" CHECK ("award_rules"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "award_rules_budget_rule" CHECK ("award_rules"."budget_rule" in ('next-affordable', 'stop')),
	CONSTRAINT "award_rules_wins" CHECK ("award_rules"."wins_per_organisation" between 1 and 50)
);
--> statement-breakpoint
CREATE TABLE "budget_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" text NOT NULL,
	"amount" integer NOT NULL,
	CONSTRAINT "budget_lines_position" UNIQUE("challenge_id","position"),
	CONSTRAINT "budget_lines_of_challenge" UNIQUE("id","challenge_id"),
	CONSTRAINT "budget_lines_name" CHECK (char_length(btrim("budget_lines"."name")) between 1 and 100),
	CONSTRAINT "budget_lines_amount" CHECK ("budget_lines"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "awards" DROP CONSTRAINT "awards_outcome";--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "award_line_id" uuid;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "amount" integer;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "decided_name" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "confirmed_name" text;--> statement-breakpoint
ALTER TABLE "award_line_texts" ADD CONSTRAINT "award_line_texts_award_line_id_award_lines_id_fk" FOREIGN KEY ("award_line_id") REFERENCES "public"."award_lines"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_lines" ADD CONSTRAINT "award_lines_challenge_id_award_rules_challenge_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."award_rules"("challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_lines" ADD CONSTRAINT "award_lines_budget" FOREIGN KEY ("budget_line_id","challenge_id") REFERENCES "public"."budget_lines"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_rules" ADD CONSTRAINT "award_rules_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_lines" ADD CONSTRAINT "budget_lines_challenge_id_award_rules_challenge_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."award_rules"("challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_award_line" FOREIGN KEY ("award_line_id","challenge_id") REFERENCES "public"."award_lines"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_amount" CHECK ("awards"."amount" is null or ("awards"."amount" >= 0 and "awards"."outcome" <> 'not_selected'));--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_line" CHECK ("awards"."award_line_id" is null or "awards"."outcome" <> 'not_selected');--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_outcome" CHECK ("awards"."outcome" in ('winner', 'honourable_mention', 'reserve', 'not_selected'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_signed" CHECK (btrim(coalesce("decisions"."decided_name", 'x')) <> '' and btrim(coalesce("decisions"."confirmed_name", 'x')) <> '');