-- Keeps the rights that hold now as those that should.
DELETE FROM registry.schema_right;
INSERT INTO registry.schema_right (held) SELECT held FROM registry.held_rights()
