COPY summary.roster (
    region_code, year, included_own, included_other, excluded_own, excluded_other, content_hash,
    edition_id) FROM STDIN (FORMAT binary)
