-- The figures of report $1 bigint as its document writes them, and where: one row a cell.
SELECT entry ->> 'cell' AS cell, entry ->> 'raw' AS raw_text, entry ->> 'place' AS place_zh,
       entry ->> 'place_en' AS place_en
FROM intake.document CROSS JOIN LATERAL jsonb_array_elements(document.cells) AS entry
WHERE document.submission_id = $1::bigint
