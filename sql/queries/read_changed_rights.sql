-- Rights that the last migration left behind and that are gone, as after a restore without roles,
-- and rights that were added since.
(SELECT held FROM registry.schema_right EXCEPT SELECT held FROM registry.held_rights())
UNION ALL
(SELECT held FROM registry.held_rights() EXCEPT SELECT held FROM registry.schema_right)
ORDER BY held
