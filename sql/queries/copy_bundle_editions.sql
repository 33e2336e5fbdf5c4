-- Every edition.
COPY (
    SELECT edition_id, business_date,
           to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
               AS published_at,
           catalogue_hash, encode(content_hash, 'hex') AS content_hash, changed_totals,
           changed_findings
    FROM summary.edition ORDER BY edition_id
) TO STDOUT (FORMAT csv, HEADER)
