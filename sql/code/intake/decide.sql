-- How people decide about what was filed. Every function refuses in both languages, and says what is
-- wrong with the decision.

-- What a decision about a report is made of: the report, who decided, and why. Two decisions about
-- one agency and year at once: the second waits.
CREATE OR REPLACE FUNCTION intake.begin_decision(
    wanted_submission bigint, reason text, decided_by text)
RETURNS intake.submission
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_row intake.submission;
BEGIN
    PERFORM intake.require_words(reason, decided_by);
    SELECT * INTO found_row FROM intake.submission AS s WHERE s.submission_id = wanted_submission;
    IF NOT FOUND OR NOT registry.keeps_agency(found_row.agency_id) THEN
        RAISE EXCEPTION 'no submission % 没有这份报告', wanted_submission
            USING ERRCODE = 'no_data_found';
    END IF;
    PERFORM work.take_turn(found_row.agency_id, found_row.year);
    IF EXISTS (SELECT FROM intake.withdrawal_known(NULL) AS held
               WHERE held.submission_id = wanted_submission) THEN
        RAISE EXCEPTION 'submission % was withdrawn: it counts as never filed 该报告已经撤销，视为从未报送',
            wanted_submission USING ERRCODE = 'unique_violation';
    END IF;
    RETURN found_row;
END
$$;

CREATE OR REPLACE FUNCTION intake.require_words(reason text, decided_by text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF btrim(coalesce(reason, '')) = '' THEN
        RAISE EXCEPTION 'a reason is needed, in words 请写明理由'
            USING ERRCODE = 'invalid_parameter_value';
    ELSIF btrim(coalesce(decided_by, '')) = '' THEN
        RAISE EXCEPTION 'say who decided 请写明决定人' USING ERRCODE = 'invalid_parameter_value';
    END IF;
END
$$;

-- Sends a submission back.
CREATE OR REPLACE FUNCTION intake.send_back(submission_id bigint, reason text, returned_by text)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    new_id bigint;
BEGIN
    PERFORM intake.begin_decision(send_back.submission_id, reason, returned_by);
    IF EXISTS (SELECT FROM intake.return_known(NULL) AS held
               WHERE held.submission_id = send_back.submission_id) THEN
        RAISE EXCEPTION 'submission % was returned before 该报告已经退回', send_back.submission_id
            USING ERRCODE = 'unique_violation';
    END IF;
    INSERT INTO intake.return (submission_id, reason, returned_by)
    VALUES (send_back.submission_id, send_back.reason, send_back.returned_by)
    RETURNING return_id INTO new_id;
    RETURN new_id;
END
$$;
COMMENT ON FUNCTION intake.send_back IS '退回一份报告，返回编号 / sends a submission back for correction; gives the return''s number';

-- Takes back what was stored by mistake: a wrong agency, a wrong year, a trial.
CREATE OR REPLACE FUNCTION intake.withdraw(submission_id bigint, reason text, decided_by text)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    new_id bigint;
BEGIN
    PERFORM intake.begin_decision(withdraw.submission_id, reason, decided_by);
    INSERT INTO intake.withdrawal (submission_id, reason, decided_by)
    VALUES (withdraw.submission_id, withdraw.reason, withdraw.decided_by)
    RETURNING withdrawal_id INTO new_id;
    RETURN new_id;
END
$$;
COMMENT ON FUNCTION intake.withdraw IS '撤销误存的报告，视为从未报送，返回编号 / takes back what was stored by mistake: it was never filed; gives the withdrawal''s number';

-- Corrects the dates of a filing. What is null stays.
CREATE OR REPLACE FUNCTION intake.correct(
    submission_id bigint, submitted_at timestamptz, published_on date, reason text,
    decided_by text)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    held   record;
    new_id bigint;
BEGIN
    PERFORM intake.begin_decision(correct.submission_id, reason, decided_by);
    SELECT filed.submitted_at, filed.published_on INTO held
    FROM intake.filing_known(NULL) AS filed
    WHERE filed.submission_id = correct.submission_id;
    IF correct.submitted_at IS NULL AND correct.published_on IS NULL THEN
        RAISE EXCEPTION 'give the time of filing, the day of publication, or both 请给出报送时间或公开日期'
            USING ERRCODE = 'invalid_parameter_value';
    ELSIF correct.submitted_at > clock_timestamp() OR NOT isfinite(correct.submitted_at)
          OR NOT isfinite(correct.published_on)
          OR correct.published_on > audit.china_day(clock_timestamp()) THEN
        RAISE EXCEPTION 'a report cannot have been filed or published in the future 报送、公开时间不能晚于现在'
            USING ERRCODE = 'invalid_parameter_value';
    ELSIF coalesce(correct.submitted_at, held.submitted_at) = held.submitted_at
          AND coalesce(correct.published_on, held.published_on)
              IS NOT DISTINCT FROM held.published_on THEN
        RAISE EXCEPTION 'submission % has these dates already 该报告的日期已是如此',
            correct.submission_id USING ERRCODE = 'unique_violation';
    END IF;
    INSERT INTO intake.correction (submission_id, submitted_at, published_on, reason, decided_by)
    VALUES (correct.submission_id, correct.submitted_at, correct.published_on, correct.reason,
        correct.decided_by)
    RETURNING correction_id INTO new_id;
    RETURN new_id;
END
$$;
COMMENT ON FUNCTION intake.correct IS '更正一份报告的报送时间或公开日期，返回编号 / corrects the dates of a filing; gives the correction''s number';

-- Records a publication that was seen. The hash is that of the page, where it was kept.
CREATE OR REPLACE FUNCTION intake.record_publication(
    agency_id bigint, year integer, published_on date, decided_by text, url text DEFAULT NULL,
    file_name text DEFAULT NULL, sha256 text DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    today  date := audit.china_day(clock_timestamp());
    new_id bigint;
BEGIN
    PERFORM intake.require_words('-', decided_by);
    IF NOT registry.keeps_agency(record_publication.agency_id) OR NOT EXISTS (
        SELECT FROM registry.agency AS a WHERE a.agency_id = record_publication.agency_id) THEN
        RAISE EXCEPTION 'no agency % 没有这个单位', record_publication.agency_id
            USING ERRCODE = 'no_data_found';
    ELSIF record_publication.year NOT BETWEEN 2008 AND 2999 THEN
        RAISE EXCEPTION 'year % is none of a report 年度不对', record_publication.year
            USING ERRCODE = 'invalid_parameter_value';
    ELSIF record_publication.published_on IS NULL OR record_publication.published_on > today
          OR NOT isfinite(record_publication.published_on) THEN
        RAISE EXCEPTION 'give the day of publication, not later than today 请给出公开日期，不能晚于今天'
            USING ERRCODE = 'invalid_parameter_value';
    ELSIF record_publication.published_on <= make_date(record_publication.year, 12, 31) THEN
        RAISE EXCEPTION 'the report of % cannot have been published on % 年度报告不可能在当年公开',
            record_publication.year, record_publication.published_on
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM work.take_turn(record_publication.agency_id, record_publication.year);
    IF EXISTS (
        SELECT FROM intake.publication_known(NULL) AS held
        WHERE held.agency_id = record_publication.agency_id
          AND held.year = record_publication.year
          AND held.published_on = record_publication.published_on
          AND held.url IS NOT DISTINCT FROM record_publication.url
          AND held.sha256 IS NOT DISTINCT FROM record_publication.sha256) THEN
        RAISE EXCEPTION 'this publication of agency % was recorded before 该公开已经登记',
            record_publication.agency_id USING ERRCODE = 'unique_violation';
    END IF;
    INSERT INTO intake.publication (
        agency_id, year, published_on, url, file_name, sha256, seen_on, decided_by)
    VALUES (record_publication.agency_id, record_publication.year,
        record_publication.published_on, record_publication.url, record_publication.file_name,
        record_publication.sha256, today, record_publication.decided_by)
    RETURNING publication_id INTO new_id;
    RETURN new_id;
END
$$;
COMMENT ON FUNCTION intake.record_publication IS '登记查到的公开，返回编号 / records a publication that was seen; gives its number';

-- Takes a decision back, from now on.
CREATE OR REPLACE FUNCTION intake.revoke(
    kind text, decision_id bigint, reason text, decided_by text)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    made   intake.decision;
    new_id bigint;
BEGIN
    PERFORM intake.require_words(reason, decided_by);
    SELECT * INTO made FROM intake.decision AS d
    WHERE d.kind = revoke.kind AND d.decision_id = revoke.decision_id;
    IF NOT FOUND OR NOT (CASE WHEN made.agency_id IS NULL
                             THEN registry.keeps_region(made.region_code)
                             ELSE registry.keeps_agency(made.agency_id) END) THEN
        RAISE EXCEPTION 'no % % 没有这项决定', revoke.kind, revoke.decision_id
            USING ERRCODE = 'no_data_found';
    END IF;
    PERFORM work.take_turn(
        coalesce(made.agency_id, -1 - abs(hashtext(made.region_code)::bigint)), made.year);
    IF EXISTS (SELECT FROM intake.revocation AS r
               WHERE r.kind = revoke.kind AND r.decision_id = revoke.decision_id) THEN
        RAISE EXCEPTION '% % was taken back before 该决定已经收回', revoke.kind, revoke.decision_id
            USING ERRCODE = 'unique_violation';
    END IF;
    INSERT INTO intake.revocation (kind, decision_id, reason, decided_by)
    VALUES (revoke.kind, revoke.decision_id, revoke.reason, revoke.decided_by)
    RETURNING revocation_id INTO new_id;
    RETURN new_id;
END
$$;
COMMENT ON FUNCTION intake.revoke IS '收回一项误作的决定，返回编号 / takes a decision back, from now on; gives the revocation''s number';
