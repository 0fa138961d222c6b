CREATE TABLE "friction_cell" (
	"org_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"team" text NOT NULL,
	"reports" integer NOT NULL,
	"frequencies" jsonb,
	"steps" jsonb,
	"report_ids" jsonb NOT NULL,
	CONSTRAINT "friction_cell_org_id_round_id_theme_id_team_pk" PRIMARY KEY("org_id","round_id","theme_id","team")
);
--> statement-breakpoint
ALTER TABLE "friction_round" ADD COLUMN "judged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "friction_cell" ADD CONSTRAINT "friction_cell_round" FOREIGN KEY ("org_id","round_id") REFERENCES "public"."friction_round"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "friction_cell_theme" ON "friction_cell" USING btree ("org_id","theme_id");--> statement-breakpoint
ALTER TABLE "friction_cell" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "friction_cell" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "friction_cell" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "friction_cell" TO kept_app;
--> statement-breakpoint
GRANT SELECT (judged_at) ON friction_round TO kept_sweeper;--> statement-breakpoint
GRANT SELECT (org_id, round_id) ON friction_cell TO kept_sweeper;--> statement-breakpoint
CREATE POLICY due_work ON friction_cell FOR SELECT TO kept_sweeper USING (true);--> statement-breakpoint
DROP POLICY due_work ON friction_round;--> statement-breakpoint
CREATE POLICY due_work ON friction_round FOR SELECT TO kept_sweeper USING (released_on IS NULL OR voided_at IS NULL OR judged_at IS NULL OR agenda_at IS NULL OR counted_at IS NULL);
