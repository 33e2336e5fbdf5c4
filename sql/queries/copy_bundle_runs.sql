-- Every run.
COPY (
    SELECT run_id, business_date, outcome, is_unrestricted, edition_id, submissions,
           catalogue_hash, error
    FROM audit.run ORDER BY run_id
) TO STDOUT (FORMAT csv, HEADER)
