CREATE TABLE "survey_answer" (
	"org_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"question" text NOT NULL,
	"kind" text NOT NULL,
	"item" text,
	"score" double precision,
	"scale_min" integer,
	"scale_max" integer,
	"choices" jsonb,
	"text" text,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "survey_answer_org_id_response_id_question_pk" PRIMARY KEY("org_id","response_id","question")
);
--> statement-breakpoint
CREATE TABLE "survey_link" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"hidden" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "survey_link_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "survey_link_token" UNIQUE("org_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "survey_response" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"answer_key" text NOT NULL,
	"link_id" uuid,
	"customer_id" uuid,
	"language" text NOT NULL,
	"hidden" jsonb NOT NULL,
	"left_out" jsonb NOT NULL,
	"suspicions" jsonb NOT NULL,
	"is_apart" boolean NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "survey_response_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "survey_response_once" UNIQUE("org_id","survey_id","answer_key")
);
--> statement-breakpoint
CREATE TABLE "survey_version" (
	"org_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"note" text NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "survey_version_org_id_survey_id_number_pk" PRIMARY KEY("org_id","survey_id","number")
);
--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "draft" jsonb;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "draft_revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "origins" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "needs_work" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_response" FOREIGN KEY ("org_id","response_id") REFERENCES "public"."survey_response"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_link" ADD CONSTRAINT "survey_link_survey" FOREIGN KEY ("org_id","survey_id") REFERENCES "public"."survey"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_link" ADD CONSTRAINT "survey_link_customer" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_version" FOREIGN KEY ("org_id","survey_id","version") REFERENCES "public"."survey_version"("org_id","survey_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_customer" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_version" ADD CONSTRAINT "survey_version_survey" FOREIGN KEY ("org_id","survey_id") REFERENCES "public"."survey"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "survey_answer_by_item" ON "survey_answer" USING btree ("org_id","item","answered_at");--> statement-breakpoint
CREATE INDEX "survey_link_by_customer" ON "survey_link" USING btree ("org_id","survey_id","customer_id");--> statement-breakpoint
CREATE INDEX "survey_response_by_time" ON "survey_response" USING btree ("org_id","survey_id","started_at","id");--> statement-breakpoint
CREATE INDEX "survey_response_by_customer" ON "survey_response" USING btree ("org_id","customer_id");--> statement-breakpoint
CREATE INDEX "feedback_by_survey" ON "feedback" USING btree ("org_id","survey_id","external_id") WHERE "feedback"."survey_id" is not null;--> statement-breakpoint
ALTER TABLE "survey_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_version" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "survey_version" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
-- What was published is never changed: the application role may mend a version's note and nothing else of it.
GRANT SELECT, INSERT, DELETE, UPDATE ("org_id", "note") ON "survey_version" TO kept_app;
--> statement-breakpoint
ALTER TABLE "survey_link" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_link" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "survey_link" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "survey_link" TO kept_app;
--> statement-breakpoint
ALTER TABLE "survey_response" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_response" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "survey_response" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "survey_response" TO kept_app;
--> statement-breakpoint
ALTER TABLE "survey_answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_answer" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "survey_answer" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "survey_answer" TO kept_app;
