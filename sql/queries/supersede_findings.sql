-- Current findings of year $2 integer that this run no longer makes, in regions $3 text[] (all if
-- null), end with edition $1 bigint. The content hash covers agency, year and revision.
UPDATE summary.finding_row AS old SET superseded_by = $1::bigint
WHERE old.superseded_by IS NULL AND old.year = $2::integer
  AND ($3::text[] IS NULL OR old.region_code = ANY ($3::text[]))
  AND NOT EXISTS (
      SELECT FROM pg_temp.new_finding AS new
      WHERE new.fingerprint = old.fingerprint AND new.content_hash = old.content_hash)
