CREATE TABLE "webhook_event" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"event_type" text NOT NULL,
	"body" text,
	"body_gone_at" timestamp with time zone,
	"state" text NOT NULL,
	"reason" text,
	"saved" integer NOT NULL,
	"attempts" integer NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "webhook_event_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "webhook_event_once" UNIQUE("org_id","source_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_source" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"format" text NOT NULL,
	"address" text NOT NULL,
	"secret_sealed" text,
	"previous_sealed" text,
	"previous_until" timestamp with time zone,
	"mapping" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"refused_at" timestamp with time zone,
	"refusal" text,
	CONSTRAINT "webhook_source_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "webhook_source_address" UNIQUE("org_id","address"),
	CONSTRAINT "webhook_source_name" UNIQUE("org_id","name")
);
--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "source_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "source_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "source_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_key" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_key" ADD COLUMN "warned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "webhook_event" ADD CONSTRAINT "webhook_event_source" FOREIGN KEY ("org_id","source_id") REFERENCES "public"."webhook_source"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_event_by_time" ON "webhook_event" USING btree ("org_id","source_id","received_at","id");--> statement-breakpoint
CREATE INDEX "webhook_event_by_age" ON "webhook_event" USING btree ("org_id","state","received_at");--> statement-breakpoint
ALTER TABLE "webhook_source" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhook_source" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "webhook_source" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_source" TO kept_app;
--> statement-breakpoint
ALTER TABLE "webhook_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhook_event" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "webhook_event" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_event" TO kept_app;
--> statement-breakpoint
GRANT SELECT (org_id, id, state, received_at, body_gone_at) ON webhook_event TO kept_sweeper;--> statement-breakpoint
-- Every message grows old: which are due depends on the clock, and the sweeper sees nothing of them but their age and state.
CREATE POLICY due_work ON webhook_event FOR SELECT TO kept_sweeper USING (true);--> statement-breakpoint
GRANT SELECT (org_id, id, expires_at, warned_at, revoked_at) ON api_key TO kept_sweeper;--> statement-breakpoint
CREATE POLICY due_work ON api_key FOR SELECT TO kept_sweeper USING (expires_at IS NOT NULL AND warned_at IS NULL AND revoked_at IS NULL);
