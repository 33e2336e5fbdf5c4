-- C02: above the counties, a whole area is the region's own agencies plus the whole areas below.
-- $1 year integer, $2 regions text[] (all if null). Any row forbids the commit.
WITH summand AS (
    SELECT direct.region_code, direct.cell_values, direct.blank, direct.included, direct.received,
           direct.expected
    FROM summary.total AS direct
    WHERE direct.superseded_by IS NULL AND direct.year = $1::integer AND direct.scope = 'direct'
      AND ($2::text[] IS NULL OR direct.region_code = ANY ($2::text[]))
    UNION ALL
    SELECT below.parent_code, area.cell_values, area.blank, area.included, area.received,
           area.expected
    FROM registry.region AS below
    JOIN summary.total AS area
        ON area.region_code = below.code AND area.superseded_by IS NULL
       AND area.year = $1::integer AND area.scope = 'all'
    WHERE below.parent_code IS NOT NULL
      AND ($2::text[] IS NULL OR below.parent_code = ANY ($2::text[]))
), added AS (
    SELECT summand.region_code, cell.position, sum(cell.figure) AS figure
    FROM summand
    CROSS JOIN LATERAL unnest(summand.cell_values) WITH ORDINALITY AS cell (figure, position)
    GROUP BY summand.region_code, cell.position
), blanks AS (
    SELECT summand.region_code, cell.position, sum(cell.blank) AS blank
    FROM summand
    CROSS JOIN LATERAL unnest(summand.blank) WITH ORDINALITY AS cell (blank, position)
    GROUP BY summand.region_code, cell.position
), counts AS (
    SELECT region_code, sum(included) AS included, sum(received) AS received,
           sum(expected) AS expected
    FROM summand GROUP BY region_code
), stored AS (
    SELECT area.region_code, cell.position, cell.figure, area.blank[cell.position] AS blank,
           area.included, area.received, area.expected
    FROM summary.total AS area
    CROSS JOIN LATERAL unnest(area.cell_values) WITH ORDINALITY AS cell (figure, position)
    WHERE area.superseded_by IS NULL AND area.year = $1::integer AND area.scope = 'all'
      AND EXISTS (SELECT FROM registry.region AS below
                  WHERE below.parent_code = area.region_code)
      AND ($2::text[] IS NULL OR area.region_code = ANY ($2::text[]))
)
SELECT region_code, position, stored.figure AS stored, added.figure AS added
FROM stored FULL JOIN added USING (region_code, position)
LEFT JOIN blanks USING (region_code, position)
LEFT JOIN counts USING (region_code)
WHERE stored.figure IS DISTINCT FROM added.figure
   OR coalesce(stored.blank, 0) IS DISTINCT FROM coalesce(blanks.blank, 0)
   OR stored.included IS DISTINCT FROM counts.included
   OR stored.received IS DISTINCT FROM counts.received
   OR stored.expected IS DISTINCT FROM counts.expected
ORDER BY region_code, position LIMIT 10
