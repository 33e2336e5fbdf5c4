-- When the middle one of all editions was published.
SELECT summary.china_time(published_at) AS published_at
FROM summary.edition
ORDER BY edition_id OFFSET (SELECT count(*) / 2 FROM summary.edition) LIMIT 1
