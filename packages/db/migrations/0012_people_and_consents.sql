CREATE TABLE "mail_consent" (
	"org_id" uuid NOT NULL,
	"address_mac" text NOT NULL,
	"topic" text NOT NULL,
	"number" integer NOT NULL,
	"granted" boolean NOT NULL,
	"source" text NOT NULL,
	"note" text,
	"member_id" uuid,
	"said_at" timestamp with time zone,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_consent_org_id_address_mac_topic_number_pk" PRIMARY KEY("org_id","address_mac","topic","number"),
	CONSTRAINT "mail_consent_dated" CHECK ("mail_consent"."source" in ('api', 'import') or "mail_consent"."said_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "transcript_turn" (
	"org_id" uuid NOT NULL,
	"interaction_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"speaker" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone,
	CONSTRAINT "transcript_turn_org_id_interaction_id_position_pk" PRIMARY KEY("org_id","interaction_id","position")
);
--> statement-breakpoint
ALTER TABLE "setting" DROP CONSTRAINT "setting_retention";--> statement-breakpoint
ALTER TABLE "hand_off" ALTER COLUMN "context_travelled" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_off" ALTER COLUMN "story_repeated" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "transcript_retention_months" integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_consent" ADD CONSTRAINT "mail_consent_member" FOREIGN KEY ("org_id","member_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcript_turn" ADD CONSTRAINT "transcript_turn_interaction" FOREIGN KEY ("org_id","interaction_id") REFERENCES "public"."interaction"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interaction_by_conversation" ON "interaction" USING btree ("org_id","conversation") WHERE "interaction"."conversation" is not null;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_retention" CHECK ("setting"."retention_months" between 1 and 120 and "setting"."mail_retention_months" between 1 and 120 and "setting"."contact_retention_months" between 1 and 120 and "setting"."transcript_retention_months" between 1 and 120);--> statement-breakpoint
ALTER TABLE "mail_consent" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "mail_consent" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "mail_consent" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "mail_consent" TO kept_app;
--> statement-breakpoint
ALTER TABLE "transcript_turn" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "transcript_turn" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "transcript_turn" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "transcript_turn" TO kept_app;
--> statement-breakpoint
ALTER TABLE mail_preference NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE suppression NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE mail_consent NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- What stood on record becomes the first row of each history, under a source that says how little is known of it.
INSERT INTO mail_consent (org_id, address_mac, topic, number, granted, source, note, said_at, recorded_at)
SELECT org_id, address_mac, topic, 1, wanted, 'earlier', 'Stood on record before 22 November 2026, when each choice began to be kept. Source then: ' || source || '.', at, at FROM mail_preference;
--> statement-breakpoint
INSERT INTO mail_consent (org_id, address_mac, topic, number, granted, source, note, said_at, recorded_at)
SELECT s.org_id, s.address_mac, t.topic, CASE WHEN p.topic IS NULL THEN 1 ELSE 2 END, false, 'earlier', 'Stood on record before 22 November 2026, when each choice began to be kept. Source then: unsubscribed from all mail.', s.at, s.at
FROM suppression s CROSS JOIN (VALUES ('surveys'), ('news'), ('digest')) t(topic)
LEFT JOIN mail_preference p ON p.org_id = s.org_id AND p.address_mac = s.address_mac AND p.topic = t.topic
WHERE s.reason = 'unsubscribed';
--> statement-breakpoint
INSERT INTO mail_preference (org_id, address_mac, topic, wanted, source, at)
SELECT DISTINCT ON (org_id, address_mac, topic) org_id, address_mac, topic, granted, source, said_at FROM mail_consent ORDER BY org_id, address_mac, topic, said_at DESC, number DESC
ON CONFLICT (org_id, address_mac, topic) DO UPDATE SET wanted = excluded.wanted, source = excluded.source, at = excluded.at;
--> statement-breakpoint
ALTER TABLE mail_preference FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE suppression FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE mail_consent FORCE ROW LEVEL SECURITY;
