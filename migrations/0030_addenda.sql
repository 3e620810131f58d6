CREATE TABLE "addendum_texts" (
	"brief_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"summary" text NOT NULL,
	CONSTRAINT "addendum_texts_brief_id_locale_pk" PRIMARY KEY("brief_id","locale"),
	CONSTRAINT "addendum_texts_locale" CHECK ("addendum_texts"."locale" in ('en', 'fi', 'sv', 'zh-CN'))
);
--> statement-breakpoint
ALTER TABLE "briefs" ADD COLUMN "issued_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "briefs" ADD COLUMN "issued_by" uuid;--> statement-breakpoint
ALTER TABLE "briefs" ADD COLUMN "written_by" uuid[] DEFAULT '{}'::uuid[] NOT NULL;--> statement-breakpoint
ALTER TABLE "briefs" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "addendum_texts" ADD CONSTRAINT "addendum_texts_brief_id_briefs_id_fk" FOREIGN KEY ("brief_id") REFERENCES "public"."briefs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_issued_by_people_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "briefs_one_addendum_at_a_time" ON "briefs" USING btree ("challenge_id") WHERE not is_published and number > 1;--> statement-breakpoint
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_positive_number" CHECK ("briefs"."number" >= 1);--> statement-breakpoint
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_issued" CHECK ("briefs"."number" = 1 or "briefs"."is_published" = ("briefs"."issued_at" is not null and "briefs"."issued_by" is not null and "briefs"."hash" is not null));--> statement-breakpoint
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_four_eyes" CHECK ("briefs"."issued_by" is null or not ("briefs"."issued_by" = any ("briefs"."written_by")));