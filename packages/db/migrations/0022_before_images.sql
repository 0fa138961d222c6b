CREATE TABLE "import_image" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"customer_id" uuid,
	"interaction_id" uuid,
	"place" integer NOT NULL,
	"before" jsonb NOT NULL,
	"changed_in" bigint DEFAULT (pg_current_xact_id()::text::bigint) NOT NULL,
	"is_withdrawn" boolean DEFAULT false NOT NULL,
	CONSTRAINT "import_image_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "import_image_of_customer" UNIQUE("org_id","customer_id","place"),
	CONSTRAINT "import_image_of_interaction" UNIQUE("org_id","interaction_id","place"),
	CONSTRAINT "import_image_of_one" CHECK (("import_image"."customer_id" is null) <> ("import_image"."interaction_id" is null))
);
--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "rows_restored" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "rows_left" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_image" ADD CONSTRAINT "import_image_import" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."file_import"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_image" ADD CONSTRAINT "import_image_customer" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_image" ADD CONSTRAINT "import_image_interaction" FOREIGN KEY ("org_id","interaction_id") REFERENCES "public"."interaction"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_image_by_import" ON "import_image" USING btree ("org_id","import_id");--> statement-breakpoint
ALTER TABLE "import_image" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "import_image" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "import_image" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "import_image" TO kept_app;
