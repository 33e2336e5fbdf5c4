-- $1 edition_id bigint, $2 business_date date, $3 catalogue_hash text, $4 changed totals integer,
-- $5 changed findings integer. The content hash covers every current row, so it does not matter
-- in how many runs the edition came about. Sorted below and not inside string_agg, where sorting is
-- slower.
INSERT INTO summary.edition (
    edition_id, business_date, published_at, content_hash, catalogue_hash, previous_edition,
    changed_totals, changed_findings)
SELECT $1::bigint, $2::date, clock_timestamp(),
       sha256(
           coalesce((SELECT string_agg(content_hash, ''::bytea)
                     FROM (SELECT content_hash FROM summary.total WHERE superseded_by IS NULL
                           ORDER BY year, region_code COLLATE "C", scope COLLATE "C") AS sorted),
                    '')
           || coalesce((SELECT string_agg(content_hash, ''::bytea)
                        FROM (SELECT content_hash FROM summary.roster WHERE superseded_by IS NULL
                              ORDER BY year, region_code COLLATE "C") AS sorted), '')
           || coalesce((SELECT string_agg(content_hash, ''::bytea)
                        FROM (SELECT content_hash FROM summary.finding_row
                              WHERE superseded_by IS NULL ORDER BY content_hash) AS sorted), '')),
       $3::text, nullif($1::bigint - 1, 0), $4::integer, $5::integer
RETURNING encode(content_hash, 'hex') AS content_hash
