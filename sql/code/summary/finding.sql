-- Findings, as stored and as people query them.

COMMENT ON TABLE summary.finding_row IS '核查结果（内部存储）：请用视图 summary.finding / findings as stored; query summary.finding';
COMMENT ON TABLE summary.cell_list IS '核查结果所列的单元格（内部存储）：请用视图 summary.finding / lists of cells that findings name; query summary.finding';

-- Views ask this with the rights of whoever reads them; the names of cells are no secret.
CREATE OR REPLACE FUNCTION summary.cells_of(cell_list bytea) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT list.cells FROM summary.cell_list AS list WHERE list.digest = cells_of.cell_list
$$;
COMMENT ON FUNCTION summary.cells_of IS '核查结果所列的单元格 / the cells that a finding names';

CREATE OR REPLACE VIEW summary.seen_finding WITH (security_barrier = true) AS
SELECT submission_id, agency_id, region_code, year, revision, rule, severity, verdict,
       summary.cells_of(cell_list) AS cells, left_value, right_value, difference, message_zh,
       message_en, fingerprint, content_hash, first_edition_id, edition_id, superseded_by,
       waiver_id, scope
FROM summary.finding_row
WHERE (SELECT registry.sees_all())
   OR region_code IN (SELECT registry.seen_regions())
   OR agency_id = (SELECT registry.own_agency());
COMMENT ON VIEW summary.seen_finding IS '核查结果（内部存储），限登录名可看的地区或单位 / findings as stored, of the regions or the agency that the login may see';

CREATE OR REPLACE VIEW summary.finding AS
SELECT submission_id, agency_id, year, rule, severity, verdict, cells, left_value, right_value,
       difference, message_zh, message_en, fingerprint, first_edition_id, waiver_id, region_code,
       scope
FROM summary.seen_finding WHERE superseded_by IS NULL;
COMMENT ON VIEW summary.finding IS '未决核查结果 / open findings';
COMMENT ON COLUMN summary.finding.fingerprint IS '同一规则、单位、年度、单元格各次运行不变 / the same from run to run';
COMMENT ON COLUMN summary.finding.waiver_id IS '批准的例外编号，空为无 / the waiver that lets it pass, if any';
COMMENT ON COLUMN summary.finding.submission_id IS '报告编号；空为地区合计或从未报送的单位 / empty: about a region''s totals, or an agency that never filed';
COMMENT ON COLUMN summary.finding.agency_id IS '单位编号；空为地区合计 / empty: about a region''s totals';
COMMENT ON COLUMN summary.finding.scope IS '地区合计的范围：own 本级，all 全域；其他为空 / of which totals of the region; empty for others';

CREATE OR REPLACE FUNCTION summary.finding_as_of(instant timestamptz)
RETURNS TABLE (
    submission_id bigint, agency_id bigint, year integer, rule text, severity text, verdict text,
    cells text[], left_value numeric, right_value numeric, difference numeric, message_zh text,
    message_en text, fingerprint text, first_edition_id bigint, waiver_id bigint,
    region_code text, scope text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT submission_id, agency_id, year, rule, severity, verdict, cells, left_value,
           right_value, difference, message_zh, message_en, fingerprint, first_edition_id,
           waiver_id, region_code, scope
    FROM summary.seen_finding
    WHERE edition_id <= (SELECT summary.edition_at(instant))
      AND (superseded_by IS NULL OR superseded_by > (SELECT summary.edition_at(instant)))
$$;
COMMENT ON FUNCTION summary.finding_as_of IS '某一时刻未决的核查结果 / findings that were open at an instant';

-- What the hash of a row must be. One expression without a query in it, which PostgreSQL puts in the
-- place of the call.
CREATE OR REPLACE FUNCTION summary.finding_digest(f summary.finding_row) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(convert_to(concat(
        audit.text_field(f.region_code), '|', f.year, '|', coalesce(f.agency_id::text, '-'), '|',
        coalesce(f.revision::text, '-'), '|', audit.text_field(f.rule), '|',
        audit.text_field(f.severity), '|', audit.text_field(f.verdict), '|',
        coalesce(f.left_value::text, '-'), '|', coalesce(f.right_value::text, '-'), '|',
        coalesce(f.difference::text, '-'), '|', audit.text_field(f.message_zh), '|',
        audit.text_field(f.message_en), '|',
        audit.text_field(to_json(summary.cells_of(f.cell_list))::text), '|',
        coalesce(f.waiver_id::text, '-'), '|', audit.text_field(f.scope), '|'), 'UTF8'))
$$;

-- The hash of a finding's name, by which it is known from run to run.
CREATE OR REPLACE FUNCTION summary.fingerprint_of(f summary.finding_row) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT substr(encode(sha256(
        convert_to(f.rule, 'UTF8') || '\x00'
        -- findings about totals name the region and the scope in place of an agency
        || convert_to(coalesce(f.agency_id::text, f.region_code || ' ' || f.scope), 'UTF8')
        || '\x00' || convert_to(f.year::text, 'UTF8') || '\x00'
        || coalesce((SELECT string_agg(convert_to(cell, 'UTF8'), '\x00'::bytea) || '\x00'
                     FROM unnest(summary.cells_of(f.cell_list)) AS c (cell)), '')), 'hex'), 1, 32)
$$;
