-- The hash of every row of every edition, in the order in which the hash of a year takes them.
COPY (
    SELECT kind, year, region_code, scope, edition_id, superseded_by,
           encode(content_hash, 'hex') AS content_hash
    FROM (SELECT 1 AS place, 'total' AS kind, year, region_code, scope, edition_id, superseded_by,
                 content_hash, ''::bytea AS hash_order
          FROM summary.total
          UNION ALL
          SELECT 2, 'roster', year, region_code, NULL, edition_id, superseded_by, content_hash, ''
          FROM summary.roster
          UNION ALL
          SELECT 3, 'finding', year, region_code, NULL, edition_id, superseded_by, content_hash,
                 content_hash
          FROM summary.finding_row) AS part
    ORDER BY year, place, hash_order, region_code COLLATE "C", scope COLLATE "C", edition_id,
             superseded_by
) TO STDOUT (FORMAT csv, HEADER)
