CREATE TABLE "conducts" (
	"programme_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"texts" jsonb NOT NULL,
	"hash" text NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "conducts_programme_id_version_pk" PRIMARY KEY("programme_id","version"),
	CONSTRAINT "conducts_version" CHECK ("conducts"."version" >= 2),
	CONSTRAINT "conducts_hash" CHECK ("conducts"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "conducts_languages" CHECK ("conducts"."texts" ?& array['en', 'fi', 'sv', 'zh-CN'])
);
--> statement-breakpoint
CREATE TABLE "dismissed_suggestions" (
	"juror_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"edge" text NOT NULL,
	"dismissed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "dismissed_suggestions_juror_id_proposal_id_edge_pk" PRIMARY KEY("juror_id","proposal_id","edge")
);
--> statement-breakpoint
CREATE TABLE "ties" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"organisation" text,
	"other_kind" text NOT NULL,
	"other_name" text NOT NULL,
	"from_year" smallint,
	"until_year" smallint,
	"declared_by" uuid,
	"declared_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "ties_kind" CHECK ("ties"."kind" in ('employment', 'ownership', 'advisor', 'project', 'parent', 'collaborator', 'family')),
	CONSTRAINT "ties_one_end" CHECK (("ties"."person_id" is null) <> ("ties"."organisation" is null)),
	CONSTRAINT "ties_ends_fit" CHECK (case "ties"."kind" when 'parent' then "ties"."organisation" is not null and "ties"."other_kind" = 'organisation' when 'collaborator' then "ties"."person_id" is not null and "ties"."other_kind" = 'person' when 'family' then "ties"."person_id" is not null and "ties"."other_kind" = 'person' else "ties"."other_kind" = 'organisation' end),
	CONSTRAINT "ties_other_kind" CHECK ("ties"."other_kind" in ('person', 'organisation')),
	CONSTRAINT "ties_name" CHECK (char_length(btrim("ties"."other_name")) between 1 and 200),
	CONSTRAINT "ties_years" CHECK ("ties"."from_year" is null or "ties"."until_year" is null or "ties"."from_year" <= "ties"."until_year")
);
--> statement-breakpoint
ALTER TABLE "conflicts" DROP CONSTRAINT "conflicts_standing_word";--> statement-breakpoint
ALTER TABLE "jurors" DROP CONSTRAINT "jurors_state";--> statement-breakpoint
ALTER TABLE "conflicts" ADD COLUMN "excluded_by" uuid;--> statement-breakpoint
ALTER TABLE "conflicts" ADD COLUMN "exclusion_reason" text;--> statement-breakpoint
ALTER TABLE "jurors" ADD COLUMN "is_substitute" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "jurors" ADD COLUMN "called_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "jurors" ADD COLUMN "left_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "jurors" ADD COLUMN "leave_reason" text;--> statement-breakpoint
ALTER TABLE "jurors" ADD COLUMN "conduct_version" integer;--> statement-breakpoint
ALTER TABLE "jurors" ADD COLUMN "conduct_accepted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "conducts" ADD CONSTRAINT "conducts_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conducts" ADD CONSTRAINT "conducts_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dismissed_suggestions" ADD CONSTRAINT "dismissed_suggestions_juror" FOREIGN KEY ("juror_id","challenge_id") REFERENCES "public"."jurors"("id","challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dismissed_suggestions" ADD CONSTRAINT "dismissed_suggestions_proposal" FOREIGN KEY ("proposal_id","challenge_id") REFERENCES "public"."proposals"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ties" ADD CONSTRAINT "ties_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ties" ADD CONSTRAINT "ties_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ties" ADD CONSTRAINT "ties_declared_by_people_id_fk" FOREIGN KEY ("declared_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ties_person" ON "ties" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "ties_programme" ON "ties" USING btree ("programme_id");--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_excluded_by_people_id_fk" FOREIGN KEY ("excluded_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_exclusion_given" CHECK (("conflicts"."standing" = 'excluded') = ("conflicts"."excluded_by" is not null) and ("conflicts"."standing" = 'excluded') = (coalesce(btrim("conflicts"."exclusion_reason"), '') <> ''));--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_standing_word" CHECK ("conflicts"."standing" in ('clear', 'conflict', 'excluded', 'abstained'));--> statement-breakpoint
ALTER TABLE "jurors" ADD CONSTRAINT "jurors_left" CHECK (("jurors"."state" = 'left') = ("jurors"."left_at" is not null));--> statement-breakpoint
ALTER TABLE "jurors" ADD CONSTRAINT "jurors_chair_no_substitute" CHECK (not ("jurors"."is_chair" and "jurors"."is_substitute"));--> statement-breakpoint
ALTER TABLE "jurors" ADD CONSTRAINT "jurors_conduct" CHECK (("jurors"."conduct_version" is null) = ("jurors"."conduct_accepted_at" is null));--> statement-breakpoint
ALTER TABLE "jurors" ADD CONSTRAINT "jurors_state" CHECK ("jurors"."state" in ('invited', 'accepted', 'declined', 'left'));