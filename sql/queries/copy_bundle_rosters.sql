-- Which reports counted, every edition: agency:revision:submission, separated by blanks.
-- Of region huizong.region and year huizong.year, all if empty.
COPY (
    SELECT region_code, year, audit.entries_text(included_own) AS included_own,
           audit.entries_text(included_other) AS included_other,
           audit.entries_text(excluded_own) AS excluded_own,
           audit.entries_text(excluded_other) AS excluded_other, edition_id, superseded_by,
           encode(content_hash, 'hex') AS content_hash
    FROM summary.roster
    WHERE (current_setting('huizong.region') = '' OR region_code IN (
          SELECT region_code FROM registry.region_within
          WHERE ancestor_code = current_setting('huizong.region')))
      AND current_setting('huizong.year') IN ('', year::text)
    ORDER BY year, region_code COLLATE "C", edition_id
) TO STDOUT (FORMAT csv, HEADER)
