-- m0022: what a county asks of a national database costs what the county is large.

-- As before, but each region is followed down the indexes by itself: which regions lie below it,
-- which reports count there, their figures. Left to itself the planner, which cannot know how many
-- regions are asked for, read every report there is.
CREATE OR REPLACE FUNCTION summary.sums_of_reports(
    wanted_cell text, regions text[], wanted_year integer, wanted_scope text,
    wanted_edition bigint)
RETURNS TABLE (region_code text, reports bigint, value numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT area.code, added.reports, added.value
    FROM (SELECT DISTINCT part.code FROM unnest(regions) AS part (code)
          WHERE (SELECT registry.sees_all())
             OR part.code IN (SELECT registry.seen_regions())) AS area
    CROSS JOIN LATERAL (
        SELECT count(*) AS reports, trim_scale(sum(filed.cells[c.position] * c.step)) AS value
        FROM (SELECT place.region_code FROM registry.region_within AS place
              WHERE place.ancestor_code = area.code
                AND (wanted_scope = 'all' OR place.distance = 0)
              OFFSET 0) AS place
        CROSS JOIN LATERAL (
            SELECT unnest(CASE wanted_scope WHEN 'own' THEN roster.included_own
                          ELSE roster.included_own || roster.included_other END) AS id
            FROM summary.roster
            WHERE roster.region_code = place.region_code AND roster.year = wanted_year
              AND roster.edition_id <= wanted_edition
              AND (roster.superseded_by IS NULL OR roster.superseded_by > wanted_edition)
            OFFSET 0) AS counted
        CROSS JOIN LATERAL (
            SELECT submission.form_id, submission.cells FROM intake.submission
            WHERE submission.submission_id = counted.id AND submission.year = wanted_year
            OFFSET 0) AS filed
        JOIN registry.form_cell AS c ON c.form_id = filed.form_id AND c.cell = wanted_cell
    ) AS added
$$;

-- Agencies that never filed, so that a run finds those which have now. The findings about totals, of
-- which a nation has thousands, are not among them.
CREATE INDEX finding_never_filed ON summary.finding_row (agency_id)
    WHERE superseded_by IS NULL AND submission_id IS NULL AND agency_id IS NOT NULL;
