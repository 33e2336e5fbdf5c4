-- The hash of each of the years $2 integer[], as edition $1 bigint leaves it, if that is not what it was.
-- It covers every current row, so it does not matter in how many runs the year came about. Sorted below
-- and not inside string_agg, where sorting is slower.
INSERT INTO summary.edition_year (year, edition_id, content_hash)
SELECT year, $1::bigint, content_hash
FROM unnest($2::integer[]) AS looked_at (year)
CROSS JOIN LATERAL (
    SELECT sha256(
        coalesce((SELECT string_agg(content_hash, ''::bytea)
                  FROM (SELECT content_hash FROM summary.total
                        WHERE superseded_by IS NULL AND total.year = looked_at.year
                        ORDER BY region_code COLLATE "C", scope COLLATE "C") AS sorted), '')
        || coalesce((SELECT string_agg(content_hash, ''::bytea)
                     FROM (SELECT content_hash FROM summary.roster
                           WHERE superseded_by IS NULL AND roster.year = looked_at.year
                           ORDER BY region_code COLLATE "C") AS sorted), '')
        || coalesce((SELECT string_agg(content_hash, ''::bytea)
                     FROM (SELECT content_hash FROM summary.finding_row
                           WHERE superseded_by IS NULL AND finding_row.year = looked_at.year
                           ORDER BY content_hash) AS sorted), '')) AS content_hash) AS hashed
WHERE content_hash <> coalesce(
    (SELECT before.content_hash FROM summary.edition_year AS before
     WHERE before.year = looked_at.year ORDER BY before.edition_id DESC LIMIT 1), sha256(''))
