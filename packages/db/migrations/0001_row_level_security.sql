-- The application works as kept_app, which owns nothing; sweeps look across organisations as kept_sweeper, which sees ids and due dates only.
-- Roles belong to the whole cluster: another database, or another process, may have made them already.
DO $$ BEGIN
  CREATE ROLE kept_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  CREATE ROLE kept_sweeper NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'kept_app', 'MEMBER') THEN EXECUTE format('GRANT kept_app TO %I', current_user); END IF;
  IF NOT pg_has_role(current_user, 'kept_sweeper', 'MEMBER') THEN EXECUTE format('GRANT kept_sweeper TO %I', current_user); END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO kept_app, kept_sweeper;
--> statement-breakpoint
DO $$
DECLARE
  tenant text;
BEGIN
  FOREACH tenant IN ARRAY ARRAY[
    'member', 'invitation', 'setting', 'api_key', 'idempotent_answer', 'audit_entry', 'audit_head',
    'customer', 'interaction', 'hand_off', 'source', 'survey', 'file_import', 'import_part', 'import_problem', 'feedback',
    'friction_round', 'friction_code', 'friction_inbox', 'friction_receipt',
    'theme', 'theme_run', 'understanding', 'mention', 'mention_correction', 'text_vector', 'theme_update', 'encoder_state', 'sentiment_head', 'theme_suggestion',
    'theme_edit', 'theme_edit_move', 'merge_refusal', 'theme_run_change', 'theme_run_move',
    'theme_spike', 'spike_mute', 'spike_check',
    'mail', 'outbox_message', 'suppression', 'mail_preference', 'digest', 'digest_block', 'fix_answer'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
    EXECUTE format(
      'CREATE POLICY own_organisation ON %I FOR ALL TO kept_app USING (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid) WITH CHECK (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid)',
      tenant);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO kept_app', tenant);
  END LOOP;
END $$;
--> statement-breakpoint
-- The audit log is insert-only for the application.
REVOKE UPDATE, DELETE ON audit_entry FROM kept_app;
--> statement-breakpoint
GRANT SELECT (org_id, id, placed_at, received_at) ON feedback TO kept_sweeper;
--> statement-breakpoint
GRANT SELECT (org_id, id, state, send_after, claimed_at) ON mail TO kept_sweeper;
--> statement-breakpoint
GRANT SELECT (org_id, id, state, send_at) ON digest TO kept_sweeper;
--> statement-breakpoint
GRANT SELECT (org_id, id, closes_on, released_on) ON friction_round TO kept_sweeper;
--> statement-breakpoint
GRANT SELECT (org_id, id, finished_at, claimed_at) ON file_import TO kept_sweeper;
--> statement-breakpoint
GRANT SELECT (org_id, id, started_at, finished_at) ON theme_run TO kept_sweeper;
--> statement-breakpoint
GRANT SELECT (org_id, id, status, proof_checked_at) ON theme TO kept_sweeper;
--> statement-breakpoint
GRANT SELECT (org_id, created_at) ON idempotent_answer TO kept_sweeper;
--> statement-breakpoint
GRANT SELECT (id, forget_at) ON organisation TO kept_sweeper;
--> statement-breakpoint
GRANT SELECT (org_id, check_after) ON encoder_state TO kept_sweeper;
--> statement-breakpoint
GRANT SELECT (org_id, due_at) ON sentiment_head TO kept_sweeper;
--> statement-breakpoint
-- Whether the encoder is still the same is asked now and then of everybody; the sweeper sees when, and nothing else.
CREATE POLICY due_work ON encoder_state FOR SELECT TO kept_sweeper USING (true);
--> statement-breakpoint
CREATE POLICY due_work ON sentiment_head FOR SELECT TO kept_sweeper USING (due_at IS NOT NULL);
--> statement-breakpoint
CREATE POLICY due_work ON feedback FOR SELECT TO kept_sweeper USING (placed_at IS NULL);
--> statement-breakpoint
CREATE POLICY due_work ON mail FOR SELECT TO kept_sweeper USING (state IN ('pending', 'sending'));
--> statement-breakpoint
CREATE POLICY due_work ON digest FOR SELECT TO kept_sweeper USING (state IN ('scheduled', 'sending'));
--> statement-breakpoint
CREATE POLICY due_work ON friction_round FOR SELECT TO kept_sweeper USING (released_on IS NULL);
--> statement-breakpoint
CREATE POLICY due_work ON theme_run FOR SELECT TO kept_sweeper USING (finished_at IS NULL);
--> statement-breakpoint
CREATE POLICY due_work ON theme FOR SELECT TO kept_sweeper USING (status IN ('done', 'confirmed'));
--> statement-breakpoint
CREATE POLICY due_work ON file_import FOR SELECT TO kept_sweeper USING (finished_at IS NULL);
--> statement-breakpoint
-- Every answer grows old: which are due depends on the clock, and the sweeper sees nothing of them but their age.
CREATE POLICY due_work ON idempotent_answer FOR SELECT TO kept_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (org_id, week_on) ON spike_check TO kept_sweeper;
--> statement-breakpoint
-- Which organisations were not looked at this week is told by the weeks of all of them.
CREATE POLICY due_work ON spike_check FOR SELECT TO kept_sweeper USING (true);
--> statement-breakpoint
-- Words of customers as the search by word finds them. Each carries its organisation, so that one tenant's search reads no other's entries.
CREATE FUNCTION kept_words(org uuid, said text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN array_to_tsvector(ARRAY(SELECT DISTINCT right(org::text, 12) || lexeme FROM unnest(to_tsvector('simple'::regconfig, said))));
--> statement-breakpoint
CREATE INDEX feedback_words ON feedback USING gin (kept_words(org_id, coalesce(title, '') || ' ' || text)) WHERE kind <> 'friction';
--> statement-breakpoint
-- Matching a text search is not leakproof, so under row-level security no index serves it. This one function looks past the policy,
-- for the organisation of the transaction and for no other, and gives nothing but ids.
DO $$ BEGIN
  CREATE ROLE kept_searcher NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'kept_searcher', 'MEMBER') THEN EXECUTE format('GRANT kept_searcher TO %I', current_user); END IF;
END $$;
--> statement-breakpoint
GRANT USAGE, CREATE ON SCHEMA public TO kept_searcher;
--> statement-breakpoint
GRANT SELECT (org_id, id, kind, title, text, occurred_at) ON feedback TO kept_searcher;
--> statement-breakpoint
CREATE POLICY search_words ON feedback FOR SELECT TO kept_searcher USING (true);
--> statement-breakpoint
CREATE FUNCTION search_words(wanted text, most int) RETURNS TABLE (id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.id FROM feedback f
  WHERE f.org_id = nullif(current_setting('app.org_id', true), '')::uuid AND f.kind <> 'friction'
    AND kept_words(f.org_id, coalesce(f.title, '') || ' ' || f.text) @@ (
      SELECT coalesce(string_agg(quote_literal(right(current_setting('app.org_id', true), 12) || lexeme) || ':*', ' & '), '''''')::tsquery FROM unnest(to_tsvector('simple'::regconfig, wanted)))
  ORDER BY f.occurred_at DESC, f.id DESC LIMIT most
$$;
--> statement-breakpoint
ALTER FUNCTION search_words(text, int) OWNER TO kept_searcher;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM kept_searcher;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION search_words(text, int) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_words(text, int) TO kept_app;
