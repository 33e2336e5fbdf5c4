-- Current findings of year $2 integer that this run no longer makes end with edition $1 bigint: those in
-- regions $3 text[] (all if null) or, where only the agencies $5 bigint[] were judged, theirs, and
-- those by rule $6 text in regions $7 text[]; and those about the totals of regions $4 text[]. The
-- content hash covers agency, year and revision.
UPDATE summary.finding_row AS old SET superseded_by = $1::bigint
WHERE old.superseded_by IS NULL AND old.year = $2::integer
  AND ($3::text[] IS NULL OR old.region_code = ANY ($3::text[])
       OR (old.region_code = ANY ($4::text[]) AND old.agency_id IS NULL))
  AND ($5::bigint[] IS NULL OR old.agency_id IS NULL OR old.agency_id = ANY ($5::bigint[])
       OR (old.rule = $6::text AND old.region_code = ANY ($7::text[])))
  AND NOT EXISTS (
      SELECT FROM pg_temp.new_finding AS new
      WHERE new.fingerprint = old.fingerprint AND new.content_hash = old.content_hash)
