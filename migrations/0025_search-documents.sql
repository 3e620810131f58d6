CREATE TABLE "search_documents" (
	"challenge_id" uuid PRIMARY KEY NOT NULL,
	"locales" text[] NOT NULL,
	"terms" "tsvector" NOT NULL,
	"wording" text NOT NULL,
	CONSTRAINT "search_documents_locales" CHECK ("search_documents"."locales" <@ array['en', 'fi', 'sv', 'zh-CN']::text[])
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	CONSTRAINT "search_words_length" CHECK (char_length("search_words"."word") between 4 and 60)
);
--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_documents_terms" ON "search_documents" USING gin ("terms");--> statement-breakpoint
CREATE INDEX "search_words_beginning" ON "search_words" USING btree (left("word", 1),char_length("word"));--> statement-breakpoint
CREATE INDEX "challenges_closing" ON "challenges" USING btree ("closes_at","slug");