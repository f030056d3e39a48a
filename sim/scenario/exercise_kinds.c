/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The parameter tables of an exercise. */
#include "scenario/exercise_kinds.h"

#include "scenario/kinds.h"

const char *const tbr_medium_names[TBR_MEDIUM_N + 1]
    = { "situation-report", "mail", "phone", "press", "map", NULL };
static const char *const sight_names[TBR_SIGHT_N + 1] = { "own", "all", NULL };
static const char *const player_names[TBR_PLAYER_N + 1] = { "person", "doctrine", NULL };
static const char *const release_names[TBR_RELEASER_N + 1] = { "director", "facilitator", NULL };
static const char *const sent_names[TBR_SENT_N + 1] = { "waits", "lost", NULL };
static const char *const side_names[TBR_SIDE_N + 1] = { "taken", "not-taken", NULL };
static const char *const relation_names[TBR_RELATION_N + 1]
    = { "at-least", "at-most", "above", "below", "equal", NULL };

#define DEFINED .source = "Definition"
#define WINDOW .type = TBR_PARAM_DURATION, .dimension = TBR_DIMENSION_TIME, .min = 0, .max = 1e10
#define SPAN(Struct, Name, Field, ...)                                                             \
  {                                                                                                \
    .name = Name, .offset = TBR_OFFSET (Struct, Field), .change = TBR_CHANGE_SCENARIO, WINDOW,     \
    __VA_ARGS__                                                                                    \
  }

static const TbrParam root_params[] = {
  TBR_ROW (TbrExercise, "title", title, TEXT, .sentence = "what it is called", DEFINED),
  TBR_ROW (TbrExercise, "scenario", scenario, TEXT,
           .sentence = "scenario that is played: a folder or file seen from the exercise's folder, "
                       "or the name of a shipped one",
           DEFINED),
  TBR_ROW (TbrExercise, "seed", seed, INTEGER, .min = 0, .max = 9e18, .fallback = "",
           .sentence = "seed of all chance; the scenario's if not given", DEFINED),
  SPAN (TbrExercise, "begin", begin, .fallback = "0 s",
        .sentence = "when the exercise begins, after the scenario's start", DEFINED),
  SPAN (TbrExercise, "duration", duration, .sentence = "how long it lasts in the crisis's own time",
        DEFINED),
  TBR_ROW (TbrExercise, "pace", pace, REAL, .min = 1, .max = 3600, .fallback = "60",
           .sentence = "seconds of the crisis in a second at the table, at the beginning",
           .source = "Our assumption"),
  TBR_ROW (TbrExercise, "languages", languages, TEXT, .fallback = "en",
           .sentence = "codes of the languages its texts are in, the first is its own", DEFINED),
};

static const TbrParam fog_params[] = {
  TBR_ROW (TbrFog, "report-period", report_period, DURATION, .dimension = TBR_DIMENSION_TIME,
           .min = 60, .max = 30 * 86400.0, .fallback = "",
           .sentence = "time between two reports to the seats; as in the scenario if not given",
           DEFINED),
  TBR_ROW (TbrFog, "report-delay", report_delay, DURATION, .dimension = TBR_DIMENSION_TIME,
           .min = 0, .max = 30 * 86400.0, .fallback = "",
           .sentence = "age of a report when it arrives; as in the scenario if not given", DEFINED),
  TBR_ROW (TbrFog, "known", known, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0.01, .max = 1,
           .fallback = "",
           .sentence = "share of a need that its alarm knows; as in the scenario if not "
                       "given",
           DEFINED),
  TBR_ROW (TbrFog, "known-after", known_after, DURATION, .dimension = TBR_DIMENSION_TIME, .min = 60,
           .max = 90 * 86400.0, .fallback = "",
           .sentence = "time in which the share that is not known falls to 1/e; as in the scenario "
                       "if not given",
           DEFINED),
  TBR_ROW (TbrFog, "map-known", map_known, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
           .max = 1, .fallback = "",
           .sentence = "share of a need that reports know at least once a satellite map shows it; "
                       "as in the scenario if not given",
           DEFINED),
  TBR_ROW (TbrFog, "scatter", scatter, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1,
           .fallback = "",
           .sentence = "standard deviation of a reported amount as a share of its mean, for each "
                       "need and report; as in the scenario if not given",
           DEFINED),
};

static const TbrParam objective_params[] = {
  TBR_ROW (TbrObjective, "name", id, TEXT, .sentence = "its name in this file", DEFINED),
  TBR_ROW (TbrObjective, "title", title, TEXT, .sentence = "what is to be learned or tested",
           DEFINED),
};

static const TbrParam role_params[] = {
  TBR_ROW (TbrRole, "name", id, TEXT, .sentence = "its name in this file", DEFINED),
  TBR_ROW (TbrRole, "title", title, TEXT, .sentence = "what it is called", DEFINED),
  TBR_ROW (TbrRole, "seat", seat, TEXT,
           .sentence = "whose seat it is: planner, ercc or the ISO code of a state", DEFINED),
  TBR_ROW (TbrRole, "orders", orders, TEXT, .fallback = "",
           .sentence = "kinds of orders it may give; all of its seat if not given", DEFINED),
  TBR_ROW (TbrRole, "decides", decides, TEXT, .fallback = "",
           .sentence
           = "decision points that its person takes from doctrine; those for which it may "
             "give orders if not given",
           DEFINED),
  TBR_ROW (TbrRole, "sees", sees, CHOICE, .choices = sight_names, .fallback = "own",
           .sentence = "what it may know of", DEFINED),
  TBR_ROW (TbrRole, "player", player, CHOICE, .choices = player_names, .fallback = "person",
           .sentence = "who plays it at the beginning", DEFINED),
  SPAN (TbrRole, "from", from, .fallback = "0 s",
        .sentence = "no orders before this, after the exercise's begin", DEFINED),
  SPAN (TbrRole, "until", until, .fallback = "",
        .sentence = "no orders from this on, after the exercise's begin; its end if not given",
        DEFINED),
};

static const TbrParam channel_params[] = {
  TBR_ROW (TbrContact, "name", id, TEXT, .sentence = "its name in this file", DEFINED),
  TBR_ROW (TbrContact, "role", role_id, TEXT, .sentence = "role that is reached on it", DEFINED),
  TBR_ROW (TbrContact, "medium", medium, CHOICE, .choices = tbr_medium_names,
           .sentence = "what comes on it; with situation-report the reports of needs too", DEFINED),
  TBR_ROW (TbrContact, "sent", sent, CHOICE, .choices = sent_names, .fallback = "waits",
           .sentence = "what becomes of messages that are sent while it is cut", DEFINED),
  TBR_ROW (TbrContact, "telecom", telecom, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0.001,
           .max = 1, .fallback = "",
           .sentence = "it is cut while as large a share of the people is without telecom; it does "
                       "not hang on telecom if not given",
           DEFINED),
  TBR_ROW (TbrContact, "region", region, TEXT, .fallback = "",
           .sentence = "region where these people live; all of the role's state if not given",
           DEFINED),
};

static const TbrParam expected_params[] = {
  TBR_ROW (TbrExpected, "name", id, TEXT, .sentence = "its name in this file", DEFINED),
  TBR_ROW (TbrExpected, "sentence", sentence, TEXT, .sentence = "what should be done, in words",
           DEFINED),
  TBR_ROW (TbrExpected, "role", role_id, TEXT, .sentence = "role that should do it", DEFINED),
  TBR_ROW (TbrExpected, "objective", objective_id, TEXT, .sentence = "objective it shows", DEFINED),
  TBR_ROW (TbrExpected, "order", order, TEXT, .fallback = "",
           .sentence = "kind of order that does it; an observer says if not given", DEFINED),
  SPAN (TbrExpected, "from", from, .fallback = "0 s",
        .sentence = "not in time before this, after the exercise's begin", DEFINED),
  SPAN (TbrExpected, "until", until, .fallback = "",
        .sentence = "in time until this, after the exercise's begin; its end if not given",
        DEFINED),
};

static const TbrParam branch_params[] = {
  TBR_ROW (TbrStoryBranch, "name", id, TEXT, .sentence = "its name in this file", DEFINED),
  TBR_ROW (TbrStoryBranch, "title", title, TEXT, .sentence = "what parts here", DEFINED),
  TBR_ROW (TbrStoryBranch, "when", when_text, TEXT, .sentence = "condition on which it is taken",
           DEFINED),
  SPAN (TbrStoryBranch, "from", from, .fallback = "0 s",
        .sentence = "not taken before this, after the exercise's begin", DEFINED),
  SPAN (TbrStoryBranch, "until", until, .fallback = "",
        .sentence = "not taken after this, after the exercise's begin; its end if not given",
        DEFINED),
};

static const TbrParam inject_params[] = {
  TBR_ROW (TbrInject, "name", id, TEXT, .sentence = "its name in this file", DEFINED),
  TBR_ROW (TbrInject, "number", number, INTEGER, .min = 1, .max = 1e6,
           .sentence = "its number in the events list", DEFINED),
  SPAN (TbrInject, "at", at, .fallback = "",
        .sentence = "when it is due, after the exercise's begin", DEFINED),
  TBR_ROW (TbrInject, "when", when_text, TEXT, .fallback = "",
           .sentence = "condition on which it is due", DEFINED),
  SPAN (TbrInject, "until", until, .fallback = "",
        .sentence = "not released after this, after the exercise's begin; its end if not given",
        DEFINED),
  TBR_ROW (TbrInject, "from", from, TEXT, .fallback = "", .sentence = "who speaks", DEFINED),
  TBR_ROW (TbrInject, "to", to_text, TEXT, .fallback = "",
           .sentence = "roles that it reaches; all if not given", DEFINED),
  TBR_ROW (TbrInject, "medium", medium, CHOICE, .choices = tbr_medium_names, .fallback = "mail",
           .sentence = "how it reaches them", DEFINED),
  TBR_ROW (TbrInject, "release", release, CHOICE, .choices = release_names, .fallback = "director",
           .sentence = "who lets it go; the facilitator keeps it for a contingency", DEFINED),
  TBR_ROW (TbrInject, "branch", branch_id, TEXT, .fallback = "",
           .sentence = "branch on which it lies", DEFINED),
  TBR_ROW (TbrInject, "side", side, CHOICE, .choices = side_names, .fallback = "taken",
           .sentence = "on which way of that branch", DEFINED),
  TBR_ROW (TbrInject, "expected", expected_id, TEXT, .fallback = "",
           .sentence = "action that it should call forth", DEFINED),
  TBR_ROW (TbrInject, "effect", effect, TEXT, .fallback = "",
           .sentence = "order that is carried out with it, as in a command log but without time "
                       "and seat; or cut CHANNEL, or restore CHANNEL",
           DEFINED),
  TBR_ROW (TbrInject, "alert", alert, TEXT, .fallback = "",
           .sentence = "message of CAP 1.2 that it came as, kept so that it goes out as a whole",
           DEFINED),
};

static const TbrParam criterion_params[] = {
  TBR_ROW (TbrCriterion, "name", id, TEXT, .sentence = "its name in this file", DEFINED),
  TBR_ROW (TbrCriterion, "title", title, TEXT, .sentence = "what is judged", DEFINED),
  TBR_ROW (TbrCriterion, "objective", objective_id, TEXT, .sentence = "objective it judges",
           DEFINED),
  TBR_ROW (TbrCriterion, "measure", measure, TEXT, .fallback = "",
           .sentence = "measure of the whole run; rated by an observer if not given", DEFINED),
  TBR_ROW (TbrCriterion, "relation", relation, CHOICE, .choices = relation_names,
           .fallback = "at-most", .sentence = "how the measure must stand to the threshold",
           DEFINED),
  TBR_ROW (TbrCriterion, "threshold", threshold, REAL, .min = -1e15, .max = 1e15, .fallback = "",
           .sentence = "threshold, in the measure's unit", DEFINED),
  TBR_ROW (TbrCriterion, "scale", scale, INTEGER, .min = 2, .max = 10, .fallback = "5",
           .sentence = "highest mark of an observer; the lowest is 1", .source = "Our assumption"),
};

static const TbrParam guidance_params[] = {
  SPAN (TbrGuidance, "at", at, .fallback = "0 s",
        .sentence = "when it matters, after the exercise's begin", DEFINED),
  TBR_ROW (TbrGuidance, "language", language, TEXT, .fallback = "en",
           .sentence = "code of its language", DEFINED),
  TBR_ROW (TbrGuidance, "body", body, TEXT, .sentence = "what whoever leads should know", DEFINED),
};

static const TbrParam wording_params[] = {
  TBR_ROW (TbrWording, "language", language, TEXT, .sentence = "code of its language", DEFINED),
  TBR_ROW (TbrWording, "subject", subject, TEXT, .fallback = "",
           .sentence = "title or subject line", DEFINED),
  TBR_ROW (TbrWording, "body", body, TEXT, .fallback = "", .sentence = "the text", DEFINED),
  TBR_ROW (TbrWording, "from", from, TEXT, .fallback = "",
           .sentence = "of an inject: who speaks, in this language", DEFINED),
};

#define KIND(Name, Title, Sentence, Struct, Table)                                                 \
  static const TbrKind kind_##Table = { .section = "exercise",                                     \
                                        .element = Name,                                           \
                                        .name = Name,                                              \
                                        .title = Title,                                            \
                                        .sentence = Sentence,                                      \
                                        .params = Table,                                           \
                                        .n_params = G_N_ELEMENTS (Table),                          \
                                        .size = sizeof (Struct) }

KIND ("exercise", "an exercise", "A scenario played by people, and what reaches them", TbrExercise,
      root_params);
KIND ("fog", "the fog", "How late and how wrong reports are in this exercise", TbrFog, fog_params);
KIND ("objective", "an objective", "What is to be learned or tested", TbrObjective,
      objective_params);
KIND ("role", "a role", "A place at the table: whose seat, what it may order and see", TbrRole,
      role_params);
KIND ("channel", "a channel", "A way on which a role is reached, which can be cut", TbrContact,
      channel_params);
KIND ("expected", "an expected action", "What somebody should do, and when it is in time",
      TbrExpected, expected_params);
KIND ("branch", "a branch", "A point where the story parts", TbrStoryBranch, branch_params);
KIND ("inject", "an inject", "One row of the events list: what reaches whom, when", TbrInject,
      inject_params);
KIND ("criterion", "a criterion", "How it is told whether an objective was reached", TbrCriterion,
      criterion_params);
KIND ("guidance", "a note", "A note for whoever leads the exercise", TbrGuidance, guidance_params);
KIND ("text", "a text", "The same in one language", TbrWording, wording_params);

const TbrKind *const tbr_exercise_kinds[]
    = { &kind_root_params,      &kind_fog_params,      &kind_objective_params, &kind_role_params,
        &kind_channel_params,   &kind_expected_params, &kind_branch_params,    &kind_inject_params,
        &kind_criterion_params, &kind_guidance_params, &kind_wording_params,   NULL };

static const guint children[TBR_EXERCISE_N] = {
  [TBR_EXERCISE_ROOT] = 1 << TBR_EXERCISE_FOG | 1 << TBR_EXERCISE_OBJECTIVE | 1 << TBR_EXERCISE_ROLE
                        | 1 << TBR_EXERCISE_CHANNEL | 1 << TBR_EXERCISE_EXPECTED
                        | 1 << TBR_EXERCISE_BRANCH | 1 << TBR_EXERCISE_INJECT
                        | 1 << TBR_EXERCISE_CRITERION | 1 << TBR_EXERCISE_GUIDANCE
                        | 1 << TBR_EXERCISE_WORDING,
  [TBR_EXERCISE_OBJECTIVE] = 1 << TBR_EXERCISE_WORDING,
  [TBR_EXERCISE_ROLE] = 1 << TBR_EXERCISE_WORDING,
  [TBR_EXERCISE_EXPECTED] = 1 << TBR_EXERCISE_WORDING,
  [TBR_EXERCISE_BRANCH] = 1 << TBR_EXERCISE_WORDING,
  [TBR_EXERCISE_INJECT] = 1 << TBR_EXERCISE_WORDING,
  [TBR_EXERCISE_CRITERION] = 1 << TBR_EXERCISE_WORDING,
  [TBR_EXERCISE_GUIDANCE] = 1 << TBR_EXERCISE_WORDING,
};

const TbrNestForm tbr_exercise_form = { .space = "urn:tabard:exercise:1",
                                        .title = "Exercises",
                                        .kinds = tbr_exercise_kinds,
                                        .children = children,
                                        .n = TBR_EXERCISE_N };
