CREATE TABLE "rule_texts" (
	"challenge_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "rule_texts_challenge_id_number_locale_pk" PRIMARY KEY("challenge_id","number","locale"),
	CONSTRAINT "rule_texts_number" CHECK ("rule_texts"."number" between 7 and 26),
	CONSTRAINT "rule_texts_locale" CHECK ("rule_texts"."locale" in ('en', 'fi', 'sv', 'zh-CN')),
	CONSTRAINT "rule_texts_text" CHECK (char_length("rule_texts"."text") between 1 and 1000)
);
--> statement-breakpoint
ALTER TABLE "rule_texts" ADD CONSTRAINT "rule_texts_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;