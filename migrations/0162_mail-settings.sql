CREATE TABLE "mail_settings" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"quiet_from" integer,
	"quiet_until" integer,
	"weekly_since" timestamp with time zone,
	"weekly_until" timestamp with time zone,
	CONSTRAINT "mail_settings_quiet_pair" CHECK (("mail_settings"."quiet_from" is null) = ("mail_settings"."quiet_until" is null)),
	CONSTRAINT "mail_settings_quiet" CHECK ("mail_settings"."quiet_from" between 17 and 21 and "mail_settings"."quiet_until" between 8 and 11),
	CONSTRAINT "mail_settings_weekly" CHECK ("mail_settings"."weekly_until" is null or "mail_settings"."weekly_since" is not null)
);
--> statement-breakpoint
ALTER TABLE "mail_settings" ADD CONSTRAINT "mail_settings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_settings_weekly" ON "mail_settings" USING btree ("weekly_until") WHERE weekly_since is not null;