CREATE TABLE "press_corrections" (
	"challenge_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"locale" text NOT NULL,
	"correction" text NOT NULL,
	"corrected_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"corrected_by" uuid,
	CONSTRAINT "press_corrections_challenge_id_number_locale_pk" PRIMARY KEY("challenge_id","number","locale"),
	CONSTRAINT "press_corrections_locale" CHECK ("press_corrections"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "press_corrections_number" CHECK ("press_corrections"."number" >= 1),
	CONSTRAINT "press_corrections_said" CHECK (char_length(btrim("press_corrections"."correction")) between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "press_kits" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"contact_name" text DEFAULT '' NOT NULL,
	"contact_email" text DEFAULT '' NOT NULL,
	"contact_phone" text DEFAULT '' NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" uuid,
	CONSTRAINT "press_kits_lengths" CHECK (char_length("press_kits"."contact_name") <= 200 and char_length("press_kits"."contact_email") <= 254 and char_length("press_kits"."contact_phone") <= 60)
);
--> statement-breakpoint
CREATE TABLE "press_quotes" (
	"challenge_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"locale" text NOT NULL,
	"quote" text NOT NULL,
	"speaker" text NOT NULL,
	CONSTRAINT "press_quotes_challenge_id_position_pk" PRIMARY KEY("challenge_id","position"),
	CONSTRAINT "press_quotes_locale" CHECK ("press_quotes"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "press_quotes_position" CHECK ("press_quotes"."position" between 1 and 4),
	CONSTRAINT "press_quotes_said" CHECK (char_length(btrim("press_quotes"."quote")) between 1 and 1000 and char_length(btrim("press_quotes"."speaker")) between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "press_texts" (
	"challenge_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"lead" text NOT NULL,
	"photo_rights" text NOT NULL,
	CONSTRAINT "press_texts_challenge_id_locale_pk" PRIMARY KEY("challenge_id","locale"),
	CONSTRAINT "press_texts_locale" CHECK ("press_texts"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "press_texts_said" CHECK (btrim("press_texts"."lead" || "press_texts"."photo_rights") <> '' and char_length("press_texts"."lead") <= 3000 and char_length("press_texts"."photo_rights") <= 2000)
);
--> statement-breakpoint
ALTER TABLE "press_corrections" ADD CONSTRAINT "press_corrections_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "press_corrections" ADD CONSTRAINT "press_corrections_corrected_by_people_id_fk" FOREIGN KEY ("corrected_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "press_kits" ADD CONSTRAINT "press_kits_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "press_kits" ADD CONSTRAINT "press_kits_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "press_quotes" ADD CONSTRAINT "press_quotes_challenge_id_press_kits_challenge_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."press_kits"("challenge_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "press_texts" ADD CONSTRAINT "press_texts_challenge_id_press_kits_challenge_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."press_kits"("challenge_id") ON DELETE cascade ON UPDATE no action;