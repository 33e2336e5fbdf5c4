-- m0010: findings about no report: of a region's totals, and of an agency that filed none.
ALTER TABLE summary.finding_row DROP CONSTRAINT finding_row_pkey;
ALTER TABLE summary.finding_row
    ALTER submission_id DROP NOT NULL, ALTER agency_id DROP NOT NULL, ALTER revision DROP NOT NULL,
    -- own, all: of which totals of the region; empty for a finding about a report or an agency
    ADD COLUMN scope text,
    ADD CONSTRAINT finding_once UNIQUE NULLS NOT DISTINCT (submission_id, fingerprint, edition_id),
    ADD CONSTRAINT finding_scope_known CHECK (scope IN ('own', 'all')),
    -- a report has an agency and a revision; without one, either an agency or the totals are meant
    ADD CONSTRAINT finding_about_one_thing CHECK (
        CASE WHEN submission_id IS NOT NULL
             THEN agency_id IS NOT NULL AND revision IS NOT NULL AND scope IS NULL
             ELSE revision IS NULL AND (agency_id IS NULL) = (scope IS NOT NULL) END);
CREATE INDEX finding_without_report ON summary.finding_row (year, region_code)
    WHERE superseded_by IS NULL AND submission_id IS NULL;

CREATE OR REPLACE VIEW summary.finding AS
SELECT submission_id, agency_id, year, rule, severity, verdict, cells, left_value, right_value,
       difference, message_zh, message_en, fingerprint, first_edition_id, waiver_id, region_code,
       scope
FROM summary.finding_row WHERE superseded_by IS NULL;
COMMENT ON COLUMN summary.finding.submission_id IS '报告编号；空为地区合计或从未报送的单位 / empty: about a region''s totals, or an agency that never filed';
COMMENT ON COLUMN summary.finding.agency_id IS '单位编号；空为地区合计 / empty: about a region''s totals';
COMMENT ON COLUMN summary.finding.scope IS '地区合计的范围：own 本级，all 全域；其他为空 / of which totals of the region; empty for others';

-- The hash of a row about a report stays what it was.
CREATE OR REPLACE FUNCTION summary.finding_digest(f summary.finding_row) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256((
        SELECT string_agg(convert_to(part, 'UTF8'), '\x00'::bytea ORDER BY position)
        FROM unnest(ARRAY[
            f.region_code, f.year::text, coalesce(f.agency_id::text, ''),
            coalesce(f.revision::text, ''), f.rule, f.severity,
            f.verdict, coalesce(f.left_value::text, ''), coalesce(f.right_value::text, ''),
            coalesce(f.difference::text, ''), f.message_zh, f.message_en,
            array_to_string(f.cells, ','), coalesce(f.waiver_id::text, '')
        ] || CASE WHEN f.submission_id IS NULL THEN ARRAY[coalesce(f.scope, '')]
                  ELSE '{}'::text[] END) WITH ORDINALITY AS parts (part, position)))
$$;

-- A waiver of a finding about totals belongs to no agency but to a region.
ALTER TABLE intake.waiver
    ALTER agency_id DROP NOT NULL,
    -- no reference: a region may be dissolved, the decision stays
    ADD COLUMN region_code text,
    ADD CONSTRAINT waiver_has_owner CHECK ((agency_id IS NULL) = (region_code IS NOT NULL));
COMMENT ON COLUMN intake.waiver.region_code IS '地区合计的例外所属地区；单位的例外为空 / the region whose totals it is about; empty for an agency''s';

-- A waiver of an agency's finding is hashed without the region it does not have, as it always was.
CREATE FUNCTION audit.waiver_row(allowed intake.waiver) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT CASE WHEN allowed.region_code IS NULL THEN to_jsonb(allowed) - 'region_code'
                ELSE to_jsonb(allowed) END
$$;

CREATE OR REPLACE FUNCTION audit.waiver_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(
        sha256(convert_to(audit.waiver_row(waiver)::text, 'UTF8')), ''::bytea
        ORDER BY waiver_id), '')), 'hex')
    FROM unnest(ids) AS part (ids)
    JOIN intake.waiver ON waiver_id >= lower(part.ids) AND waiver_id < upper(part.ids)
$$;
REVOKE ALL ON FUNCTION audit.waiver_row FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.waiver_row TO huizong_worker, huizong_auditor;

-- Allows a current finding, bound to its values. The finding is named by its fingerprint.
CREATE OR REPLACE FUNCTION intake.waive(
    fingerprint text, reason text, decided_by text, holds_until date DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_row summary.finding_row;
    new_id    bigint;
BEGIN
    SELECT * INTO found_row FROM summary.finding_row AS f
    WHERE f.fingerprint = waive.fingerprint AND f.superseded_by IS NULL
    ORDER BY f.revision DESC LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no open finding % 没有这项未决核查结果', fingerprint
            USING ERRCODE = 'no_data_found';
    ELSIF found_row.verdict <> 'failed' THEN
        RAISE EXCEPTION 'finding % keeps nothing out: it could not be decided 该项无法判定，并未影响计入',
            fingerprint USING ERRCODE = 'invalid_parameter_value';
    ELSIF found_row.rule IN ('R-CELLS', 'R-RANGE', 'R-FORM') THEN
        RAISE EXCEPTION 'a finding of % cannot be waived: the figures cannot be added 该规则不得例外，数字无法相加',
            found_row.rule USING ERRCODE = 'invalid_parameter_value';
    ELSIF holds_until < (now() AT TIME ZONE 'Asia/Shanghai')::date THEN
        RAISE EXCEPTION 'the waiver would have ended on % 例外的截止日已过', holds_until
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO intake.waiver (
        fingerprint, agency_id, region_code, year, rule, cells, left_value, right_value, reason,
        decided_by, holds_until)
    VALUES (fingerprint, found_row.agency_id,
        CASE WHEN found_row.agency_id IS NULL THEN found_row.region_code END, found_row.year,
        found_row.rule, found_row.cells, found_row.left_value, found_row.right_value, reason,
        decided_by, holds_until)
    RETURNING waiver_id INTO new_id;
    RETURN new_id;
END
$$;

-- The nightly run judges texts too; few submissions have one, and a nation without them pays
-- nothing.
CREATE INDEX submission_narrative ON intake.submission (year, agency_id, revision)
    WHERE narrative <> '{}'::jsonb;
