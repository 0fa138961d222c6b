CREATE TABLE "webhook_delivery" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"event_type" text NOT NULL,
	"actor" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"body" text,
	"body_hash" text,
	"state" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"status" integer,
	"took_ms" integer,
	"note" text,
	"queued_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "webhook_delivery_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "webhook_delivery_once" UNIQUE("org_id","endpoint_id","event_id"),
	CONSTRAINT "webhook_delivery_settled" CHECK (("webhook_delivery"."settled_at" is not null) = ("webhook_delivery"."state" in ('delivered', 'failed')))
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoint" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"kind" text NOT NULL,
	"events" jsonb,
	"secret_sealed" text NOT NULL,
	"previous_sealed" text,
	"previous_until" timestamp with time zone,
	"last_sequence" bigint NOT NULL,
	"failing_since" timestamp with time zone,
	"off_at" timestamp with time zone,
	"off_because" text,
	"told_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_endpoint_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "webhook_endpoint_name" UNIQUE("org_id","name"),
	CONSTRAINT "webhook_endpoint_off" CHECK (("webhook_endpoint"."off_at" is null) = ("webhook_endpoint"."off_because" is null))
);
--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint" FOREIGN KEY ("org_id","endpoint_id") REFERENCES "public"."webhook_endpoint"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_delivery_log" ON "webhook_delivery" USING btree ("org_id","endpoint_id","queued_at","id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_due" ON "webhook_delivery" USING btree ("org_id","endpoint_id","next_at") WHERE "webhook_delivery"."state" in ('waiting', 'sending');--> statement-breakpoint
ALTER TABLE "webhook_endpoint" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhook_endpoint" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "webhook_endpoint" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_endpoint" TO kept_app;
--> statement-breakpoint
ALTER TABLE "webhook_delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhook_delivery" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "webhook_delivery" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_delivery" TO kept_app;
--> statement-breakpoint
GRANT SELECT (org_id, id, last_sequence, off_at, off_because, told_at) ON webhook_endpoint TO kept_sweeper;--> statement-breakpoint
CREATE POLICY due_work ON webhook_endpoint FOR SELECT TO kept_sweeper USING (off_at IS NULL OR told_at IS NULL);--> statement-breakpoint
GRANT SELECT (org_id, id, endpoint_id, state, next_at, claimed_at) ON webhook_delivery TO kept_sweeper;--> statement-breakpoint
CREATE POLICY due_work ON webhook_delivery FOR SELECT TO kept_sweeper USING (state IN ('waiting', 'sending'));--> statement-breakpoint
-- How long an organisation's audit log is, and nothing of what it says: whether a webhook has looked at all of it.
GRANT SELECT (org_id, sequence) ON audit_head TO kept_sweeper;--> statement-breakpoint
CREATE POLICY due_work ON audit_head FOR SELECT TO kept_sweeper USING (true);
