CREATE TABLE "citations" (
	"award_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"citation" text NOT NULL,
	CONSTRAINT "citations_award_id_locale_pk" PRIMARY KEY("award_id","locale"),
	CONSTRAINT "citations_locale" CHECK ("citations"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "citations_text" CHECK (char_length(btrim("citations"."citation")) between 1 and 1000)
);
--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE cascade ON UPDATE no action;