ALTER TABLE "jurors" ADD COLUMN "terms" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "jurors" ADD CONSTRAINT "jurors_terms_length" CHECK (char_length("jurors"."terms") <= 500);