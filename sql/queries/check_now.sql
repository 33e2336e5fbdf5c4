-- Asks the deferred conditions at once, so that a refusal comes before a question.
SET CONSTRAINTS ALL IMMEDIATE
