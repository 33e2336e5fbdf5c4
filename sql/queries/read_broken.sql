-- Everything that is no longer what the record says, chain first: what, which, and the fault.
SELECT 'link' AS subject, event_id AS number, fault FROM audit.broken_links()
UNION ALL SELECT 'seal', event_id, fault FROM audit.broken_seals()
UNION ALL SELECT 'edition', edition_id, fault FROM audit.broken_editions()
UNION ALL SELECT 'edition', edition_id, fault FROM audit.missing_editions()
UNION ALL SELECT 'row', edition_id, fault FROM audit.broken_rows()
UNION ALL SELECT 'row', edition_id, fault FROM audit.misplaced_rows()
UNION ALL SELECT 'registry', change_id, fault FROM audit.broken_registry()
