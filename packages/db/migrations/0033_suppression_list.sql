CREATE TABLE "suppression_import" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"added" integer NOT NULL,
	"already" integer NOT NULL,
	"skipped" integer NOT NULL,
	"problems" integer NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "suppression_import_org_id_id_pk" PRIMARY KEY("org_id","id")
);--> statement-breakpoint
ALTER TABLE "suppression" DROP CONSTRAINT "suppression_org_id_address_mac_pk";--> statement-breakpoint
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_org_id_address_mac_reason_pk" PRIMARY KEY("org_id","address_mac","reason");--> statement-breakpoint
ALTER TABLE "mail_flow" ADD COLUMN "said" text;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "source" text DEFAULT 'event' NOT NULL;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "member_id" uuid;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "lifted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "lifted_by" uuid;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "lifted_because" text;--> statement-breakpoint
ALTER TABLE "send_pace" ADD COLUMN "refused_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "address_mac" text;--> statement-breakpoint
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_member" FOREIGN KEY ("org_id","member_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_lifted_by" FOREIGN KEY ("org_id","lifted_by") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_from_import" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."suppression_import"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suppression_by_time" ON "suppression" USING btree ("org_id","at","address_mac","reason");--> statement-breakpoint
CREATE INDEX "suppression_by_import" ON "suppression" USING btree ("org_id","import_id") WHERE "suppression"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "customer_by_mac" ON "customer" USING btree ("org_id","address_mac");--> statement-breakpoint
CREATE INDEX "customer_without_mac" ON "customer" USING btree ("org_id","id") WHERE "customer"."email_normal" is not null and "customer"."address_mac" is null;--> statement-breakpoint
ALTER TABLE "suppression_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "suppression_import" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "suppression_import" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "suppression_import" TO kept_app;
