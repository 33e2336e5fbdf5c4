-- The submissions of a region's own agencies that count towards a cell: $1 cell, $2 region,
-- $3 year, $4 scope (own, or all with townships), largest figure first.
SELECT agency_id, agency_name, class, submission_id, revision, value, raw_text, place_zh, place_en
FROM summary.counted_figures($1::text, $2::text, $3::integer, $4::text)
ORDER BY figure DESC NULLS LAST, agency_id
