DROP VIEW pub_frameworks CASCADE;
--> statement-breakpoint
ALTER TABLE "frameworks" DROP CONSTRAINT "frameworks_published_by_people_id_fk";
--> statement-breakpoint
ALTER TABLE "frameworks" DROP COLUMN "published_at";--> statement-breakpoint
ALTER TABLE "frameworks" DROP COLUMN "published_by";