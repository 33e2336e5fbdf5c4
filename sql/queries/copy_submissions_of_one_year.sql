-- Reports that count in year huizong.year or in the year before, of agencies that do not count in
-- the same place in both, for the regions named in huizong.regions: region, whether scope own has it,
-- whether it is of this year, form and cells; and where its successors or predecessors count in the
-- other year: their regions, and those where scope own has them.
-- An agency counts once a year, so one that stands alone counts in one year. One that moved, or
-- whose region did, is continued by itself in the other place. Rows written in this
-- very transaction have no statistics: windows and hashed lists do not depend on them.
COPY (
    WITH moved AS MATERIALIZED (
        -- regions that did not lie in the same ones in both years; few, if any
        SELECT region_code AS code
        FROM registry.region_within_in(current_setting('huizong.year')::integer) AS now
        FULL JOIN registry.region_within_in(current_setting('huizong.year')::integer - 1) AS before
            USING (region_code, ancestor_code)
        WHERE (SELECT EXISTS (SELECT FROM registry.region_past))
          AND (now.region_code IS NULL OR before.region_code IS NULL)
    ), part AS MATERIALIZED (
        SELECT roster.region_code, roster.year, filed.is_own, filed.submission_id
        FROM summary.roster
        CROSS JOIN LATERAL (
            SELECT true AS is_own, unnest(roster.included_own) AS submission_id
            UNION ALL SELECT false, unnest(roster.included_other)) AS filed
        WHERE roster.superseded_by IS NULL
          AND roster.year IN (current_setting('huizong.year')::integer,
                              current_setting('huizong.year')::integer - 1)
          AND roster.region_code = ANY (
              (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
    ), counted AS MATERIALIZED (
        SELECT part.region_code, part.is_own, part.submission_id, submission.agency_id,
               part.year = current_setting('huizong.year')::integer AS is_now,
               count(*) OVER of_agency = 1
                   OR min(part.region_code || part.is_own) OVER of_agency
                      <> max(part.region_code || part.is_own) OVER of_agency
                   OR part.region_code IN (SELECT moved.code FROM moved) AS is_changed
        FROM part JOIN intake.submission USING (submission_id)
        WINDOW of_agency AS (PARTITION BY submission.agency_id)
    ), succeeded AS MATERIALIZED (
        SELECT * FROM registry.succession
        WHERE happened_on > make_date(current_setting('huizong.year')::integer - 1, 12, 31)
          AND happened_on <= make_date(current_setting('huizong.year')::integer, 12, 31)
    ), partner AS MATERIALIZED (
        SELECT counted.agency_id, counted.is_now, counted.is_own, counted.region_code
        FROM counted
        WHERE (counted.agency_id IN (
            SELECT predecessor_id FROM succeeded
            UNION SELECT successor_id FROM succeeded)) IS TRUE
           OR counted.is_changed
    ), linked AS MATERIALIZED (
        SELECT pair.agency_id, pair.is_now, array_agg(partner.region_code) AS regions,
               array_agg(partner.region_code) FILTER (WHERE partner.is_own) AS own_regions
        FROM (SELECT successor_id AS agency_id, predecessor_id AS other_id, false AS is_now
              FROM succeeded
              UNION ALL SELECT predecessor_id, successor_id, true FROM succeeded
              UNION ALL
              SELECT agency_id, agency_id, NOT is_now FROM counted WHERE is_changed) AS pair
        JOIN partner ON partner.agency_id = pair.other_id AND partner.is_now = pair.is_now
        GROUP BY pair.agency_id, pair.is_now
    )
    SELECT counted.region_code, counted.is_own::integer, counted.is_now::integer, submission.form_id,
           submission.packed, linked.regions, linked.own_regions
    FROM counted
    JOIN intake.submission USING (submission_id)
    LEFT JOIN linked
        ON linked.agency_id = counted.agency_id AND linked.is_now <> counted.is_now
    WHERE counted.is_changed
    ORDER BY counted.agency_id
) TO STDOUT (FORMAT binary)
