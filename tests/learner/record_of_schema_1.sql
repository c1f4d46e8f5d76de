-- A record as schema 1 wrote it.  Never changed: later schemas must be able to read it.
BEGIN TRANSACTION;
CREATE TABLE attempts (
    id integer primary key,
    at text not null,                 -- ISO 8601, UTC
    kind text not null,               -- 'exercise' or 'question'
    target text not null,             -- ch12.e08, ch12.adam_step_size
    version integer not null default 0,
    seed integer not null default 0,
    verdict text not null,            -- pass, fail, ... of an exercise, right, wrong, near or skipped of a question
    points real not null default 0,
    max_points real not null default 0,
    mistake text not null default '', -- EXERCISE.NAME or TEMPLATE.NAME of the belief that was seen
    response text not null default '',
    seconds real not null default 0,
    session text not null default ''
);
INSERT INTO "attempts" VALUES(1,'2026-03-01T20:15:00.000000+00:00','exercise','ch12.e08',0,0,'fail',0.0,6.0,'ch12.e08.no_bias_correction','',0.0,'');
INSERT INTO "attempts" VALUES(2,'2026-03-01T20:20:00.000000+00:00','question','ch12.adam_step_size',1,77,'right',2.0,2.0,'','0.001',12.5,'drill-1');
CREATE TABLE cards (
    key text primary key,             -- template:ch12.adam_step_size or mistake:ch12.e08.no_bias_correction
    state text not null,              -- the scheduler's card as JSON
    due text not null
);
INSERT INTO "cards" VALUES('template:ch12.adam_step_size','{"memory": {"card_id": 1, "state": 1, "step": 1, "stability": 2.3065, "difficulty": 2.118103970459016, "due": "2026-03-01T20:30:00+00:00", "last_review": "2026-03-01T20:20:00+00:00"}, "open": false, "seen": 0, "streak": 1}','2026-03-01T20:30:00.000000+00:00');
CREATE TABLE hints (exercise text primary key, taken integer not null, at text not null);
INSERT INTO "hints" VALUES('ch12.e08',2,'2026-03-01T20:15:00.000000+00:00');
CREATE TABLE sessions (
    id text primary key,              -- of a mock or a drill
    kind text not null,
    started text not null,
    state text not null,              -- JSON: what is needed to take it up again
    finished text not null default ''
);
INSERT INTO "sessions" VALUES('mock-1','mock','2026-03-01T20:15:00.000000+00:00','{"answers": {"1": "A"}}','');
CREATE INDEX attempts_by_target on attempts (target, at);
CREATE INDEX attempts_by_mistake on attempts (mistake, at);
CREATE INDEX cards_by_due on cards (due);
COMMIT;
pragma user_version = 1;
