CREATE TABLE "site_texts" (
	"site_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"name" text NOT NULL,
	"limits" text DEFAULT '' NOT NULL,
	CONSTRAINT "site_texts_site_id_locale_pk" PRIMARY KEY("site_id","locale"),
	CONSTRAINT "site_texts_locale" CHECK ("site_texts"."locale" in ('en', 'fi', 'sv', 'zh-CN'))
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"maximum_pilots" smallint NOT NULL,
	"minimum_months" smallint NOT NULL,
	"maximum_months" smallint NOT NULL,
	CONSTRAINT "sites_position" UNIQUE("challenge_id","position"),
	CONSTRAINT "sites_of_challenge" UNIQUE("id","challenge_id"),
	CONSTRAINT "sites_pilots" CHECK ("sites"."maximum_pilots" between 1 and 50),
	CONSTRAINT "sites_months" CHECK ("sites"."minimum_months" >= 1 and "sites"."minimum_months" <= "sites"."maximum_months" and "sites"."maximum_months" <= 36)
);
--> statement-breakpoint
ALTER TABLE "programme_parties" DROP CONSTRAINT "programme_parties_relation";--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "grant_amount" integer;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "grant_currency" text;--> statement-breakpoint
ALTER TABLE "programmes" ADD COLUMN "edition" smallint;--> statement-breakpoint
ALTER TABLE "programmes" ADD COLUMN "has_separate_juries" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "site_id" uuid;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "pilot_months" smallint;--> statement-breakpoint
ALTER TABLE "site_texts" ADD CONSTRAINT "site_texts_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_site" FOREIGN KEY ("site_id","challenge_id") REFERENCES "public"."sites"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposals_site_index" ON "proposals" USING btree ("site_id");--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_grant" CHECK (("challenges"."grant_amount" is null) = ("challenges"."grant_currency" is null) and ("challenges"."grant_amount" is null or ("challenges"."grant_amount" > 0 and "challenges"."grant_currency" ~ '^[A-Z]{3}$')));--> statement-breakpoint
ALTER TABLE "programme_parties" ADD CONSTRAINT "programme_parties_relation" CHECK ("programme_parties"."relation" in ('organiser', 'supporter', 'special_partner', 'launching_authority', 'sponsor', 'technical', 'home_sponsor', 'host_city'));--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_edition" CHECK ("programmes"."edition" between 1 and 999);--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_site_months" CHECK (("proposals"."site_id" is null) = ("proposals"."pilot_months" is null));