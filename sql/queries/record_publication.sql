-- $1 agency_id, $2 year, $3 published_on date, $4 decided_by, $5 url, $6 file_name, $7 sha256.
SELECT intake.record_publication($1::bigint, $2::integer, $3::date, $4::text, $5::text, $6::text,
    $7::text) AS publication_id
