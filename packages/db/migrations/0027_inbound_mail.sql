CREATE TABLE "inbound_mail" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"address_id" uuid NOT NULL,
	"message_key" text NOT NULL,
	"raw" "bytea",
	"provider_ref" text,
	"state" text NOT NULL,
	"reason" text,
	"theme_id" uuid,
	"member_id" uuid,
	"attempts" integer NOT NULL,
	"try_after" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "inbound_mail_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "inbound_mail_once" UNIQUE("org_id","address_id","message_key")
);
--> statement-breakpoint
CREATE TABLE "reply_address" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"owned_since" uuid NOT NULL,
	"issued_on" date NOT NULL,
	CONSTRAINT "reply_address_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "reply_address_once" UNIQUE("org_id","theme_id","member_id","owned_since","issued_on")
);
--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "returned" text;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "returned_reason" text;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "returned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reply_address" ADD CONSTRAINT "reply_address_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_address" ADD CONSTRAINT "reply_address_member" FOREIGN KEY ("org_id","member_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbound_mail_by_state" ON "inbound_mail" USING btree ("org_id","state","received_at");--> statement-breakpoint
CREATE INDEX "inbound_mail_by_time" ON "inbound_mail" USING btree ("org_id","received_at","id");--> statement-breakpoint
ALTER TABLE "reply_address" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reply_address" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "reply_address" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "reply_address" TO kept_app;
--> statement-breakpoint
ALTER TABLE "inbound_mail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "inbound_mail" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "inbound_mail" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "inbound_mail" TO kept_app;
--> statement-breakpoint
GRANT SELECT (org_id, id, state, received_at, try_after) ON inbound_mail TO kept_sweeper;--> statement-breakpoint
-- Every message grows old: which are due depends on the clock, and the sweeper sees nothing of them but their age and state.
CREATE POLICY due_work ON inbound_mail FOR SELECT TO kept_sweeper USING (true);
