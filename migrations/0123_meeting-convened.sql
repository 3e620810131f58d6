ALTER TABLE "consensus_meetings" ADD COLUMN "starts_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD COLUMN "place" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD COLUMN "link" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD COLUMN "convened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD COLUMN "sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD COLUMN "called_off_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD COLUMN "call_off_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD CONSTRAINT "consensus_meetings_convened" CHECK (("consensus_meetings"."starts_at" is null) = ("consensus_meetings"."convened_at" is null) and ("consensus_meetings"."ends_at" is null) = ("consensus_meetings"."convened_at" is null)
        and ("consensus_meetings"."changed_at" is null) = ("consensus_meetings"."convened_at" is null) and "consensus_meetings"."starts_at" < "consensus_meetings"."ends_at");--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD CONSTRAINT "consensus_meetings_where" CHECK (char_length("consensus_meetings"."place") <= 200 and char_length("consensus_meetings"."link") <= 500 and ("consensus_meetings"."convened_at" is null or "consensus_meetings"."place" <> '' or "consensus_meetings"."link" <> ''));--> statement-breakpoint
ALTER TABLE "consensus_meetings" ADD CONSTRAINT "consensus_meetings_called_off" CHECK (("consensus_meetings"."called_off_at" is null or "consensus_meetings"."convened_at" is not null) and ("consensus_meetings"."called_off_at" is null) = ("consensus_meetings"."call_off_reason" = '')
        and char_length("consensus_meetings"."call_off_reason") <= 1000);