-- The edition in force at $1 timestamptz, with the time in China; the current one if null. Before
-- the first edition the row has no number, and with no edition at all no first one either.
SELECT edition.edition_id, edition.business_date,
       summary.china_time(edition.published_at) AS published_at,
       encode(edition.content_hash, 'hex') AS content_hash,
       (SELECT summary.china_time(published_at) FROM summary.edition ORDER BY edition_id LIMIT 1)
           AS first_published_at,
       coalesce($1::timestamptz > clock_timestamp(), false) AS is_future
FROM (SELECT) AS always
LEFT JOIN summary.edition ON edition_id = summary.edition_at($1::timestamptz)
