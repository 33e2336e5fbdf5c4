-- Everything that is no longer what the record says: what, which, and the fault. $1 parts text[],
-- of which each is looked at by itself.
SELECT 'links' AS part, 'link' AS subject, event_id AS number, fault FROM audit.broken_links()
WHERE 'links' = ANY ($1::text[])
UNION ALL
SELECT 'seals', 'seal', event_id, fault FROM audit.broken_seals() WHERE 'seals' = ANY ($1)
UNION ALL
SELECT 'editions', 'edition', edition_id, fault FROM audit.broken_editions()
WHERE 'editions' = ANY ($1)
UNION ALL
SELECT 'editions', 'edition', edition_id, fault FROM audit.missing_editions()
WHERE 'editions' = ANY ($1)
UNION ALL
SELECT 'rows', 'row', edition_id, fault FROM audit.broken_rows() WHERE 'rows' = ANY ($1)
UNION ALL
SELECT 'places', 'row', edition_id, fault FROM audit.misplaced_rows() WHERE 'places' = ANY ($1)
UNION ALL
SELECT 'figures', 'row', submission_id, fault FROM audit.broken_figures()
WHERE 'figures' = ANY ($1)
UNION ALL
SELECT 'registry', 'registry', change_id, fault FROM audit.broken_registry()
WHERE 'registry' = ANY ($1)
