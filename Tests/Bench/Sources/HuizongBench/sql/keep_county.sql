-- Of a nation one county with the regions above it, as if there had never been another: the setting
-- bench.county. What a database never lets go is let go here, in a copy made for measuring.
SET session_replication_role = replica;
CREATE TEMPORARY TABLE other_agency ON COMMIT PRESERVE ROWS AS
SELECT agency_id FROM registry.agency WHERE region_code <> current_setting('bench.county');
CREATE TEMPORARY TABLE other_region ON COMMIT PRESERVE ROWS AS
SELECT code FROM registry.region WHERE code NOT IN (
    SELECT ancestor_code FROM registry.region_within
    WHERE region_code = current_setting('bench.county'));
ANALYZE other_agency, other_region;
DELETE FROM intake.submission WHERE agency_id IN (SELECT agency_id FROM other_agency);
DELETE FROM registry.change WHERE region_code IN (SELECT code FROM other_region);
DELETE FROM registry.agency WHERE agency_id IN (SELECT agency_id FROM other_agency);
DELETE FROM registry.region WHERE code IN (SELECT code FROM other_region);
DELETE FROM work.inbox WHERE agency_id IN (SELECT agency_id FROM other_agency)
   OR region_code IN (SELECT code FROM other_region);
DELETE FROM work.turn WHERE holder IN (SELECT agency_id FROM other_agency)
   OR holder IN (SELECT -code::bigint FROM other_region);
DROP TABLE other_agency, other_region;
RESET session_replication_role;
