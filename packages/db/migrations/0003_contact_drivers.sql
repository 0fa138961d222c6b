CREATE TABLE "contact_driver" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"origin" text,
	"journey_stage" text,
	"merged_into_id" uuid,
	"merged_at" timestamp with time zone,
	"merged_by" uuid,
	"stands_for_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "contact_driver_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "contact_driver_merged_elsewhere" CHECK (("contact_driver"."merged_into_id" is null) = ("contact_driver"."stands_for_id" = "contact_driver"."id") and ("contact_driver"."merged_into_id" is null) = ("contact_driver"."merged_at" is null))
);
--> statement-breakpoint
CREATE TABLE "contact_driver_name" (
	"org_id" uuid NOT NULL,
	"key" text NOT NULL,
	"driver_id" uuid NOT NULL,
	CONSTRAINT "contact_driver_name_org_id_key_pk" PRIMARY KEY("org_id","key")
);
--> statement-breakpoint
CREATE TABLE "driver_head" (
	"org_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"encoder_version" text NOT NULL,
	"weights" "bytea",
	"drivers" jsonb NOT NULL,
	"left_out" jsonb NOT NULL,
	"labels" integer NOT NULL,
	"held_out" integer NOT NULL,
	"right_count" integer NOT NULL,
	"macro_f1" double precision,
	"suggested" integer NOT NULL,
	"suggested_right" integer NOT NULL,
	"commonest_id" uuid,
	"commonest_right" integer NOT NULL,
	"trained_at" timestamp with time zone,
	"learn_wanted_at" timestamp with time zone,
	"read_total" integer NOT NULL,
	"read_done" integer NOT NULL,
	"due_at" timestamp with time zone,
	CONSTRAINT "driver_head_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "driver_suggestion" (
	"org_id" uuid NOT NULL,
	"interaction_id" uuid NOT NULL,
	"driver_id" uuid,
	"confidence" double precision,
	"candidates" jsonb NOT NULL,
	"head_version" integer NOT NULL,
	"read_at" timestamp with time zone,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "driver_suggestion_org_id_interaction_id_pk" PRIMARY KEY("org_id","interaction_id")
);
--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "driver_id" uuid;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "driver_by" text;--> statement-breakpoint
ALTER TABLE "contact_driver" ADD CONSTRAINT "contact_driver_merged_into" FOREIGN KEY ("org_id","merged_into_id") REFERENCES "public"."contact_driver"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_driver" ADD CONSTRAINT "contact_driver_stands_for" FOREIGN KEY ("org_id","stands_for_id") REFERENCES "public"."contact_driver"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_driver_name" ADD CONSTRAINT "contact_driver_name_driver" FOREIGN KEY ("org_id","driver_id") REFERENCES "public"."contact_driver"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "driver_suggestion" ADD CONSTRAINT "driver_suggestion_interaction" FOREIGN KEY ("org_id","interaction_id") REFERENCES "public"."interaction"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "driver_suggestion" ADD CONSTRAINT "driver_suggestion_driver" FOREIGN KEY ("org_id","driver_id") REFERENCES "public"."contact_driver"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_driver_by_standing" ON "contact_driver" USING btree ("org_id","stands_for_id");--> statement-breakpoint
CREATE INDEX "contact_driver_name_by_driver" ON "contact_driver_name" USING btree ("org_id","driver_id");--> statement-breakpoint
CREATE INDEX "driver_suggestion_by_version" ON "driver_suggestion" USING btree ("org_id","head_version","interaction_id") WHERE "driver_suggestion"."decision" is null;--> statement-breakpoint
CREATE INDEX "driver_suggestion_by_confidence" ON "driver_suggestion" USING btree ("org_id","confidence","interaction_id") WHERE "driver_suggestion"."decision" is null;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_driver" FOREIGN KEY ("org_id","driver_id") REFERENCES "public"."contact_driver"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interaction_by_driver" ON "interaction" USING btree ("org_id","driver_id","started_at");--> statement-breakpoint
CREATE INDEX "feedback_by_interaction" ON "feedback" USING btree ("org_id","interaction_id") WHERE "feedback"."interaction_id" is not null;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_driver_said" CHECK (("interaction"."driver_id" is null) = ("interaction"."driver_by" is null));--> statement-breakpoint
ALTER TABLE "contact_driver" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "contact_driver" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "contact_driver" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "contact_driver" TO kept_app;
--> statement-breakpoint
ALTER TABLE "contact_driver_name" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "contact_driver_name" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "contact_driver_name" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "contact_driver_name" TO kept_app;
--> statement-breakpoint
ALTER TABLE "driver_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "driver_head" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "driver_head" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "driver_head" TO kept_app;
--> statement-breakpoint
ALTER TABLE "driver_suggestion" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "driver_suggestion" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "driver_suggestion" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "driver_suggestion" TO kept_app;

--> statement-breakpoint
GRANT SELECT (org_id, due_at) ON driver_head TO kept_sweeper;
--> statement-breakpoint
CREATE POLICY due_work ON driver_head FOR SELECT TO kept_sweeper USING (due_at IS NOT NULL);
--> statement-breakpoint
-- What was booked as free text becomes rows. An owner that is no superuser sees nothing under forced row-level security, so it is lifted here.
ALTER TABLE interaction NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE feedback NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE contact_driver NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE contact_driver_name NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE driver_suggestion NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- One spelling for comparing, as core/listen/driver-words.ts has it; a database with the C locale lowers ASCII only, hence the letters.
CREATE FUNCTION spelled_driver(said text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT translate(lower(btrim(regexp_replace(normalize(said, NFKC), '\s+', ' ', 'g'))),
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŒŠŽŸĄĆĘŁŃŚŹŻČĎĚŇŘŤŮŐŰĞŞАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ',
    'àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþœšžÿąćęłńśźżčďěňřťůőűğşабвгдеёжзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρστυφχψω')
$$;
--> statement-breakpoint
WITH spelled AS (
  SELECT org_id, spelled_driver(driver) AS key, btrim(regexp_replace(normalize(driver, NFKC), '\s+', ' ', 'g')) AS name, count(*) AS n, min(started_at) AS since
  FROM interaction WHERE driver IS NOT NULL GROUP BY 1, 2, 3
), named AS (
  SELECT DISTINCT ON (org_id, key) org_id, key, name FROM spelled WHERE key <> '' ORDER BY org_id, key, n DESC, name
), made AS (
  SELECT org_id, key, name, gen_random_uuid() AS id FROM named
), drivers AS (
  INSERT INTO contact_driver (org_id, id, name, stands_for_id, created_at, updated_at) SELECT org_id, id, name, id, now(), now() FROM made
)
INSERT INTO contact_driver_name (org_id, key, driver_id) SELECT org_id, key, id FROM made;
--> statement-breakpoint
UPDATE interaction i SET driver_id = n.driver_id, driver_by = 'source' FROM contact_driver_name n WHERE n.org_id = i.org_id AND n.key = spelled_driver(i.driver);
--> statement-breakpoint
INSERT INTO driver_suggestion (org_id, interaction_id, candidates, head_version)
SELECT DISTINCT i.org_id, i.id, '[]'::jsonb, 0 FROM interaction i JOIN feedback f ON f.org_id = i.org_id AND f.interaction_id = i.id
WHERE i.driver_id IS NULL AND f.kind <> 'friction' AND f.placed_at IS NOT NULL AND f.text_key IS NOT NULL;
--> statement-breakpoint
DROP FUNCTION spelled_driver(text);
--> statement-breakpoint
ALTER TABLE interaction FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE feedback FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE contact_driver FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE contact_driver_name FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE driver_suggestion FORCE ROW LEVEL SECURITY;
