-- Which reports the totals are made of.

COMMENT ON TABLE summary.roster IS '计入与未计入的报告 / which submissions the totals are made of';

CREATE OR REPLACE VIEW summary.seen_roster WITH (security_barrier = true) AS
SELECT * FROM summary.roster
WHERE (SELECT registry.sees_all()) OR region_code IN (SELECT registry.seen_regions());
COMMENT ON VIEW summary.seen_roster IS '计入与未计入的报告，限登录名可看的地区 / which submissions the totals are made of, of the regions that the login may see';

-- One row for each region above or equal to the agency's, scope and cell.
CREATE OR REPLACE VIEW summary.contribution WITH (security_barrier = true) AS
SELECT place.ancestor_code AS region_code, roster.year, scope.scope, c.cell,
       submission.agency_id,
       CASE WHEN (SELECT EXISTS (SELECT FROM registry.agency_past))
            THEN registry.agency_name_in(agency.agency_id, roster.year)
            ELSE agency.name END AS agency_name,
       submission.submission_id,
       submission.revision, trim_scale(submission.cells[c.position] * c.step) AS value,
       (SELECT edition_id FROM summary.current_edition) AS edition_id
FROM registry.region_within_by_year AS place
JOIN summary.roster ON roster.region_code = place.region_code AND roster.superseded_by IS NULL
    AND (place.year IS NULL OR place.year = roster.year)
CROSS JOIN (VALUES ('own'), ('all')) AS scope (scope)
CROSS JOIN LATERAL unnest(
    CASE scope.scope WHEN 'own' THEN roster.included_own
                     ELSE roster.included_own || roster.included_other END) AS counted (id)
JOIN intake.submission ON submission.submission_id = counted.id
JOIN registry.agency ON agency.agency_id = submission.agency_id
JOIN registry.form_cell AS c ON c.form_id = submission.form_id
WHERE (scope.scope = 'all' OR place.distance = 0)
  AND ((SELECT registry.sees_all())
       OR place.ancestor_code IN (SELECT registry.seen_regions()));
COMMENT ON VIEW summary.contribution IS '合计的组成：每份计入的报告一行 / what each total is made of';

CREATE OR REPLACE FUNCTION summary.contribution_as_of(instant timestamptz)
RETURNS TABLE (
    region_code text, year integer, scope text, cell text, agency_id bigint, agency_name text,
    submission_id bigint, revision integer, value numeric, edition_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT place.ancestor_code, roster.year, scope.scope, c.cell, submission.agency_id,
           CASE WHEN instant IS NOT NULL OR (SELECT EXISTS (SELECT FROM registry.agency_past))
                THEN registry.agency_name_in(agency.agency_id, roster.year, instant)
                ELSE agency.name END, submission.submission_id, submission.revision,
           trim_scale(submission.cells[c.position] * c.step),
           (SELECT summary.edition_at(instant))
    FROM registry.region_within_of_years(
             (SELECT summary.known_at(summary.edition_at(instant)))) AS place
    JOIN summary.roster ON roster.region_code = place.region_code
        AND (place.year IS NULL OR place.year = roster.year)
        AND roster.edition_id <= (SELECT summary.edition_at(instant))
        AND (roster.superseded_by IS NULL
             OR roster.superseded_by > (SELECT summary.edition_at(instant)))
    CROSS JOIN (VALUES ('own'), ('all')) AS scope (scope)
    CROSS JOIN LATERAL unnest(
        CASE scope.scope WHEN 'own' THEN roster.included_own
                         ELSE roster.included_own || roster.included_other END) AS counted (id)
    JOIN intake.submission ON submission.submission_id = counted.id
    JOIN registry.agency ON agency.agency_id = submission.agency_id
    JOIN registry.form_cell AS c ON c.form_id = submission.form_id
    WHERE (scope.scope = 'all' OR place.distance = 0)
      AND ((SELECT registry.sees_all())
           OR place.ancestor_code IN (SELECT registry.seen_regions()))
$$;
COMMENT ON FUNCTION summary.contribution_as_of IS '某一时刻各合计的组成 / what each total was made of at an instant';

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
