-- The edition in force at $1 timestamptz; the current one if null.
SELECT edition_id, business_date, published_at, encode(content_hash, 'hex') AS content_hash
FROM summary.edition WHERE edition_id = summary.edition_at($1::timestamptz)
