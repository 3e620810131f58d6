CREATE TABLE "forms" (
	"challenge_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"brief_id" uuid NOT NULL,
	"body" jsonb NOT NULL,
	"questions" text[] NOT NULL,
	"revision" uuid DEFAULT gen_random_uuid() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "forms_challenge_id_number_pk" PRIMARY KEY("challenge_id","number"),
	CONSTRAINT "forms_brief" UNIQUE("brief_id"),
	CONSTRAINT "forms_number" CHECK ("forms"."number" >= 1),
	CONSTRAINT "forms_fixed_questions" CHECK ("forms"."questions" @> array['title', 'language']::text[]),
	CONSTRAINT "forms_body" CHECK (jsonb_typeof("forms"."body" -> 'sections') = 'array')
);
--> statement-breakpoint
ALTER TABLE "proposal_versions" ADD COLUMN "form_number" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_brief_id_briefs_id_fk" FOREIGN KEY ("brief_id") REFERENCES "public"."briefs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_versions" ADD CONSTRAINT "proposal_versions_form_number" CHECK ("proposal_versions"."form_number" >= 0);