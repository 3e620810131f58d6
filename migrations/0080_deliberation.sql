CREATE TABLE "consensus_meetings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"planned_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"planned_by" uuid,
	"started_at" timestamp with time zone,
	"started_by" uuid,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "consensus_meetings_number" UNIQUE("challenge_id","number"),
	CONSTRAINT "consensus_meetings_in_challenge" UNIQUE("id","challenge_id"),
	CONSTRAINT "consensus_meetings_state" CHECK ("consensus_meetings"."state" in ('planned', 'running', 'ended')),
	CONSTRAINT "consensus_meetings_started" CHECK (("consensus_meetings"."state" = 'planned') = ("consensus_meetings"."started_at" is null)),
	CONSTRAINT "consensus_meetings_ended" CHECK (("consensus_meetings"."state" = 'ended') = ("consensus_meetings"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "consensus_rules" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"counts" text NOT NULL,
	"stated_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"stated_by" uuid,
	CONSTRAINT "consensus_rules_counts" CHECK ("consensus_rules"."counts" in ('individual', 'consensus'))
);
--> statement-breakpoint
CREATE TABLE "consensus_scores" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"item_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"criterion_id" uuid,
	"points" numeric(5, 2) NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"by" uuid,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "consensus_scores_points" CHECK ("consensus_scores"."points" between 0 and 100),
	CONSTRAINT "consensus_scores_reason" CHECK (char_length(btrim("consensus_scores"."reason")) between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "finalists" (
	"proposal_id" uuid PRIMARY KEY NOT NULL,
	"challenge_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"by" uuid,
	"reason" text,
	CONSTRAINT "finalists_in_challenge" UNIQUE("proposal_id","challenge_id"),
	CONSTRAINT "finalists_reason" CHECK ("finalists"."reason" is null or char_length(btrim("finalists"."reason")) between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "judging_rounds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"opened_at" timestamp with time zone,
	"opened_by" uuid,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	CONSTRAINT "judging_rounds_position" UNIQUE("challenge_id","position"),
	CONSTRAINT "judging_rounds_kind_once" UNIQUE("challenge_id","kind"),
	CONSTRAINT "judging_rounds_kind" CHECK ("judging_rounds"."kind" in ('screen', 'individual', 'consensus', 'shortlist', 'pitch', 'final')),
	CONSTRAINT "judging_rounds_state" CHECK ("judging_rounds"."state" in ('planned', 'open', 'closed')),
	CONSTRAINT "judging_rounds_opened" CHECK (("judging_rounds"."state" = 'planned') = ("judging_rounds"."opened_at" is null)),
	CONSTRAINT "judging_rounds_closed" CHECK (("judging_rounds"."state" = 'closed') = ("judging_rounds"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "meeting_item_jurors" (
	"item_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"juror_id" uuid NOT NULL,
	"part" text NOT NULL,
	CONSTRAINT "meeting_item_jurors_item_id_juror_id_pk" PRIMARY KEY("item_id","juror_id"),
	CONSTRAINT "meeting_item_jurors_part" CHECK ("meeting_item_jurors"."part" in ('in', 'out', 'absent', 'abstained'))
);
--> statement-breakpoint
CREATE TABLE "meeting_items" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"decision" text DEFAULT '' NOT NULL,
	CONSTRAINT "meeting_items_once" UNIQUE("meeting_id","proposal_id"),
	CONSTRAINT "meeting_items_position" UNIQUE("meeting_id","position"),
	CONSTRAINT "meeting_items_row" UNIQUE("id","proposal_id","challenge_id"),
	CONSTRAINT "meeting_items_state" CHECK ("meeting_items"."state" in ('waiting', 'running', 'done', 'passed')),
	CONSTRAINT "meeting_items_started" CHECK (("meeting_items"."state" in ('running', 'done')) = ("meeting_items"."started_at" is not null)),
	CONSTRAINT "meeting_items_ended" CHECK (("meeting_items"."state" in ('done', 'passed')) = ("meeting_items"."ended_at" is not null)),
	CONSTRAINT "meeting_items_decision" CHECK (char_length("meeting_items"."decision") <= 4000)
);
--> statement-breakpoint
CREATE TABLE "meeting_minutes" (
	"meeting_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"locale" text NOT NULL,
	"parts" jsonb NOT NULL,
	"hash" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"written_by" uuid,
	"approved_at" timestamp with time zone,
	"approved_by" uuid,
	"approved_name" text,
	CONSTRAINT "meeting_minutes_meeting_id_number_pk" PRIMARY KEY("meeting_id","number"),
	CONSTRAINT "meeting_minutes_locale" CHECK ("meeting_minutes"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "meeting_minutes_hash" CHECK ("meeting_minutes"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "meeting_minutes_approved" CHECK (("meeting_minutes"."approved_at" is null) = ("meeting_minutes"."approved_name" is null))
);
--> statement-breakpoint
CREATE TABLE "meeting_presences" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"juror_id" uuid NOT NULL,
	"came_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"left_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "pitch_slots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"link" text DEFAULT '' NOT NULL,
	"proposal_id" uuid,
	"taken_at" timestamp with time zone,
	"taken_by" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "pitch_slots_in_challenge" UNIQUE("id","challenge_id"),
	CONSTRAINT "pitch_slots_order" CHECK ("pitch_slots"."starts_at" < "pitch_slots"."ends_at"),
	CONSTRAINT "pitch_slots_taken" CHECK (("pitch_slots"."proposal_id" is null) = ("pitch_slots"."taken_at" is null) and ("pitch_slots"."proposal_id" is null) = ("pitch_slots"."taken_by" is null)),
	CONSTRAINT "pitch_slots_taken_by" CHECK ("pitch_slots"."taken_by" in ('organiser', 'team')),
	CONSTRAINT "pitch_slots_where" CHECK (char_length("pitch_slots"."place") <= 200 and char_length("pitch_slots"."link") <= 500 and ("pitch_slots"."place" <> '' or "pitch_slots"."link" <> '')),
	CONSTRAINT "pitch_slots_link" CHECK ("pitch_slots"."link" = '' or "pitch_slots"."link" ~ '^https://')
);
--> statement-breakpoint
CREATE TABLE "shortlists" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"rule" text NOT NULL,
	"value" smallint NOT NULL,
	"drawn_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"drawn_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "shortlists_rule" CHECK ("shortlists"."rule" in ('first', 'line')),
	CONSTRAINT "shortlists_value" CHECK ("shortlists"."value" between 0 and 1000)
);
--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD CONSTRAINT "consensus_meetings_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD CONSTRAINT "consensus_meetings_planned_by_people_id_fk" FOREIGN KEY ("planned_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD CONSTRAINT "consensus_meetings_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD CONSTRAINT "consensus_meetings_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consensus_rules" ADD CONSTRAINT "consensus_rules_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consensus_rules" ADD CONSTRAINT "consensus_rules_stated_by_people_id_fk" FOREIGN KEY ("stated_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consensus_scores" ADD CONSTRAINT "consensus_scores_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consensus_scores" ADD CONSTRAINT "consensus_scores_item" FOREIGN KEY ("item_id","proposal_id","challenge_id") REFERENCES "public"."meeting_items"("id","proposal_id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consensus_scores" ADD CONSTRAINT "consensus_scores_criterion" FOREIGN KEY ("criterion_id","challenge_id") REFERENCES "public"."criteria"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finalists" ADD CONSTRAINT "finalists_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finalists" ADD CONSTRAINT "finalists_proposal" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judging_rounds" ADD CONSTRAINT "judging_rounds_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judging_rounds" ADD CONSTRAINT "judging_rounds_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judging_rounds" ADD CONSTRAINT "judging_rounds_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_item_jurors" ADD CONSTRAINT "meeting_item_jurors_item" FOREIGN KEY ("item_id","proposal_id","challenge_id") REFERENCES "public"."meeting_items"("id","proposal_id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_item_jurors" ADD CONSTRAINT "meeting_item_jurors_juror" FOREIGN KEY ("juror_id","challenge_id") REFERENCES "public"."jurors"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_items" ADD CONSTRAINT "meeting_items_meeting" FOREIGN KEY ("meeting_id","challenge_id") REFERENCES "public"."consensus_meetings"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_items" ADD CONSTRAINT "meeting_items_proposal" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_minutes" ADD CONSTRAINT "meeting_minutes_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_minutes" ADD CONSTRAINT "meeting_minutes_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_minutes" ADD CONSTRAINT "meeting_minutes_meeting" FOREIGN KEY ("meeting_id","challenge_id") REFERENCES "public"."consensus_meetings"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_presences" ADD CONSTRAINT "meeting_presences_meeting" FOREIGN KEY ("meeting_id","challenge_id") REFERENCES "public"."consensus_meetings"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_presences" ADD CONSTRAINT "meeting_presences_juror" FOREIGN KEY ("juror_id","challenge_id") REFERENCES "public"."jurors"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pitch_slots" ADD CONSTRAINT "pitch_slots_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pitch_slots" ADD CONSTRAINT "pitch_slots_finalist" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."finalists"("proposal_id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlists" ADD CONSTRAINT "shortlists_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlists" ADD CONSTRAINT "shortlists_drawn_by_people_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consensus_meetings_one_open" ON "consensus_meetings" USING btree ("challenge_id") WHERE state <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "consensus_scores_one_standing" ON "consensus_scores" USING btree ("proposal_id",coalesce("criterion_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE replaced_at is null;--> statement-breakpoint
CREATE INDEX "consensus_scores_challenge" ON "consensus_scores" USING btree ("challenge_id");--> statement-breakpoint
CREATE INDEX "finalists_challenge" ON "finalists" USING btree ("challenge_id");--> statement-breakpoint
CREATE UNIQUE INDEX "judging_rounds_one_open" ON "judging_rounds" USING btree ("challenge_id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_items_one_running" ON "meeting_items" USING btree ("meeting_id") WHERE state = 'running';--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_minutes_one_approved" ON "meeting_minutes" USING btree ("meeting_id") WHERE approved_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_presences_once" ON "meeting_presences" USING btree ("meeting_id","juror_id") WHERE left_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "pitch_slots_one_each" ON "pitch_slots" USING btree ("proposal_id") WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX "pitch_slots_challenge" ON "pitch_slots" USING btree ("challenge_id","starts_at");