-- Current rosters of year $2 integer that edition $1 bigint replaces: regions $3 text[].
UPDATE summary.roster SET superseded_by = $1::bigint
WHERE superseded_by IS NULL AND year = $2::integer AND region_code = ANY ($3::text[])
