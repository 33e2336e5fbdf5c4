-- C02: above the counties, a whole area is the region's own agencies plus the whole areas below.
-- $1 year integer, $2 regions text[]. Any row forbids the commit; position 0 says
-- that numbers of agencies or of cells differ.
-- Each region is added apart: one table of all regions and cells would not fit the processor's
-- caches. OFFSET 0 keeps the join's order, for rows written in this very transaction have no
-- statistics to choose it by.
WITH parent AS MATERIALIZED (
    SELECT code FROM registry.region
    WHERE EXISTS (SELECT FROM registry.region AS below WHERE below.parent_code = region.code)
      AND code = ANY ($2::text[])
)
SELECT parent.code AS region_code, difference.position, difference.stored, difference.added
FROM parent
CROSS JOIN LATERAL (
    WITH summand AS MATERIALIZED (
        SELECT part.*
        FROM (SELECT parent.code, 'direct' AS scope
              UNION ALL
              SELECT below.code, 'all' FROM registry.region AS below
              WHERE below.parent_code = parent.code) AS place
        CROSS JOIN LATERAL (
            SELECT total.* FROM summary.total
            WHERE total.superseded_by IS NULL AND total.year = $1::integer
              AND total.region_code = place.code AND total.scope = place.scope
            OFFSET 0) AS part
    ), stored AS MATERIALIZED (
        SELECT total.* FROM (SELECT) AS always
        LEFT JOIN summary.total
            ON total.superseded_by IS NULL AND total.year = $1::integer
           AND total.region_code = parent.code AND total.scope = 'all'
    ), added AS (
        SELECT cell.position, sum(cell.figure) AS figure
        FROM summand
        CROSS JOIN LATERAL unnest(summand.cell_values) WITH ORDINALITY AS cell (figure, position)
        GROUP BY cell.position
    ), blanks AS (
        SELECT cell.position, sum(cell.blank) AS blank
        FROM summand
        CROSS JOIN LATERAL unnest(summand.blank) WITH ORDINALITY AS cell (blank, position)
        GROUP BY cell.position
    ), counts AS (
        SELECT ARRAY[sum(expected), sum(received), sum(included), sum(on_time), sum(late),
                     max(cardinality(cell_values))] AS numbers
        FROM summand
    )
    SELECT position, stored.cell_values[position]::text AS stored, added.figure::text AS added
    FROM added CROSS JOIN stored
    WHERE stored.cell_values[position] IS DISTINCT FROM added.figure
    UNION ALL
    SELECT position, cell.blank::text, blanks.blank::text
    FROM stored
    CROSS JOIN LATERAL unnest(stored.blank) WITH ORDINALITY AS cell (blank, position)
    FULL JOIN blanks USING (position)
    WHERE coalesce(cell.blank, 0) <> coalesce(blanks.blank, 0)
    UNION ALL
    SELECT 0, compared.numbers::text, counts.numbers::text
    FROM counts
    CROSS JOIN (SELECT ARRAY[expected, received, included, on_time, late,
                             cardinality(cell_values)]::bigint[] AS numbers FROM stored)
        AS compared
    WHERE compared.numbers IS DISTINCT FROM counts.numbers
) AS difference
ORDER BY region_code, position LIMIT 10
