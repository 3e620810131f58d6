CREATE TABLE "proposal_documents" (
	"proposal_id" uuid PRIMARY KEY NOT NULL,
	"challenge_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"title" text NOT NULL,
	"organisation" text NOT NULL,
	"kind" text NOT NULL,
	"country" text NOT NULL,
	"language" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"standing" text NOT NULL,
	"is_done" boolean NOT NULL,
	"is_changed" boolean NOT NULL,
	"terms" "tsvector" NOT NULL,
	CONSTRAINT "proposal_documents_standing" CHECK ("proposal_documents"."standing" in ('unscreened', 'eligible', 'ineligible', 'withdrawn')),
	CONSTRAINT "proposal_documents_language" CHECK ("proposal_documents"."language" in ('en', 'fi', 'sv', 'zh-CN'))
);
--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "screened_version" smallint;--> statement-breakpoint
ALTER TABLE "proposal_documents" ADD CONSTRAINT "proposal_documents_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_documents" ADD CONSTRAINT "proposal_documents_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposal_documents_todo" ON "proposal_documents" USING btree ("challenge_id","is_done","reference");--> statement-breakpoint
CREATE INDEX "proposal_documents_received" ON "proposal_documents" USING btree ("challenge_id","submitted_at","reference");--> statement-breakpoint
CREATE INDEX "proposal_documents_by_title" ON "proposal_documents" USING btree ("challenge_id",left(title, 120) collate "und-x-icu","reference");--> statement-breakpoint
CREATE INDEX "proposal_documents_by_organisation" ON "proposal_documents" USING btree ("challenge_id",left(organisation, 120) collate "und-x-icu","reference");--> statement-breakpoint
CREATE INDEX "proposal_documents_groups" ON "proposal_documents" USING btree ("challenge_id","standing","country","kind","language","is_changed");--> statement-breakpoint
CREATE INDEX "proposal_documents_terms" ON "proposal_documents" USING gin ("terms");