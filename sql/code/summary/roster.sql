-- Which reports the totals are made of.

COMMENT ON TABLE summary.roster IS '计入与未计入的报告 / which submissions the totals are made of';

CREATE OR REPLACE VIEW summary.seen_roster WITH (security_barrier = true) AS
SELECT * FROM summary.roster
WHERE (SELECT registry.sees_all()) OR region_code IN (SELECT registry.seen_regions());
COMMENT ON VIEW summary.seen_roster IS '计入与未计入的报告，限登录名可看的地区 / which submissions the totals are made of, of the regions that the login may see';

-- One row for each region above or equal to the agency's, scope and cell. Each report is looked up by
-- itself, with what its agency was called, once for all its cells.
CREATE OR REPLACE VIEW summary.contribution WITH (security_barrier = true) AS
SELECT place.ancestor_code AS region_code, roster.year, scope.scope, c.cell,
       report.agency_id, report.agency_name, report.submission_id,
       report.revision, trim_scale(report.cells[c.position] * c.step) AS value,
       (SELECT edition_id FROM summary.current_edition) AS edition_id
FROM registry.region_within_by_year AS place
CROSS JOIN LATERAL (
    SELECT held.year, held.included_own, held.included_other FROM summary.roster AS held
    WHERE held.region_code = place.region_code AND held.superseded_by IS NULL
      AND (place.year IS NULL OR place.year = held.year)
    OFFSET 0) AS roster
CROSS JOIN (VALUES ('own'), ('all')) AS scope (scope)
CROSS JOIN LATERAL unnest(
    CASE scope.scope WHEN 'own' THEN roster.included_own
                     ELSE roster.included_own || roster.included_other END) AS counted (id)
CROSS JOIN LATERAL (
    SELECT filed.agency_id, filed.submission_id, filed.revision, filed.form_id, filed.cells,
           coalesce(past.name, agency.name) AS agency_name
    FROM intake.submission AS filed
    JOIN registry.agency ON agency.agency_id = filed.agency_id
    LEFT JOIN LATERAL (
        SELECT held.name FROM registry.agency_past AS held
        WHERE held.agency_id = filed.agency_id AND held.until > make_date(filed.year, 12, 31)
        ORDER BY held.until LIMIT 1) AS past ON true
    WHERE filed.submission_id = counted.id AND filed.year = roster.year
    OFFSET 0) AS report
JOIN registry.form_cell AS c ON c.form_id = report.form_id
WHERE (scope.scope = 'all' OR place.distance = 0)
  AND ((SELECT registry.sees_all())
       OR place.ancestor_code IN (SELECT registry.seen_regions()));
COMMENT ON VIEW summary.contribution IS '合计的组成：每份计入的报告一行 / what each total is made of';

-- The same as published at an instant: of one region, year and cell, if these are given. They are
-- arguments because no condition of a query reaches into a function that may read what was filed.
CREATE OR REPLACE FUNCTION summary.contribution_as_of(
    instant timestamptz, wanted_region text DEFAULT NULL, wanted_year integer DEFAULT NULL,
    wanted_cell text DEFAULT NULL)
RETURNS TABLE (
    region_code text, year integer, scope text, cell text, agency_id bigint, agency_name text,
    submission_id bigint, revision integer, value numeric, edition_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    wanted_edition bigint := summary.edition_at(instant);
    tree_known timestamptz := summary.known_at(wanted_edition);
BEGIN
    RETURN QUERY
    SELECT place.ancestor_code, roster.year, scope.scope, c.cell, report.agency_id,
           report.agency_name, report.submission_id, report.revision,
           trim_scale(report.cells[c.position] * c.step), wanted_edition
    FROM (SELECT whole.region_code, whole.ancestor_code, whole.distance, whole.year
          FROM registry.region_within_of_years(tree_known) AS whole WHERE wanted_region IS NULL
          UNION ALL
          SELECT area.region_code, wanted_region, area.distance, published.year
          FROM registry.published_years() AS published (year)
          CROSS JOIN LATERAL registry.area_in(wanted_region, published.year, tree_known) AS area
          WHERE wanted_region IS NOT NULL) AS place
    CROSS JOIN LATERAL (
        SELECT held.year, held.included_own, held.included_other FROM summary.roster AS held
        WHERE held.region_code = place.region_code
          AND (place.year IS NULL OR held.year = place.year)
          AND (wanted_year IS NULL OR held.year = wanted_year)
          AND held.edition_id <= wanted_edition
          AND (held.superseded_by IS NULL OR held.superseded_by > wanted_edition)
        OFFSET 0) AS roster
    CROSS JOIN (VALUES ('own'), ('all')) AS scope (scope)
    CROSS JOIN LATERAL unnest(
        CASE scope.scope WHEN 'own' THEN roster.included_own
                         ELSE roster.included_own || roster.included_other END) AS counted (id)
    CROSS JOIN LATERAL (
        SELECT filed.agency_id, filed.submission_id, filed.revision, filed.form_id, filed.cells,
               registry.agency_name_in(filed.agency_id, filed.year, instant) AS agency_name
        FROM intake.submission AS filed
        WHERE filed.submission_id = counted.id AND filed.year = roster.year
        OFFSET 0) AS report
    JOIN registry.form_cell AS c ON c.form_id = report.form_id
        AND (wanted_cell IS NULL OR c.cell = wanted_cell)
    WHERE (scope.scope = 'all' OR place.distance = 0)
      AND ((SELECT registry.sees_all())
           OR place.ancestor_code IN (SELECT registry.seen_regions()));
END
$$;
COMMENT ON FUNCTION summary.contribution_as_of IS '某一时刻各合计的组成；可指定地区、年度、单元格 / what each total was made of at an instant; of one region, year and cell if these are given';

-- Every roster's digest: over region and year, then of each of its four lists the length, then
-- agency and revision of each submission. Submissions are found by hash: by their index, one by
-- one, it takes longer than reading the whole table.
CREATE OR REPLACE FUNCTION summary.roster_digests()
RETURNS TABLE (
    region_code text, year integer, edition_id bigint, content_hash bytea, digest bytea)
LANGUAGE sql STABLE PARALLEL SAFE SET work_mem = '64MB' AS $$
    WITH numbered AS MATERIALIZED (
        SELECT row_number() OVER () AS number, roster.* FROM summary.roster
    ), listed AS (
        SELECT numbered.number, string_agg(
                   CASE entry.position WHEN 1 THEN int8send(entry.value)
                        ELSE int8send(filed.agency_id) || int8send(filed.revision::bigint) END,
                   ''::bytea ORDER BY list.number, entry.position) AS bytes
        FROM numbered
        CROSS JOIN LATERAL (VALUES
            (1, included_own), (2, included_other), (3, excluded_own), (4, excluded_other))
            AS list (number, ids)
        CROSS JOIN LATERAL unnest(cardinality(list.ids)::bigint || list.ids)
            WITH ORDINALITY AS entry (value, position)
        LEFT JOIN (SELECT submission_id, agency_id, revision FROM intake.submission OFFSET 0)
            AS filed ON filed.submission_id = entry.value AND entry.position > 1
        GROUP BY numbered.number
    )
    SELECT region_code, year, edition_id, content_hash,
           sha256(convert_to(concat(audit.text_field(region_code), '|', year, '|'), 'UTF8')
                  || listed.bytes)
    FROM numbered JOIN listed USING (number)
$$;
