-- Agencies, and which of them must file for a year.

COMMENT ON TABLE registry.agency IS '报告单位：每年报一份年度报告的机关 / bodies that file one report a year';
COMMENT ON COLUMN registry.agency.counts_in_total IS '是否计入本地区合计 / whether its figures count in the totals';
COMMENT ON COLUMN registry.agency.active_to IS '最后一天，空为至今；报告年度12月31日仍存在者应报 / last day; expected if active on 31 December of the year';

-- The agencies that must file for a year: those active on its last day, exempted ones marked.
CREATE OR REPLACE FUNCTION registry.roster(report_year integer)
RETURNS TABLE (
    agency_id bigint, region_code text, name text, class text, counts_in_total boolean,
    is_exempt boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT agency.agency_id, agency.region_code, agency.name, agency.class,
           agency.counts_in_total,
           EXISTS (SELECT FROM registry.exemption
                   WHERE exemption.agency_id = agency.agency_id
                     AND exemption.year = report_year)
    FROM registry.agency
    WHERE agency.active_from <= make_date(report_year, 12, 31)
      AND (agency.active_to IS NULL OR agency.active_to >= make_date(report_year, 12, 31))
$$;
COMMENT ON FUNCTION registry.roster IS '该年度应报单位 / the agencies expected to file for a year';
