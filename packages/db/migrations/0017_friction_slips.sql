CREATE TABLE "friction_ballot" (
	"org_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"slip_hash" text NOT NULL,
	"point_ids" jsonb NOT NULL,
	CONSTRAINT "friction_ballot_org_id_round_id_slip_hash_pk" PRIMARY KEY("org_id","round_id","slip_hash")
);
--> statement-breakpoint
CREATE TABLE "friction_key" (
	"org_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"public_key" text NOT NULL,
	"private_key" text,
	CONSTRAINT "friction_key_org_id_round_id_kind_pk" PRIMARY KEY("org_id","round_id","kind")
);
--> statement-breakpoint
CREATE TABLE "friction_paper" (
	"org_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "friction_paper_org_id_code_hash_pk" PRIMARY KEY("org_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "friction_point" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"title" text NOT NULL,
	"place" integer NOT NULL,
	"reports" integer NOT NULL,
	"frequencies" jsonb,
	"steps" jsonb,
	"me_toos" integer,
	"outcome" text,
	"outcome_text" text,
	"goes_to" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "friction_point_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "friction_point_theme" UNIQUE("org_id","round_id","theme_id")
);
--> statement-breakpoint
CREATE TABLE "friction_slip" (
	"org_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"member_id" uuid NOT NULL,
	"blinded_hash" text NOT NULL,
	CONSTRAINT "friction_slip_org_id_round_id_kind_member_id_pk" PRIMARY KEY("org_id","round_id","kind","member_id")
);
--> statement-breakpoint
ALTER TABLE "friction_code" ALTER COLUMN "code_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "friction_inbox" ADD COLUMN "slip_hash" text DEFAULT gen_random_uuid()::text NOT NULL;--> statement-breakpoint
ALTER TABLE "friction_inbox" ALTER COLUMN "slip_hash" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "friction_round" ADD COLUMN "voided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "friction_round" ADD COLUMN "meets_on" date;--> statement-breakpoint
ALTER TABLE "friction_round" ADD COLUMN "agenda_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "friction_round" ADD COLUMN "counted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "friction_round" ADD COLUMN "shared_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "friction_ballot" ADD CONSTRAINT "friction_ballot_round" FOREIGN KEY ("org_id","round_id") REFERENCES "public"."friction_round"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friction_key" ADD CONSTRAINT "friction_key_round" FOREIGN KEY ("org_id","round_id") REFERENCES "public"."friction_round"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friction_paper" ADD CONSTRAINT "friction_paper_round" FOREIGN KEY ("org_id","round_id") REFERENCES "public"."friction_round"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friction_point" ADD CONSTRAINT "friction_point_round" FOREIGN KEY ("org_id","round_id") REFERENCES "public"."friction_round"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friction_slip" ADD CONSTRAINT "friction_slip_round" FOREIGN KEY ("org_id","round_id") REFERENCES "public"."friction_round"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friction_slip" ADD CONSTRAINT "friction_slip_member" FOREIGN KEY ("org_id","member_id") REFERENCES "public"."member"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "friction_receipt_report" ON "friction_receipt" USING btree ("org_id","feedback_id");--> statement-breakpoint
ALTER TABLE "friction_inbox" ADD CONSTRAINT "friction_inbox_slip" UNIQUE("org_id","round_id","slip_hash");--> statement-breakpoint
ALTER TABLE "friction_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "friction_key" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "friction_key" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "friction_key" TO kept_app;
--> statement-breakpoint
ALTER TABLE "friction_slip" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "friction_slip" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "friction_slip" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "friction_slip" TO kept_app;
--> statement-breakpoint
ALTER TABLE "friction_paper" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "friction_paper" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "friction_paper" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "friction_paper" TO kept_app;
--> statement-breakpoint
ALTER TABLE "friction_point" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "friction_point" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "friction_point" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "friction_point" TO kept_app;
--> statement-breakpoint
ALTER TABLE "friction_ballot" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "friction_ballot" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "friction_ballot" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "friction_ballot" TO kept_app;
--> statement-breakpoint
GRANT SELECT (org_id, id, opens_on, closes_on, released_on, voided_at, meets_on, agenda_at, counted_at) ON friction_round TO kept_sweeper;--> statement-breakpoint
GRANT SELECT (org_id, round_id, kind) ON friction_key TO kept_sweeper;--> statement-breakpoint
CREATE POLICY due_work ON friction_key FOR SELECT TO kept_sweeper USING (true);--> statement-breakpoint
DROP POLICY due_work ON friction_round;--> statement-breakpoint
CREATE POLICY due_work ON friction_round FOR SELECT TO kept_sweeper USING (released_on IS NULL OR voided_at IS NULL OR agenda_at IS NULL OR counted_at IS NULL);
