CREATE TABLE "completion_answers" (
	"request_id" uuid NOT NULL,
	"question" text NOT NULL,
	"value" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT haaste_now() NOT NULL,
	CONSTRAINT "completion_answers_request_id_question_pk" PRIMARY KEY("request_id","question"),
	CONSTRAINT "completion_answers_length" CHECK (char_length("completion_answers"."value") <= 20000)
);
--> statement-breakpoint
ALTER TABLE "completion_answers" ADD CONSTRAINT "completion_answers_request_id_completion_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."completion_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completion_answers" ADD CONSTRAINT "completion_answers_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;