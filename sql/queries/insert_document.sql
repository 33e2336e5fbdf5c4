-- $1 submission_id, $2 file_name, $3 sha256, $4 cells jsonb.
INSERT INTO intake.document (submission_id, file_name, sha256, cells)
VALUES ($1::bigint, $2::text, $3::text, $4::jsonb)
