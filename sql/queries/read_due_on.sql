-- By when an agency's report was due: $1 agency_id, $2 year, $3 the day up to which extensions
-- are known.
SELECT coalesce(
           (SELECT given.due_on FROM registry.extended_dates($2::integer, 'submit', $3::date) AS given
            WHERE given.agency_id = agency.agency_id),
           registry.due_on(agency.region_code, $2::integer, agency.class, 'submit')) AS due_on
FROM registry.agency_in($2::integer) AS agency WHERE agency.agency_id = $1::bigint
