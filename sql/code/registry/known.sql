-- The registry as the database knew it at an instant, and as it stood in a report year.
--
-- registry.change keeps of every change the rows as they were and as they were left. So a row as
-- known at an instant is the row of today if nothing was noted of it since; else it is what the first
-- change since then took away. Where the instant is null, all of these are the plain tables:
-- PostgreSQL puts the bodies in the place of the calls and leaves the rest out.

-- What names a row of each table.
CREATE OR REPLACE VIEW registry.table_key AS
SELECT * FROM (VALUES
    ('region', ARRAY['code']), ('agency', ARRAY['agency_id']),
    ('region_past', ARRAY['code', 'until']), ('agency_past', ARRAY['agency_id', 'until']),
    ('deadline', ARRAY['region_code', 'year', 'class', 'event']),
    ('exemption', ARRAY['agency_id', 'year']),
    ('extension', ARRAY['agency_id', 'year', 'event', 'granted_on']),
    ('closing', ARRAY['region_code', 'year']),
    ('succession', ARRAY['predecessor_id', 'successor_id']),
    ('account', ARRAY['login'])) AS known (subject, columns);
COMMENT ON VIEW registry.table_key IS '名录各表的主键列 / what names a row of each table of the registry';

-- The rows of a table that were changed after an instant and, if `until` is given, by then: each as
-- it was before the first of these changes, null if it was not there; and who made the last one. Of
-- certain regions if these are given; a row that came from elsewhere was not there.
CREATE OR REPLACE FUNCTION registry.changed_since(
    table_name text, instant timestamptz, until timestamptz DEFAULT NULL,
    regions text[] DEFAULT NULL)
RETURNS TABLE (row_key jsonb, was jsonb, changed_at timestamptz, changed_by text)
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
    SELECT DISTINCT ON (noted.row_key) noted.row_key,
           CASE WHEN noted.act IN ('REPLACED', 'DELETE', 'TRUNCATE') THEN noted.value END,
           last_value(noted.changed_at) OVER of_row, last_value(noted.changed_by) OVER of_row
    FROM (SELECT change.change_id, change.changed_at, change.changed_by,
                 change.detail ->> 'act' AS act, part.value,
                 (SELECT jsonb_agg(part.value -> name ORDER BY position)
                  FROM unnest(table_key.columns) WITH ORDINALITY AS key (name, position))
                     AS row_key
          FROM registry.change
          JOIN registry.table_key USING (subject)
          CROSS JOIN LATERAL jsonb_array_elements(change.detail -> 'rows') AS part (value)
          -- who may see what is the affair of those who may see all
          WHERE change.subject = changed_since.table_name AND change.subject <> 'account'
            AND change.changed_at > changed_since.instant
            AND (changed_since.until IS NULL OR change.changed_at <= changed_since.until)
            AND (changed_since.regions IS NULL OR change.region_code IS NULL
                 OR change.region_code = ANY (changed_since.regions)))
         AS noted
    WINDOW of_row AS (PARTITION BY noted.row_key ORDER BY noted.change_id
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    ORDER BY noted.row_key, noted.change_id
$$;
COMMENT ON FUNCTION registry.changed_since IS '某一时刻之后变动的名录行及其原样 / the rows of a table changed after an instant, each as it was then';

CREATE OR REPLACE FUNCTION registry.region_known(known timestamptz)
RETURNS SETOF registry.region
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.* FROM registry.region AS present
    WHERE known IS NULL OR NOT EXISTS (
        SELECT FROM registry.changed_since('region', known) AS since
        WHERE since.row_key = jsonb_build_array(present.code))
    UNION ALL
    SELECT gone.*
    FROM registry.changed_since('region', known) AS since
    CROSS JOIN LATERAL jsonb_populate_record(NULL::registry.region, since.was) AS gone
    WHERE known IS NOT NULL AND since.was IS NOT NULL
$$;
COMMENT ON FUNCTION registry.region_known IS '某一时刻所知的行政区划 / regions as known at an instant';

CREATE OR REPLACE FUNCTION registry.agency_known(known timestamptz)
RETURNS SETOF registry.agency
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.* FROM registry.agency AS present
    WHERE known IS NULL OR NOT EXISTS (
        SELECT FROM registry.changed_since('agency', known) AS since
        WHERE since.row_key = jsonb_build_array(present.agency_id))
    UNION ALL
    SELECT gone.*
    FROM registry.changed_since('agency', known) AS since
    CROSS JOIN LATERAL jsonb_populate_record(NULL::registry.agency, since.was) AS gone
    WHERE known IS NOT NULL AND since.was IS NOT NULL
$$;
COMMENT ON FUNCTION registry.agency_known IS '某一时刻所知的单位 / agencies as known at an instant';

CREATE OR REPLACE FUNCTION registry.region_past_known(known timestamptz)
RETURNS SETOF registry.region_past
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.* FROM registry.region_past AS present
    WHERE known IS NULL OR NOT EXISTS (
        SELECT FROM registry.changed_since('region_past', known) AS since
        WHERE since.row_key = jsonb_build_array(present.code, present.until))
    UNION ALL
    SELECT gone.*
    FROM registry.changed_since('region_past', known) AS since
    CROSS JOIN LATERAL jsonb_populate_record(NULL::registry.region_past, since.was) AS gone
    WHERE known IS NOT NULL AND since.was IS NOT NULL
$$;
COMMENT ON FUNCTION registry.region_past_known IS '某一时刻所知的行政区划原状 / past states of regions as known at an instant';

CREATE OR REPLACE FUNCTION registry.agency_past_known(known timestamptz)
RETURNS SETOF registry.agency_past
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.* FROM registry.agency_past AS present
    WHERE known IS NULL OR NOT EXISTS (
        SELECT FROM registry.changed_since('agency_past', known) AS since
        WHERE since.row_key = jsonb_build_array(present.agency_id, present.until))
    UNION ALL
    SELECT gone.*
    FROM registry.changed_since('agency_past', known) AS since
    CROSS JOIN LATERAL jsonb_populate_record(NULL::registry.agency_past, since.was) AS gone
    WHERE known IS NOT NULL AND since.was IS NOT NULL
$$;
COMMENT ON FUNCTION registry.agency_past_known IS '某一时刻所知的单位原状 / past states of agencies as known at an instant';

CREATE OR REPLACE FUNCTION registry.deadline_known(known timestamptz)
RETURNS SETOF registry.deadline
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.* FROM registry.deadline AS present
    WHERE known IS NULL OR NOT EXISTS (
        SELECT FROM registry.changed_since('deadline', known) AS since
        WHERE since.row_key = jsonb_build_array(
            present.region_code, present.year, present.class, present.event))
    UNION ALL
    SELECT gone.*
    FROM registry.changed_since('deadline', known) AS since
    CROSS JOIN LATERAL jsonb_populate_record(NULL::registry.deadline, since.was) AS gone
    WHERE known IS NOT NULL AND since.was IS NOT NULL
$$;
COMMENT ON FUNCTION registry.deadline_known IS '某一时刻所知的期限 / deadlines as known at an instant';

CREATE OR REPLACE FUNCTION registry.exemption_known(known timestamptz)
RETURNS SETOF registry.exemption
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.* FROM registry.exemption AS present
    WHERE known IS NULL OR NOT EXISTS (
        SELECT FROM registry.changed_since('exemption', known) AS since
        WHERE since.row_key = jsonb_build_array(present.agency_id, present.year))
    UNION ALL
    SELECT gone.*
    FROM registry.changed_since('exemption', known) AS since
    CROSS JOIN LATERAL jsonb_populate_record(NULL::registry.exemption, since.was) AS gone
    WHERE known IS NOT NULL AND since.was IS NOT NULL
$$;
COMMENT ON FUNCTION registry.exemption_known IS '某一时刻所知的豁免 / exemptions as known at an instant';

CREATE OR REPLACE FUNCTION registry.extension_known(known timestamptz)
RETURNS SETOF registry.extension
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.* FROM registry.extension AS present
    WHERE known IS NULL OR NOT EXISTS (
        SELECT FROM registry.changed_since('extension', known) AS since
        WHERE since.row_key = jsonb_build_array(
            present.agency_id, present.year, present.event, present.granted_on))
    UNION ALL
    SELECT gone.*
    FROM registry.changed_since('extension', known) AS since
    CROSS JOIN LATERAL jsonb_populate_record(NULL::registry.extension, since.was) AS gone
    WHERE known IS NOT NULL AND since.was IS NOT NULL
$$;
COMMENT ON FUNCTION registry.extension_known IS '某一时刻所知的延期 / extensions as known at an instant';

CREATE OR REPLACE FUNCTION registry.closing_known(known timestamptz)
RETURNS SETOF registry.closing
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.* FROM registry.closing AS present
    WHERE known IS NULL OR NOT EXISTS (
        SELECT FROM registry.changed_since('closing', known) AS since
        WHERE since.row_key = jsonb_build_array(present.region_code, present.year))
    UNION ALL
    SELECT gone.*
    FROM registry.changed_since('closing', known) AS since
    CROSS JOIN LATERAL jsonb_populate_record(NULL::registry.closing, since.was) AS gone
    WHERE known IS NOT NULL AND since.was IS NOT NULL
$$;
COMMENT ON FUNCTION registry.closing_known IS '某一时刻所知的截止 / closings as known at an instant';

-- Regions as they stood at the end of a report year: the past state that was the next to end after
-- it, the row of today if there is none.
CREATE OR REPLACE FUNCTION registry.region_in(
    report_year integer, known timestamptz DEFAULT NULL)
RETURNS TABLE (code text, name text, level text, parent_code text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.code, present.name, present.level, present.parent_code
    FROM registry.region_known(known) AS present
    WHERE NOT EXISTS (SELECT FROM registry.region_past_known(known) AS past
                      WHERE past.code = present.code
                        AND past.until > make_date(report_year, 12, 31))
    UNION ALL
    (SELECT DISTINCT ON (past.code) past.code, past.name, past.level, past.parent_code
     FROM registry.region_past_known(known) AS past
     WHERE past.until > make_date(report_year, 12, 31)
     ORDER BY past.code, past.until)
$$;
COMMENT ON FUNCTION registry.region_in IS '某报告年度年末的行政区划 / regions as they stood at the end of a report year';

-- The same as registry.region_within for the tree of a report year.
CREATE OR REPLACE FUNCTION registry.region_within_in(
    report_year integer, known timestamptz DEFAULT NULL)
RETURNS TABLE (region_code text, ancestor_code text, distance integer)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT place.code, place.code, 0 FROM registry.region_in(report_year, known) AS place
    UNION ALL
    SELECT place.code, place.parent_code, 1
    FROM registry.region_in(report_year, known) AS place WHERE place.parent_code IS NOT NULL
    UNION ALL
    SELECT child.code, parent.parent_code, 2
    FROM registry.region_in(report_year, known) AS child
    JOIN registry.region_in(report_year, known) AS parent ON parent.code = child.parent_code
    WHERE parent.parent_code IS NOT NULL
$$;
COMMENT ON FUNCTION registry.region_within_in IS '某报告年度每个地区及其所有上级 / each region with itself and every region above it, in a report year';

-- Agencies likewise. Two arms, so that a filter on the region reaches the index; an agency by its
-- number is found by the index in a lateral subquery with OFFSET 0.
CREATE OR REPLACE FUNCTION registry.agency_in(
    report_year integer, known timestamptz DEFAULT NULL)
RETURNS TABLE (
    agency_id bigint, region_code text, name text, class text, credit_code text,
    counts_in_total boolean, active_from date, active_to date)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.agency_id, present.region_code, present.name, present.class,
           present.credit_code, present.counts_in_total, present.active_from, present.active_to
    FROM registry.agency_known(known) AS present
    WHERE NOT EXISTS (SELECT FROM registry.agency_past_known(known) AS past
                      WHERE past.agency_id = present.agency_id
                        AND past.until > make_date(report_year, 12, 31))
    UNION ALL
    SELECT present.agency_id, past.region_code, past.name, past.class, present.credit_code,
           past.counts_in_total, present.active_from, present.active_to
    FROM (SELECT DISTINCT ON (state.agency_id) state.*
          FROM registry.agency_past_known(known) AS state
          WHERE state.until > make_date(report_year, 12, 31)
          ORDER BY state.agency_id, state.until) AS past
    -- each is looked up, for these are few
    CROSS JOIN LATERAL (
        SELECT * FROM registry.agency_known(known) AS today
        WHERE today.agency_id = past.agency_id OFFSET 0) AS present
$$;
COMMENT ON FUNCTION registry.agency_in IS '某报告年度年末的单位 / agencies as they stood at the end of a report year';

-- Every state that an agency ever had, by the region that it belonged to.
CREATE OR REPLACE VIEW registry.agency_place AS
SELECT agency_id, region_code FROM registry.agency
UNION
SELECT agency_id, region_code FROM registry.agency_past;
COMMENT ON VIEW registry.agency_place IS '单位现在和曾经所属的地区 / the regions that an agency belongs and belonged to';

-- Each region with itself and every region above it, in each year that was published; without a year
-- where the regions never stood otherwise, which is nearly everywhere.
CREATE OR REPLACE VIEW registry.region_within_by_year AS
SELECT region_code, ancestor_code, distance, NULL::integer AS year
FROM registry.region_within
WHERE NOT (SELECT EXISTS (SELECT FROM registry.region_past))
UNION ALL
SELECT place.region_code, place.ancestor_code, place.distance, published.year
FROM (SELECT DISTINCT roster.year FROM summary.roster
      WHERE (SELECT EXISTS (SELECT FROM registry.region_past))) AS published
CROSS JOIN LATERAL registry.region_within_in(published.year) AS place;
COMMENT ON VIEW registry.region_within_by_year IS '每个地区及其所有上级，按年度；从无变动时年度为空 / each region with itself and every region above it, by year; without a year where nothing ever changed';
