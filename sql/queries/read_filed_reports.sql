-- The reports that make up a region's total in edition $4 bigint, and those that errors keep out:
-- $1 region, $2 year, $3 scope (own, or all with townships and regions below). Of those that count
-- the figures in form order.
SELECT region_code, region_name, agency_id, agency_name, class, revision, is_included, is_waived,
       figures
FROM summary.filed_reports($1::text, $2::integer, $3::text, $4::bigint)
ORDER BY region_code COLLATE "C", agency_id
