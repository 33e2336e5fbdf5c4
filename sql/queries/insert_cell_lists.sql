-- Lists of cells that findings name: $1 text[], each a JSON list of names. Those that are stored
-- already stay.
INSERT INTO summary.cell_list (digest, cells)
SELECT DISTINCT substring(sha256(convert_to(new.cells, 'UTF8')) FOR 16),
       ARRAY(SELECT name FROM json_array_elements_text(new.cells::json)
                 WITH ORDINALITY AS part (name, position) ORDER BY position)
FROM unnest($1::text[]) AS new (cells)
ON CONFLICT DO NOTHING
