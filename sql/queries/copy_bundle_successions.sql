-- Mergers, splits and new names.
COPY (
    SELECT predecessor_id, successor_id, happened_on, share, authority, document_number
    FROM registry.succession ORDER BY predecessor_id, successor_id
) TO STDOUT (FORMAT csv, HEADER)
