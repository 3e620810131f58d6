CREATE TABLE "milestone_approvals" (
	"milestone_id" uuid NOT NULL,
	"report_hash" text NOT NULL,
	"part" text NOT NULL,
	"signed_name" text NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "milestone_approvals_milestone_id_report_hash_part_pk" PRIMARY KEY("milestone_id","report_hash","part"),
	CONSTRAINT "milestone_approvals_two_people" UNIQUE("milestone_id","report_hash","approved_by"),
	CONSTRAINT "milestone_approvals_part" CHECK ("milestone_approvals"."part" in ('host', 'manager')),
	CONSTRAINT "milestone_approvals_name" CHECK (char_length(btrim("milestone_approvals"."signed_name")) > 0),
	CONSTRAINT "milestone_approvals_hash" CHECK ("milestone_approvals"."report_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "pilot_papers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" smallint NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	"annexes" text DEFAULT '' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"sign_by" date NOT NULL,
	"hash" text NOT NULL,
	"sent_by" uuid,
	"sent_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "pilot_papers_number" UNIQUE("pilot_id","kind","number"),
	CONSTRAINT "pilot_papers_hash" UNIQUE("id","hash"),
	CONSTRAINT "pilot_papers_kind" CHECK ("pilot_papers"."kind" in ('letter_of_intent', 'agreement')),
	CONSTRAINT "pilot_papers_locale" CHECK ("pilot_papers"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "pilot_papers_numbered" CHECK ("pilot_papers"."number" >= 1),
	CONSTRAINT "pilot_papers_text" CHECK (char_length(btrim("pilot_papers"."text")) > 0),
	CONSTRAINT "pilot_papers_term" CHECK ("pilot_papers"."starts_on" <= "pilot_papers"."ends_on"),
	CONSTRAINT "pilot_papers_sha256" CHECK ("pilot_papers"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "pilot_payments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"milestone_id" uuid NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"currency" text NOT NULL,
	"vat" text NOT NULL,
	"paid_on" date,
	"paid_by" uuid,
	"paid_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "pilot_payments_position" UNIQUE("pilot_id","position"),
	CONSTRAINT "pilot_payments_amount" CHECK ("pilot_payments"."amount" > 0),
	CONSTRAINT "pilot_payments_currency" CHECK ("pilot_payments"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "pilot_payments_vat" CHECK ("pilot_payments"."vat" in ('without', 'with', 'outside')),
	CONSTRAINT "pilot_payments_paid" CHECK (("pilot_payments"."paid_on" is null) = ("pilot_payments"."paid_at" is null))
);
--> statement-breakpoint
CREATE TABLE "pilot_signatures" (
	"paper_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"side" text NOT NULL,
	"signed_name" text NOT NULL,
	"signed_by" uuid,
	"signed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "pilot_signatures_paper_id_side_pk" PRIMARY KEY("paper_id","side"),
	CONSTRAINT "pilot_signatures_one_side" UNIQUE("paper_id","signed_by"),
	CONSTRAINT "pilot_signatures_side" CHECK ("pilot_signatures"."side" in ('team', 'host', 'manager')),
	CONSTRAINT "pilot_signatures_name" CHECK (char_length(btrim("pilot_signatures"."signed_name")) > 0)
);
--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "report_kind" text DEFAULT 'step' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "report_hash" text;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_of_pilot" UNIQUE("id","pilot_id");--> statement-breakpoint
-- Reports that stand get their hash, and the last milestone of each plan is its final report.
UPDATE "milestones" SET "report_hash" = encode(sha256(convert_to("report", 'UTF8')), 'hex') WHERE "report" IS NOT NULL;--> statement-breakpoint
UPDATE "milestones" SET "report_kind" = 'final' WHERE "id" IN (
  SELECT DISTINCT ON ("pilot_id") "id" FROM "milestones" WHERE "retired_at" IS NULL ORDER BY "pilot_id", "due_on" DESC, "position" DESC);--> statement-breakpoint
ALTER TABLE "milestone_approvals" ADD CONSTRAINT "milestone_approvals_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_approvals" ADD CONSTRAINT "milestone_approvals_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_papers" ADD CONSTRAINT "pilot_papers_pilot_id_pilots_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_papers" ADD CONSTRAINT "pilot_papers_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_payments" ADD CONSTRAINT "pilot_payments_paid_by_people_id_fk" FOREIGN KEY ("paid_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_payments" ADD CONSTRAINT "pilot_payments_milestone" FOREIGN KEY ("milestone_id","pilot_id") REFERENCES "public"."milestones"("id","pilot_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_signatures" ADD CONSTRAINT "pilot_signatures_signed_by_people_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_signatures" ADD CONSTRAINT "pilot_signatures_paper" FOREIGN KEY ("paper_id","hash") REFERENCES "public"."pilot_papers"("id","hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pilot_payments_of_milestone" ON "pilot_payments" USING btree ("milestone_id");--> statement-breakpoint
CREATE UNIQUE INDEX "milestones_one_final" ON "milestones" USING btree ("pilot_id") WHERE report_kind = 'final' and retired_at is null;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_kind" CHECK ("milestones"."report_kind" in ('step', 'midterm', 'final'));--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_report_hash" CHECK (("milestones"."report" is null) = ("milestones"."report_hash" is null));