CREATE TABLE "host_requests" (
	"challenge_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "host_requests_challenge_id_proposal_id_pk" PRIMARY KEY("challenge_id","proposal_id"),
	CONSTRAINT "host_requests_due" CHECK ("host_requests"."due_at" > "host_requests"."asked_at")
);
--> statement-breakpoint
CREATE TABLE "host_statements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"feasibility" text NOT NULL,
	"because" text DEFAULT '' NOT NULL,
	"site" text NOT NULL,
	"permits" text NOT NULL,
	"cost" text NOT NULL,
	"people" text NOT NULL,
	"stated_by" uuid,
	"signed_name" text NOT NULL,
	"stated_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "host_statements_number" UNIQUE("proposal_id","number"),
	CONSTRAINT "host_statements_numbered" CHECK ("host_statements"."number" >= 1),
	CONSTRAINT "host_statements_feasibility" CHECK ("host_statements"."feasibility" in ('feasible', 'conditional', 'not_feasible')),
	CONSTRAINT "host_statements_because" CHECK ("host_statements"."feasibility" = 'feasible' or char_length(btrim("host_statements"."because")) > 0),
	CONSTRAINT "host_statements_notes" CHECK (char_length(btrim("host_statements"."site")) > 0 and char_length(btrim("host_statements"."permits")) > 0 and char_length(btrim("host_statements"."cost")) > 0 and char_length(btrim("host_statements"."people")) > 0),
	CONSTRAINT "host_statements_signed" CHECK (char_length(btrim("host_statements"."signed_name")) > 0),
	CONSTRAINT "host_statements_hash" CHECK ("host_statements"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "override" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "hosting" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "host_requests" ADD CONSTRAINT "host_requests_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_requests" ADD CONSTRAINT "host_requests_proposal" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_statements" ADD CONSTRAINT "host_statements_stated_by_people_id_fk" FOREIGN KEY ("stated_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_statements" ADD CONSTRAINT "host_statements_request" FOREIGN KEY ("challenge_id","proposal_id") REFERENCES "public"."host_requests"("challenge_id","proposal_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "host_statements_challenge" ON "host_statements" USING btree ("challenge_id");