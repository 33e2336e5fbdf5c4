-- Reports that count in year huizong.year or in the year before, of agencies that do not count in
-- both, for the regions named in huizong.regions: region's number, whether scope own has it,
-- whether it is of this year, form and cells; and where its successors or predecessors count in the
-- other year: numbers of their regions, and of those where scope own has them.
COPY (
    WITH place AS MATERIALIZED (
        SELECT code, (row_number() OVER (ORDER BY code COLLATE "C") - 1)::integer AS number
        FROM registry.region
    ), counted AS MATERIALIZED (
        SELECT place.number, part.is_own, roster.year = current_setting('huizong.year')::integer
                   AS is_now, submission.agency_id, submission.form_id, submission.packed
        FROM summary.roster
        JOIN place ON place.code = roster.region_code
        CROSS JOIN LATERAL (
            SELECT true AS is_own, unnest(roster.included_own) AS submission_id
            UNION ALL SELECT false, unnest(roster.included_other)) AS part
        JOIN intake.submission USING (submission_id)
        WHERE roster.superseded_by IS NULL
          AND roster.year IN (current_setting('huizong.year')::integer,
                              current_setting('huizong.year')::integer - 1)
          AND roster.region_code = ANY (
              (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
    ), alone AS MATERIALIZED (
        SELECT * FROM counted
        WHERE NOT EXISTS (SELECT FROM counted AS other
                          WHERE other.agency_id = counted.agency_id
                            AND other.is_now <> counted.is_now)
    ), succeeded AS MATERIALIZED (
        SELECT * FROM registry.succession
        WHERE happened_on > make_date(current_setting('huizong.year')::integer - 1, 12, 31)
          AND happened_on <= make_date(current_setting('huizong.year')::integer, 12, 31)
    ), linked AS MATERIALIZED (
        SELECT alone.agency_id, other.number, other.is_own
        FROM alone JOIN succeeded ON succeeded.successor_id = alone.agency_id
        JOIN counted AS other ON other.agency_id = succeeded.predecessor_id
        WHERE alone.is_now AND NOT other.is_now
        UNION ALL
        SELECT alone.agency_id, other.number, other.is_own
        FROM alone JOIN succeeded ON succeeded.predecessor_id = alone.agency_id
        JOIN counted AS other ON other.agency_id = succeeded.successor_id
        WHERE NOT alone.is_now AND other.is_now
    )
    SELECT alone.number, alone.is_own::integer, alone.is_now::integer, alone.form_id,
           alone.packed,
           (SELECT array_agg(linked.number::bigint) FROM linked
            WHERE linked.agency_id = alone.agency_id),
           (SELECT array_agg(linked.number::bigint) FROM linked
            WHERE linked.agency_id = alone.agency_id AND linked.is_own)
    FROM alone ORDER BY alone.agency_id
) TO STDOUT (FORMAT binary)
