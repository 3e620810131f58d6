ALTER TABLE "awards" DROP CONSTRAINT "awards_answer_of_winner";--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "moved_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "moved_up_by" uuid;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "moved_up_for" uuid;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_moved_up_by_people_id_fk" FOREIGN KEY ("moved_up_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_moved_up_for" FOREIGN KEY ("moved_up_for") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_moved_up_once" UNIQUE("moved_up_for");--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_moved_up" CHECK (("awards"."moved_up_at" is null) = ("awards"."moved_up_for" is null) and ("awards"."moved_up_at" is null or "awards"."outcome" = 'reserve'));--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_answer_of_winner" CHECK ("awards"."answer" is null or "awards"."outcome" = 'winner' or "awards"."moved_up_at" is not null);