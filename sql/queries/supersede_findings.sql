-- Current findings of year $2 integer that this run no longer makes, in regions $3 text[] (all if
-- null), and those about the totals of regions $4 text[], end with edition $1 bigint. The content
-- hash covers agency, year and revision.
UPDATE summary.finding_row AS old SET superseded_by = $1::bigint
WHERE old.superseded_by IS NULL AND old.year = $2::integer
  AND ($3::text[] IS NULL OR old.region_code = ANY ($3::text[])
       OR (old.region_code = ANY ($4::text[]) AND old.agency_id IS NULL))
  AND NOT EXISTS (
      SELECT FROM pg_temp.new_finding AS new
      WHERE new.fingerprint = old.fingerprint AND new.content_hash = old.content_hash)
