-- The survey of one scored question and a comment becomes version 1 with two questions, and what was answered becomes its responses.
-- The owner of the tables works without the guard of rows for as long as it takes: it belongs to no organisation.
ALTER TABLE "survey" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_version" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_response" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_answer" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "feedback" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "survey" SET "draft" = jsonb_build_object(
  'format', 'kept-survey-1',
  'languages', jsonb_build_array('en'),
  'questions', jsonb_build_array(
    jsonb_build_object('kind', "metric", 'key', 'score', 'wording', jsonb_build_object('en', "question"), 'isRequired', true, 'showIf', '[]'::jsonb, 'scale', jsonb_build_object('min', "scale_min", 'max', "scale_max"), 'low', jsonb_build_object('en', "low_label"), 'high', jsonb_build_object('en', "high_label")),
    jsonb_build_object('kind', 'text', 'key', 'comment', 'wording', jsonb_build_object('en', "comment_question"), 'isRequired', false, 'showIf', '[]'::jsonb)
  ),
  'hidden', '[]'::jsonb
);--> statement-breakpoint
INSERT INTO "survey_version" ("org_id", "survey_id", "number", "definition", "note", "published_at") SELECT "org_id", "id", 1, "draft", '', "created_at" FROM "survey";--> statement-breakpoint
INSERT INTO "survey_response" ("org_id", "id", "survey_id", "version", "answer_key", "customer_id", "language", "hidden", "left_out", "suspicions", "is_apart", "started_at", "changed_at", "completed_at")
SELECT "org_id", "id", "survey_id", 1, CASE WHEN "external_id" LIKE "survey_id"::text || ':%' THEN substr("external_id", 38) ELSE "external_id" END, "customer_id", coalesce("language", 'en'), '{}'::jsonb, '[]'::jsonb, '[]'::jsonb, false, "received_at", "received_at", "received_at"
FROM "feedback" WHERE "survey_id" IS NOT NULL ON CONFLICT DO NOTHING;--> statement-breakpoint
INSERT INTO "survey_answer" ("org_id", "response_id", "question", "kind", "score", "scale_min", "scale_max", "answered_at")
SELECT f."org_id", f."id", 'score', f."metric", f."score", f."scale_min"::int, f."scale_max"::int, f."received_at" FROM "feedback" f JOIN "survey_response" r ON r."org_id" = f."org_id" AND r."id" = f."id" WHERE f."score" IS NOT NULL;--> statement-breakpoint
INSERT INTO "survey_answer" ("org_id", "response_id", "question", "kind", "text", "answered_at")
SELECT f."org_id", f."id", 'comment', 'text', f."text", f."received_at" FROM "feedback" f JOIN "survey_response" r ON r."org_id" = f."org_id" AND r."id" = f."id" WHERE f."text" <> '';--> statement-breakpoint
ALTER TABLE "feedback" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_answer" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_response" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_version" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey" DROP CONSTRAINT "survey_scale";--> statement-breakpoint
ALTER TABLE "survey" ALTER COLUMN "draft" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "survey" ALTER COLUMN "draft_revision" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "survey" ALTER COLUMN "origins" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "survey" ALTER COLUMN "needs_work" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "survey" DROP COLUMN "question";--> statement-breakpoint
ALTER TABLE "survey" DROP COLUMN "comment_question";--> statement-breakpoint
ALTER TABLE "survey" DROP COLUMN "metric";--> statement-breakpoint
ALTER TABLE "survey" DROP COLUMN "scale_min";--> statement-breakpoint
ALTER TABLE "survey" DROP COLUMN "scale_max";--> statement-breakpoint
ALTER TABLE "survey" DROP COLUMN "low_label";--> statement-breakpoint
ALTER TABLE "survey" DROP COLUMN "high_label";