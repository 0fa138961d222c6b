CREATE TABLE "procedure" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"owner_id" uuid NOT NULL,
	"owner_active" boolean,
	"deputy_id" uuid,
	"review_on" date NOT NULL,
	"retired_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "procedure_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "procedure_deputy_is_another" CHECK ("procedure"."deputy_id" is null or "procedure"."deputy_id" <> "procedure"."owner_id"),
	CONSTRAINT "procedure_owned_in_use" CHECK (("procedure"."retired_at" is null) = ("procedure"."owner_active" is not null) and coalesce("procedure"."owner_active", true))
);
--> statement-breakpoint
CREATE TABLE "procedure_driver" (
	"org_id" uuid NOT NULL,
	"procedure_id" uuid NOT NULL,
	"driver_id" uuid NOT NULL,
	CONSTRAINT "procedure_driver_org_id_procedure_id_driver_id_pk" PRIMARY KEY("org_id","procedure_id","driver_id")
);
--> statement-breakpoint
CREATE TABLE "procedure_reading" (
	"org_id" uuid NOT NULL,
	"procedure_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"member_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "procedure_reading_org_id_procedure_id_number_member_id_pk" PRIMARY KEY("org_id","procedure_id","number","member_id")
);
--> statement-breakpoint
CREATE TABLE "procedure_version" (
	"org_id" uuid NOT NULL,
	"procedure_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"grants" jsonb NOT NULL,
	"note" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "procedure_version_org_id_procedure_id_number_pk" PRIMARY KEY("org_id","procedure_id","number")
);
--> statement-breakpoint
ALTER TABLE "procedure" ADD CONSTRAINT "procedure_active_owner" FOREIGN KEY ("org_id","owner_id","owner_active") REFERENCES "public"."member"("org_id","id","active") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure" ADD CONSTRAINT "procedure_deputy" FOREIGN KEY ("org_id","deputy_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_driver" ADD CONSTRAINT "procedure_driver_procedure" FOREIGN KEY ("org_id","procedure_id") REFERENCES "public"."procedure"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_driver" ADD CONSTRAINT "procedure_driver_driver" FOREIGN KEY ("org_id","driver_id") REFERENCES "public"."contact_driver"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_reading" ADD CONSTRAINT "procedure_reading_version" FOREIGN KEY ("org_id","procedure_id","number") REFERENCES "public"."procedure_version"("org_id","procedure_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_reading" ADD CONSTRAINT "procedure_reading_member" FOREIGN KEY ("org_id","member_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_procedure" FOREIGN KEY ("org_id","procedure_id") REFERENCES "public"."procedure"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_writer" FOREIGN KEY ("org_id","written_by") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "procedure_by_owner" ON "procedure" USING btree ("org_id","owner_id");--> statement-breakpoint
CREATE INDEX "procedure_driver_by_driver" ON "procedure_driver" USING btree ("org_id","driver_id");--> statement-breakpoint
ALTER TABLE "procedure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "procedure" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "procedure" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "procedure" TO kept_app;
--> statement-breakpoint
ALTER TABLE "procedure_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "procedure_version" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "procedure_version" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "procedure_version" TO kept_app;
--> statement-breakpoint
ALTER TABLE "procedure_driver" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "procedure_driver" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "procedure_driver" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "procedure_driver" TO kept_app;
--> statement-breakpoint
ALTER TABLE "procedure_reading" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "procedure_reading" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "procedure_reading" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "procedure_reading" TO kept_app;
