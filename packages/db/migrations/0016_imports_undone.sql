CREATE TABLE "import_also" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"feedback_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"given" jsonb,
	CONSTRAINT "import_also_org_id_import_id_feedback_id_pk" PRIMARY KEY("org_id","import_id","feedback_id")
);
--> statement-breakpoint
CREATE TABLE "import_file" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"hash" text,
	"is_held" boolean NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_file_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_file_part" (
	"org_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "import_file_part_org_id_file_id_place_pk" PRIMARY KEY("org_id","file_id","place")
);
--> statement-breakpoint
CREATE TABLE "import_mapping" (
	"org_id" uuid NOT NULL,
	"header_key" text NOT NULL,
	"target" text NOT NULL,
	"source_name" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_mapping_org_id_header_key_target_pk" PRIMARY KEY("org_id","header_key","target")
);
--> statement-breakpoint
-- Files of imports that have not come to their end move to where files lie now. The owner works without the guard of rows for as long as it takes.
ALTER TABLE "file_import" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "import_part" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "import_file" ("org_id", "id", "name", "size", "hash", "is_held", "sent_at")
SELECT f."org_id", f."id", f."file_name", sum(length(p."content")), f."file_hash", false, f."started_at" FROM "file_import" f JOIN "import_part" p ON p."org_id" = f."org_id" AND p."import_id" = f."id" WHERE f."finished_at" IS NULL GROUP BY f."org_id", f."id";--> statement-breakpoint
INSERT INTO "import_file_part" ("org_id", "file_id", "place", "content") SELECT p."org_id", p."import_id", p."place", p."content" FROM "import_part" p JOIN "import_file" f ON f."org_id" = p."org_id" AND f."id" = p."import_id";--> statement-breakpoint
ALTER TABLE "import_part" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "import_part" CASCADE;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "question" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "agent_ref" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "product" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "url" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "author_ref" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "reply_text" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "replied_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "target" text DEFAULT 'feedback' NOT NULL;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "file_id" uuid;--> statement-breakpoint
UPDATE "file_import" SET "file_id" = "id" WHERE "finished_at" IS NULL;--> statement-breakpoint
ALTER TABLE "file_import" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "header" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "bytes_total" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "bytes_done" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "rows_changed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "undo_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "undone_by" uuid;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "rows_undone" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_problem" ADD COLUMN "cells" jsonb;--> statement-breakpoint
ALTER TABLE "import_also" ADD CONSTRAINT "import_also_import" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."file_import"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_also" ADD CONSTRAINT "import_also_feedback" FOREIGN KEY ("org_id","feedback_id") REFERENCES "public"."feedback"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_file_part" ADD CONSTRAINT "import_file_part_file" FOREIGN KEY ("org_id","file_id") REFERENCES "public"."import_file"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_also_by_feedback" ON "import_also" USING btree ("org_id","feedback_id");--> statement-breakpoint
CREATE INDEX "import_file_by_age" ON "import_file" USING btree ("org_id","sent_at");--> statement-breakpoint
CREATE INDEX "customer_by_import" ON "customer" USING btree ("org_id","import_id") WHERE "customer"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "interaction_by_import" ON "interaction" USING btree ("org_id","import_id") WHERE "interaction"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "feedback_by_import" ON "feedback" USING btree ("org_id","import_id") WHERE "feedback"."import_id" is not null;--> statement-breakpoint
ALTER TABLE "file_import" DROP COLUMN "lines_total";--> statement-breakpoint
ALTER TABLE "file_import" DROP COLUMN "lines_done";--> statement-breakpoint
ALTER TABLE "import_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "import_file" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "import_file" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "import_file" TO kept_app;
--> statement-breakpoint
ALTER TABLE "import_file_part" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "import_file_part" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "import_file_part" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "import_file_part" TO kept_app;
--> statement-breakpoint
ALTER TABLE "import_also" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "import_also" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "import_also" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "import_also" TO kept_app;
--> statement-breakpoint
ALTER TABLE "import_mapping" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "import_mapping" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "import_mapping" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "import_mapping" TO kept_app;--> statement-breakpoint
GRANT SELECT (undo_asked_at, undone_at) ON file_import TO kept_sweeper;
