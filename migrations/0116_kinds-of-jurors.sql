ALTER TABLE "jurors" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "kinds_asked" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "jurors" ADD CONSTRAINT "jurors_kind" CHECK ("jurors"."kind" in ('municipality', 'authority', 'company', 'research', 'association', 'user'));--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_kinds_asked" CHECK ("challenges"."kinds_asked" <@ array['municipality', 'authority', 'company', 'research', 'association', 'user']);