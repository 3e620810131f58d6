CREATE TABLE "programme_modules" (
	"programme_id" uuid NOT NULL,
	"module" text NOT NULL,
	"switched_on_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	"switched_on_by" uuid,
	"opened_at" timestamp with time zone,
	"opened_by" uuid,
	CONSTRAINT "programme_modules_programme_id_module_pk" PRIMARY KEY("programme_id","module"),
	CONSTRAINT "programme_modules_module" CHECK ("programme_modules"."module" in ('matchmaking', 'partnership', 'series', 'incubation'))
);
--> statement-breakpoint
ALTER TABLE "programme_modules" ADD CONSTRAINT "programme_modules_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_modules" ADD CONSTRAINT "programme_modules_switched_on_by_people_id_fk" FOREIGN KEY ("switched_on_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_modules" ADD CONSTRAINT "programme_modules_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;