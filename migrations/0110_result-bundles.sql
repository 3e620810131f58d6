CREATE TABLE "bundle_rows" (
	"decision_id" uuid NOT NULL,
	"commitment" text NOT NULL,
	"salt" text NOT NULL,
	"payload" text NOT NULL,
	"juror_id" uuid,
	CONSTRAINT "bundle_rows_decision_id_commitment_pk" PRIMARY KEY("decision_id","commitment"),
	CONSTRAINT "bundle_rows_commitment" CHECK ("bundle_rows"."commitment" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "result_bundles" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"challenge_id" uuid NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	"record_seq" integer NOT NULL,
	"record_hash" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "result_bundles_hash" CHECK ("result_bundles"."hash" ~ '^[0-9a-f]{64}$' and "result_bundles"."record_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "result_bundles_seq" CHECK ("result_bundles"."record_seq" >= 1)
);
--> statement-breakpoint
ALTER TABLE "bundle_rows" ADD CONSTRAINT "bundle_rows_decision_id_result_bundles_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."result_bundles"("decision_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_rows" ADD CONSTRAINT "bundle_rows_juror_id_jurors_id_fk" FOREIGN KEY ("juror_id") REFERENCES "public"."jurors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_bundles" ADD CONSTRAINT "result_bundles_decision" FOREIGN KEY ("decision_id","challenge_id") REFERENCES "public"."decisions"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundle_rows_juror" ON "bundle_rows" USING btree ("juror_id");--> statement-breakpoint
CREATE INDEX "result_bundles_challenge" ON "result_bundles" USING btree ("challenge_id");--> statement-breakpoint
GRANT SELECT, INSERT ON result_bundles TO haaste_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON bundle_rows TO haaste_app;
--> statement-breakpoint
-- What was sealed stays as it was sealed. Rows behind its commitments can be erased, and never changed.
CREATE TRIGGER result_bundles_are_fixed BEFORE UPDATE OR DELETE ON result_bundles FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bundle_rows_are_fixed BEFORE UPDATE ON bundle_rows FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE VIEW pub_bundles AS
SELECT b.challenge_id, c.slug, c.programme_id, b.body, b.hash, r.seq, r.type, r.at, r.body AS sealed, r.previous_hash, r.hash AS record_hash
FROM result_bundles b
JOIN decisions d ON d.id = b.decision_id AND d.state = 'confirmed'
JOIN pub_challenges c ON c.id = b.challenge_id AND c.state IN ('announced', 'piloting', 'completed')
JOIN record_entries r ON r.programme_id = c.programme_id AND r.seq = b.record_seq;
--> statement-breakpoint
GRANT SELECT ON pub_bundles TO haaste_app, haaste_public;
