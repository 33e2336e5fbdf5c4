-- The reports of a region's own agencies that count towards a cell in edition $5 bigint: $1 cell,
-- $2 region, $3 year, $4 scope (own, or all with townships), $6 agency (all if null), with the
-- names known at $7 instant (now if null), largest figure first.
SELECT agency_id, agency_name, class, submission_id, revision, submitted_at, published_on, value,
       file_name, sha256, raw_text, place_zh, place_en, waivers
FROM summary.counted_figures(
    $1::text, $2::text, $3::integer, $4::text, $5::bigint, $6::bigint,
    $7::timestamptz)
ORDER BY figure DESC NULLS LAST, agency_id
