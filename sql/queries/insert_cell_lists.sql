-- Lists of cells that findings name: $1 text[] the names of each, commas between them. Those that
-- are stored already stay.
INSERT INTO summary.cell_list (digest, cells)
SELECT DISTINCT substring(sha256(convert_to(new.cells, 'UTF8')) FOR 16),
       string_to_array(new.cells, ',')
FROM unnest($1::text[]) AS new (cells)
ON CONFLICT DO NOTHING
