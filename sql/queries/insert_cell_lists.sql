-- Lists of cells that findings name: $1 text[] digests as hexadecimal, $2 text[] the names of each,
-- commas between them. Those that are stored already stay.
INSERT INTO summary.cell_list (digest, cells)
SELECT decode(digest, 'hex'), string_to_array(cells, ',')
FROM unnest($1::text[], $2::text[]) AS new (digest, cells)
ON CONFLICT DO NOTHING
