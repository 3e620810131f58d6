CREATE TABLE "named_conflicts" (
	"juror_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"private_note" text,
	"declared_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "named_conflicts_juror_id_name_pk" PRIMARY KEY("juror_id","name"),
	CONSTRAINT "named_conflicts_kind" CHECK ("named_conflicts"."kind" in ('employment', 'ownership', 'family', 'competing_proposal', 'recent_cooperation', 'direct_benefit', 'other')),
	CONSTRAINT "named_conflicts_note" CHECK (char_length("named_conflicts"."private_note") <= 2000)
);
--> statement-breakpoint
ALTER TABLE "conflicts" ADD COLUMN "is_by_name" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "named_conflicts" ADD CONSTRAINT "named_conflicts_juror" FOREIGN KEY ("juror_id","challenge_id") REFERENCES "public"."jurors"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_by_name" CHECK (not "conflicts"."is_by_name" or "conflicts"."standing" in ('clear', 'conflict'));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON named_conflicts TO haaste_app;
