-- $1 edition_id bigint, $2 business_date date, $3 catalogue_hash text, $4 changed totals integer,
-- $5 changed findings integer. The years that it changed have their hashes already.
INSERT INTO summary.edition (
    edition_id, business_date, published_at, content_hash, catalogue_hash, previous_edition,
    changed_totals, changed_findings)
SELECT $1::bigint, $2::date, clock_timestamp(), summary.edition_digest($1::bigint),
       $3::text, nullif($1::bigint - 1, 0), $4::integer, $5::integer
RETURNING encode(content_hash, 'hex') AS content_hash
