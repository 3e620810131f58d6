CREATE TABLE "approval_people" (
	"programme_id" uuid NOT NULL,
	"approval" text NOT NULL,
	"person_id" uuid NOT NULL,
	"part" text NOT NULL,
	"named_by" uuid,
	"named_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "approval_people_programme_id_approval_person_id_pk" PRIMARY KEY("programme_id","approval","person_id"),
	CONSTRAINT "approval_people_approval" CHECK ("approval_people"."approval" in ('opening', 'addendum', 'decision', 'release')),
	CONSTRAINT "approval_people_part" CHECK ("approval_people"."part" in ('approver', 'deputy'))
);
--> statement-breakpoint
ALTER TABLE "approval_people" ADD CONSTRAINT "approval_people_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_people" ADD CONSTRAINT "approval_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_people" ADD CONSTRAINT "approval_people_named_by_people_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;