-- The registry as the database knew it at an instant, and as it stood in a report year.
--
-- registry.change keeps of every change the rows as they were and as they were left. So a row as
-- known at an instant is the row of today if nothing was noted of it since; else it is what the
-- first change since then took away. Where the instant is null, all of these are the tables of
-- today. What is changed rarely is asked for in functions of its own, which are planned when they
-- are called and return at once where there is nothing: every statement asks, and few find
-- anything.

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
    ('account', ARRAY['login']), ('form', ARRAY['form_id']),
    ('form_cell', ARRAY['form_id', 'position'])) AS known (subject, columns);
COMMENT ON VIEW registry.table_key IS '名录各表的主键列 / what names a row of each table of the registry';

-- The rows of a table that were changed after an instant and, if `until` is given, by then: each as
-- it was before the first of these changes, null if it was not there; and who made the last one. Of
-- certain regions if these are given; a row that came from elsewhere was not there.
CREATE OR REPLACE FUNCTION registry.changed_since(
    table_name text, instant timestamptz, until timestamptz DEFAULT NULL,
    regions text[] DEFAULT NULL)
RETURNS TABLE (row_key jsonb, was jsonb, changed_at timestamptz, changed_by text)
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
#variable_conflict use_column
BEGIN
    IF NOT EXISTS (SELECT FROM registry.change
                   WHERE change.subject = changed_since.table_name
                     AND change.changed_at > changed_since.instant) THEN
        RETURN;
    END IF;
    RETURN QUERY
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
    ORDER BY noted.row_key, noted.change_id;
END
$$;
COMMENT ON FUNCTION registry.changed_since IS '某一时刻之后变动的名录行及其原样 / the rows of a table changed after an instant, each as it was then';

-- Whether anything of these tables was changed after an instant; nothing was after now.
CREATE OR REPLACE FUNCTION registry.is_changed_since(table_names text[], instant timestamptz)
RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN instant IS NOT NULL AND EXISTS (
        SELECT FROM registry.change
        WHERE change.subject = ANY (table_names) AND change.changed_at > instant);
END
$$;
COMMENT ON FUNCTION registry.is_changed_since IS '某一时刻之后这些表是否有变动 / whether anything of these tables was changed after an instant';

-- The rows of the tables that are small, as known at an instant. Those of agencies and regions are few
-- in a county and many in a nation: of these, what concerns certain agencies, or certain regions and
-- all regions at once, can be asked for.
DO $do$
DECLARE
    kept record;
BEGIN
    FOR kept IN
        SELECT subject, (SELECT string_agg('present.' || name, ', ' ORDER BY position)
                         FROM unnest(columns) WITH ORDINALITY AS key (name, position)) AS key,
               CASE WHEN subject IN ('exemption', 'extension') THEN 'only_agencies bigint[]'
                    WHEN subject IN ('deadline', 'closing') THEN 'only_regions text[]' END
                   AS choice,
               CASE WHEN subject IN ('exemption', 'extension')
                    THEN 'present.agency_id = ANY (only_agencies)'
                    WHEN subject IN ('deadline', 'closing')
                    THEN '(present.region_code = ANY (only_regions) OR present.region_code IS NULL)'
                    END AS condition
        FROM registry.table_key
        WHERE subject IN ('region', 'region_past', 'agency_past', 'deadline', 'exemption',
                          'extension', 'closing') LOOP
        EXECUTE format($create$
            CREATE OR REPLACE FUNCTION registry.%1$s_known(known timestamptz %3$s)
            RETURNS SETOF registry.%1$s
            LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10 AS $body$
            BEGIN
                IF known IS NULL OR NOT registry.is_changed_since(ARRAY[%1$L], known) THEN
                    %4$s
                    RETURN QUERY SELECT * FROM registry.%1$s;
                    RETURN;
                END IF;
                RETURN QUERY
                WITH since AS MATERIALIZED (
                    SELECT * FROM registry.changed_since(%1$L, known)
                )
                SELECT present.* FROM registry.%1$s AS present
                WHERE jsonb_build_array(%2$s) NOT IN (SELECT since.row_key FROM since) %5$s
                UNION ALL
                SELECT present.* FROM since
                CROSS JOIN LATERAL jsonb_populate_record(NULL::registry.%1$s, since.was) AS present
                WHERE since.was IS NOT NULL %5$s;
            END
            $body$ $create$, kept.subject, kept.key,
            ', ' || kept.choice || ' DEFAULT NULL',
            CASE WHEN kept.choice IS NOT NULL THEN format('
                    IF %1$s IS NOT NULL THEN
                        RETURN QUERY SELECT * FROM registry.%2$I AS present WHERE %3$s;
                        RETURN;
                    END IF;', split_part(kept.choice, ' ', 1), kept.subject, kept.condition) END,
            CASE WHEN kept.choice IS NOT NULL THEN format(' AND (%1$s IS NULL OR %2$s)', split_part(kept.choice, ' ', 1),
                   kept.condition) END);
    END LOOP;
END
$do$;
COMMENT ON FUNCTION registry.region_known IS '某一时刻所知的行政区划 / regions as known at an instant';
COMMENT ON FUNCTION registry.region_past_known IS '某一时刻所知的行政区划原状 / past states of regions as known at an instant';
COMMENT ON FUNCTION registry.agency_past_known IS '某一时刻所知的单位原状 / past states of agencies as known at an instant';
COMMENT ON FUNCTION registry.deadline_known IS '某一时刻所知的期限 / deadlines as known at an instant';
COMMENT ON FUNCTION registry.exemption_known IS '某一时刻所知的豁免 / exemptions as known at an instant';
COMMENT ON FUNCTION registry.extension_known IS '某一时刻所知的延期 / extensions as known at an instant';
COMMENT ON FUNCTION registry.closing_known IS '某一时刻所知的截止 / closings as known at an instant';

-- Agencies are many: those of today are read through their indexes, in the place of the call.
CREATE OR REPLACE FUNCTION registry.agency_known(known timestamptz)
RETURNS SETOF registry.agency
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.* FROM registry.agency AS present
    WHERE known IS NULL OR present.agency_id NOT IN (
        SELECT (since.row_key ->> 0)::bigint
        FROM registry.changed_since('agency', known) AS since)
    UNION ALL
    SELECT gone.*
    FROM registry.changed_since('agency', known) AS since
    CROSS JOIN LATERAL jsonb_populate_record(NULL::registry.agency, since.was) AS gone
    WHERE known IS NOT NULL AND since.was IS NOT NULL
$$;
COMMENT ON FUNCTION registry.agency_known IS '某一时刻所知的单位 / agencies as known at an instant';

-- Whether any region stood otherwise than today at the end of a report year, or was known
-- otherwise.
CREATE OR REPLACE FUNCTION registry.regions_differ(report_year integer, known timestamptz)
RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    IF known IS NULL THEN
        RETURN EXISTS (SELECT FROM registry.region_past AS past
                       WHERE past.until > make_date(report_year, 12, 31));
    END IF;
    RETURN EXISTS (SELECT FROM registry.region_past_known(known) AS past
                   WHERE past.until > make_date(report_year, 12, 31))
        OR EXISTS (SELECT FROM registry.changed_since('region', known));
END
$$;
COMMENT ON FUNCTION registry.regions_differ IS '该年度年末或该时刻所知的行政区划是否与今日不同 / whether any region stood otherwise than today';

-- Whether the tree was another one, or was known otherwise: most regions that stood otherwise had
-- another name.
CREATE OR REPLACE FUNCTION registry.tree_differs(report_year integer, known timestamptz)
RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    IF registry.is_changed_since(ARRAY['region', 'region_past'], known) THEN
        RETURN registry.regions_differ(report_year, known);
    END IF;
    RETURN EXISTS (
        SELECT FROM registry.region_past AS past JOIN registry.region AS today USING (code)
        WHERE past.until > make_date(report_year, 12, 31)
          AND past.parent_code IS DISTINCT FROM today.parent_code);
END
$$;
COMMENT ON FUNCTION registry.tree_differs IS '该年度年末或该时刻所知的隶属关系是否与今日不同 / whether any region belonged elsewhere than today';

-- All regions as they stood: the past state that was the next to end after the year, the row itself
-- if there is none. For the years in which they differ.
CREATE OR REPLACE FUNCTION registry.regions_then(report_year integer, known timestamptz)
RETURNS TABLE (code text, name text, level text, parent_code text)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 3000 AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH past AS MATERIALIZED (
        SELECT DISTINCT ON (state.code) state.*
        FROM registry.region_past_known(known) AS state
        WHERE state.until > make_date(report_year, 12, 31)
        ORDER BY state.code, state.until
    )
    SELECT region.code, coalesce(past.name, region.name), coalesce(past.level, region.level),
           CASE WHEN past.code IS NULL THEN region.parent_code ELSE past.parent_code END
    FROM registry.region_known(known) AS region LEFT JOIN past USING (code);
END
$$;

-- The regions that stood otherwise than today at the end of a report year, or were known otherwise:
-- as they stood, and whether they were there at all. Few, if any.
CREATE OR REPLACE FUNCTION registry.regions_otherwise(report_year integer, known timestamptz)
RETURNS TABLE (code text, name text, level text, parent_code text, is_there boolean)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10 AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH past AS MATERIALIZED (
        SELECT DISTINCT ON (state.code) state.*
        FROM registry.region_past_known(known) AS state
        WHERE state.until > make_date(report_year, 12, 31)
        ORDER BY state.code, state.until
    ), since AS MATERIALIZED (
        SELECT changed.row_key ->> 0 AS code, changed.was
        FROM registry.changed_since('region', known) AS changed WHERE known IS NOT NULL
    ), held AS (
        SELECT since.code, gone.name, gone.level, gone.parent_code, since.was IS NOT NULL AS is_there
        FROM since
        CROSS JOIN LATERAL jsonb_populate_record(NULL::registry.region, since.was) AS gone
        UNION ALL
        SELECT today.code, today.name, today.level, today.parent_code, true
        FROM past JOIN registry.region AS today USING (code)
        WHERE past.code NOT IN (SELECT since.code FROM since)
    )
    SELECT held.code, coalesce(past.name, held.name), coalesce(past.level, held.level),
           CASE WHEN past.code IS NULL THEN held.parent_code ELSE past.parent_code END,
           held.is_there
    FROM held LEFT JOIN past USING (code);
END
$$;
COMMENT ON FUNCTION registry.regions_otherwise IS '某报告年度年末与今日不同的行政区划 / the regions that stood otherwise than today at the end of a report year';

-- Regions as they stood at the end of a report year. Two arms, so that a filter on the code or on the
-- parent reaches the index.
CREATE OR REPLACE FUNCTION registry.region_in(
    report_year integer, known timestamptz DEFAULT NULL)
RETURNS TABLE (code text, name text, level text, parent_code text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.code, present.name, present.level, present.parent_code
    FROM registry.region AS present
    WHERE present.code NOT IN (
        SELECT other.code FROM registry.regions_otherwise(report_year, known) AS other)
    UNION ALL
    SELECT other.code, other.name, other.level, other.parent_code
    FROM registry.regions_otherwise(report_year, known) AS other WHERE other.is_there
$$;
COMMENT ON FUNCTION registry.region_in IS '某报告年度年末的行政区划 / regions as they stood at the end of a report year';

CREATE OR REPLACE FUNCTION registry.region_within_then(report_year integer, known timestamptz)
RETURNS TABLE (region_code text, ancestor_code text, distance integer)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 9000 AS $$
BEGIN
    RETURN QUERY
    WITH place AS MATERIALIZED (
        SELECT held.code, held.parent_code FROM registry.regions_then(report_year, known) AS held
    )
    SELECT place.code, place.code, 0 FROM place
    UNION ALL
    SELECT place.code, place.parent_code, 1 FROM place WHERE place.parent_code IS NOT NULL
    UNION ALL
    SELECT child.code, parent.parent_code, 2
    FROM place AS child JOIN place AS parent ON parent.code = child.parent_code
    WHERE parent.parent_code IS NOT NULL;
END
$$;

-- The same as registry.region_within for the tree of a report year.
CREATE OR REPLACE FUNCTION registry.region_within_in(
    report_year integer, known timestamptz DEFAULT NULL)
RETURNS TABLE (region_code text, ancestor_code text, distance integer)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT place.* FROM registry.region_within AS place
    WHERE NOT (SELECT registry.tree_differs(report_year, known))
    UNION ALL
    SELECT place.* FROM registry.region_within_then(report_year, known) AS place
    WHERE (SELECT registry.tree_differs(report_year, known))
$$;
COMMENT ON FUNCTION registry.region_within_in IS '某报告年度每个地区及其所有上级 / each region with itself and every region above it, in a report year';

-- The agencies that stood otherwise than today at the end of a report year, or were known
-- otherwise: as they stood, and whether they were there at all. Few, if any.
CREATE OR REPLACE FUNCTION registry.agencies_otherwise(report_year integer, known timestamptz)
RETURNS TABLE (
    agency_id bigint, region_code text, name text, class text, credit_code text,
    counts_in_total boolean, active_from date, active_to date, is_there boolean)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10 AS $$
#variable_conflict use_column
BEGIN
    IF known IS NULL THEN
        RETURN QUERY
        SELECT past.agency_id, past.region_code, past.name, past.class, today.credit_code,
               past.counts_in_total, today.active_from, today.active_to, true
        FROM (SELECT DISTINCT ON (state.agency_id) state.* FROM registry.agency_past AS state
              WHERE state.until > make_date(report_year, 12, 31)
              ORDER BY state.agency_id, state.until) AS past
        -- each is looked up, for those that stood otherwise are few beside all agencies
        CROSS JOIN LATERAL (
            SELECT * FROM registry.agency AS held
            WHERE held.agency_id = past.agency_id OFFSET 0) AS today;
        RETURN;
    END IF;
    RETURN QUERY
    WITH past AS MATERIALIZED (
        SELECT DISTINCT ON (state.agency_id) state.*
        FROM registry.agency_past_known(known) AS state
        WHERE state.until > make_date(report_year, 12, 31)
        ORDER BY state.agency_id, state.until
    ), since AS MATERIALIZED (
        SELECT (changed.row_key ->> 0)::bigint AS agency_id, changed.was
        FROM registry.changed_since('agency', known) AS changed
    ), held AS (
        SELECT since.agency_id, gone.region_code, gone.name, gone.class, gone.credit_code,
               gone.counts_in_total, gone.active_from, gone.active_to,
               since.was IS NOT NULL AS is_there
        FROM since
        CROSS JOIN LATERAL jsonb_populate_record(NULL::registry.agency, since.was) AS gone
        UNION ALL
        SELECT today.agency_id, today.region_code, today.name, today.class, today.credit_code,
               today.counts_in_total, today.active_from, today.active_to, true
        FROM past JOIN registry.agency AS today USING (agency_id)
        WHERE past.agency_id NOT IN (SELECT since.agency_id FROM since)
    )
    SELECT held.agency_id, coalesce(past.region_code, held.region_code),
           coalesce(past.name, held.name), coalesce(past.class, held.class), held.credit_code,
           coalesce(past.counts_in_total, held.counts_in_total), held.active_from,
           held.active_to, held.is_there
    FROM held LEFT JOIN past USING (agency_id);
END
$$;

-- One name of each, for lists whose rows are of several years.
CREATE OR REPLACE FUNCTION registry.region_name_in(
    region_code text, report_year integer, known timestamptz DEFAULT NULL)
RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    IF NOT registry.is_changed_since(ARRAY['region', 'region_past'], known) THEN
        RETURN coalesce(
            (SELECT past.name FROM registry.region_past AS past
             WHERE past.code = region_code AND past.until > make_date(report_year, 12, 31)
             ORDER BY past.until LIMIT 1),
            (SELECT held.name FROM registry.region AS held WHERE held.code = region_code));
    END IF;
    RETURN coalesce(
        (SELECT past.name FROM registry.region_past_known(known) AS past
         WHERE past.code = region_code AND past.until > make_date(report_year, 12, 31)
         ORDER BY past.until LIMIT 1),
        CASE WHEN known IS NOT NULL THEN
            (SELECT held.name FROM registry.region_known(known) AS held
             WHERE held.code = region_code) END,
        (SELECT held.name FROM registry.region AS held WHERE held.code = region_code));
END
$$;

CREATE OR REPLACE FUNCTION registry.agency_name_in(
    wanted_agency bigint, report_year integer, known timestamptz DEFAULT NULL)
RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    IF NOT registry.is_changed_since(ARRAY['agency', 'agency_past'], known) THEN
        RETURN coalesce(
            (SELECT past.name FROM registry.agency_past AS past
             WHERE past.agency_id = wanted_agency AND past.until > make_date(report_year, 12, 31)
             ORDER BY past.until LIMIT 1),
            (SELECT held.name FROM registry.agency AS held WHERE held.agency_id = wanted_agency));
    END IF;
    RETURN coalesce(
        (SELECT other.name FROM registry.agencies_otherwise(report_year, known) AS other
         WHERE other.agency_id = wanted_agency),
        (SELECT held.name FROM registry.agency AS held WHERE held.agency_id = wanted_agency));
END
$$;

-- Agencies as they stood at the end of a report year. Two arms, so that a filter on the region
-- reaches the index; an agency by its number is found by the index in a lateral subquery with
-- OFFSET 0.
CREATE OR REPLACE FUNCTION registry.agency_in(
    report_year integer, known timestamptz DEFAULT NULL)
RETURNS TABLE (
    agency_id bigint, region_code text, name text, class text, credit_code text,
    counts_in_total boolean, active_from date, active_to date)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT present.agency_id, present.region_code, present.name, present.class,
           present.credit_code, present.counts_in_total, present.active_from, present.active_to
    FROM registry.agency AS present
    WHERE present.agency_id NOT IN (
        SELECT other.agency_id FROM registry.agencies_otherwise(report_year, known) AS other)
    UNION ALL
    SELECT other.agency_id, other.region_code, other.name, other.class, other.credit_code,
           other.counts_in_total, other.active_from, other.active_to
    FROM registry.agencies_otherwise(report_year, known) AS other WHERE other.is_there
$$;
COMMENT ON FUNCTION registry.agency_in IS '某报告年度年末的单位 / agencies as they stood at the end of a report year';

-- Every state that an agency ever had, by the region that it belonged to.
CREATE OR REPLACE VIEW registry.agency_place AS
SELECT agency_id, region_code FROM registry.agency
UNION
SELECT agency_id, region_code FROM registry.agency_past;
COMMENT ON VIEW registry.agency_place IS '单位现在和曾经所属的地区 / the regions that an agency belongs and belonged to';

-- Report years of which something was published, up to an edition if it is given; by one step down the
-- indexes of what is current and what was before for each year.
CREATE OR REPLACE FUNCTION registry.published_years(last_edition bigint DEFAULT NULL)
RETURNS SETOF integer
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_year integer := 0;
    edition bigint := coalesce(last_edition, 9223372036854775807);
BEGIN
    LOOP
        found_year := least(
            (SELECT min(total.year) FROM summary.total
             WHERE total.superseded_by IS NULL AND total.year > found_year
               AND total.edition_id <= edition),
            (SELECT min(total.year) FROM summary.total
             WHERE total.superseded_by IS NOT NULL AND total.year > found_year
               AND total.edition_id <= edition));
        EXIT WHEN found_year IS NULL;
        RETURN NEXT found_year;
    END LOOP;
END
$$;
COMMENT ON FUNCTION registry.published_years IS '已公布过的报告年度 / report years of which something was published';

-- Each region with itself and every region above it, in each year that was published; without a
-- year where no region ever belonged elsewhere, which is nearly everywhere.
CREATE OR REPLACE FUNCTION registry.region_within_of_years(known timestamptz)
RETURNS TABLE (region_code text, ancestor_code text, distance integer, year integer)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT region_code, ancestor_code, distance, NULL::integer
    FROM registry.region_within WHERE NOT (SELECT registry.tree_differs(1, known))
    UNION ALL
    SELECT place.region_code, place.ancestor_code, place.distance, published.year
    FROM (SELECT of_year.year FROM registry.published_years() AS of_year (year)
          WHERE (SELECT registry.tree_differs(1, known))) AS published
    CROSS JOIN LATERAL registry.region_within_then(published.year, known) AS place
$$;
COMMENT ON FUNCTION registry.region_within_of_years IS '每个地区及其所有上级，按年度，按某一时刻所知 / each region with itself and every region above it, by year, as known at an instant';

CREATE OR REPLACE VIEW registry.region_within_by_year AS
SELECT * FROM registry.region_within_of_years(NULL);
COMMENT ON VIEW registry.region_within_by_year IS '每个地区及其所有上级，按年度；从无变动时年度为空 / each region with itself and every region above it, by year; without a year where nothing ever changed';
