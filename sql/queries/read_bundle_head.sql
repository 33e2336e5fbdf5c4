-- What an audit bundle is a picture of.
SELECT edition.edition_id, edition.business_date,
       (SELECT encode(event_hash, 'hex') FROM audit.event ORDER BY event_id DESC LIMIT 1)
           AS last_hash
FROM summary.current_edition AS edition
