-- What cannot be is refused where it would come in: days that no calendar has or that lie in another
-- age, codes that break the lists in which they travel, names that nobody can read.
ALTER TABLE registry.region
    -- codes travel in lists, parted by commas
    ADD CONSTRAINT region_code_plausible CHECK (code ~ '^[0-9A-Za-z_-]{1,20}$'),
    ADD CONSTRAINT region_name_given CHECK (length(name) <= 200 AND btrim(name, E' \t\r\n\u3000') <> '');

ALTER TABLE registry.agency
    -- behind the largest number the database could give no other
    ADD CONSTRAINT agency_id_plausible CHECK (agency_id <= 999999999999999),
    ADD CONSTRAINT agency_name_given CHECK (length(name) <= 200 AND btrim(name, E' \t\r\n\u3000') <> ''),
    -- infinite ones, of which no program can make a day, are outside
    ADD CONSTRAINT agency_dates_plausible CHECK (
        active_from BETWEEN '1900-01-01' AND '2999-12-31'
        AND active_to BETWEEN '1900-01-01' AND '2999-12-31');

ALTER TABLE registry.exemption
    ADD CONSTRAINT exemption_day_plausible CHECK (
        granted_on BETWEEN '1900-01-01' AND '2999-12-31');

ALTER TABLE registry.extension
    ADD CONSTRAINT extension_year_plausible CHECK (year BETWEEN 2008 AND 2999),
    ADD CONSTRAINT extension_days_plausible CHECK (
        due_on BETWEEN '2008-01-01' AND '3099-12-31'
        AND granted_on BETWEEN '1900-01-01' AND '2999-12-31');

ALTER TABLE registry.closing
    ADD CONSTRAINT closing_year_plausible CHECK (year BETWEEN 2008 AND 2999),
    ADD CONSTRAINT closing_days_plausible CHECK (
        no_new_after BETWEEN '2008-01-01' AND '3099-12-31'
        AND no_corrections_after BETWEEN '2008-01-01' AND '3099-12-31');

ALTER TABLE registry.succession
    ADD CONSTRAINT succession_day_plausible CHECK (
        happened_on BETWEEN '1900-01-01' AND '2999-12-31');

ALTER TABLE registry.agency_past
    ADD CONSTRAINT agency_past_until_plausible CHECK (
        until BETWEEN '1900-01-01' AND '2999-12-31'),
    ADD CONSTRAINT agency_past_name_given CHECK (length(name) <= 200 AND btrim(name, E' \t\r\n\u3000') <> '');

ALTER TABLE registry.region_past
    ADD CONSTRAINT region_past_until_plausible CHECK (
        until BETWEEN '1900-01-01' AND '2999-12-31'),
    ADD CONSTRAINT region_past_name_given CHECK (length(name) <= 200 AND btrim(name, E' \t\r\n\u3000') <> '');

ALTER TABLE registry.contact
    ADD CONSTRAINT contact_short CHECK (length(name) <= 200 AND length(phone) <= 200);

ALTER TABLE registry.former_name
    DROP CONSTRAINT former_name_given,
    ADD CONSTRAINT former_name_given CHECK (length(name) <= 200 AND btrim(name, E' \t\r\n\u3000') <> '');

-- The regulation took effect on 2008-05-01.
ALTER TABLE intake.submission
    ADD CONSTRAINT submission_times_plausible CHECK (
        submitted_at >= '2008-01-01 00:00+08' AND published_on >= '2008-01-01');

ALTER TABLE intake.correction
    ADD CONSTRAINT correction_times_plausible CHECK (
        submitted_at >= '2008-01-01 00:00+08' AND published_on >= '2008-01-01');

ALTER TABLE intake.publication
    ADD CONSTRAINT publication_plausible CHECK (
        published_on >= '2008-01-01' AND isfinite(seen_on));

ALTER TABLE intake.waiver
    ADD CONSTRAINT waiver_day_plausible CHECK (
        holds_until BETWEEN '2008-01-01' AND '3099-12-31');

ALTER TABLE intake.ledger
    ADD CONSTRAINT ledger_year_plausible CHECK (year BETWEEN 2008 AND 2999);
