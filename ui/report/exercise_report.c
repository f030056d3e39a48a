/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The report after an exercise: what was expected and done, what each decision changed, what to
   mend. */
#include "report/exercise_report.h"

#include "draw/language.h"
#include "draw/when.h"
#include "report/exercise_course.h"
#include "report/exercise_words.h"
#include "report/heard_words.h"
#include "report/order_words.h"
#include "report/report_measure.h"

#include <tabard/document.h>

#include <glib/gi18n.h>
#include <math.h>

/* A report while it is written. */
typedef struct
{
  const TbrDirector *played;
  const TbrExercise *exercise;
  const TbrReview *review;
  const TbrDebrief *debrief;
  TbrDocument *document;
  TbrExerciseCourse *course; /* NULL until it is asked for */
  GPtrArray *owned;          /* texts and arrays that the document points to */
} Report;

static const char *
keep (Report *report, char *text)
{
  g_ptr_array_add (report->owned, text);
  return text;
}

static const char *
number (Report *report, double value)
{
  return keep (report, tbr_figure_number (value));
}

/* "3 h 10 min" after the begin, a dash for never. */
static const char *
since (Report *report, TbrTime at)
{
  return keep (report, tbr_exercise_words_after (report->exercise, at));
}

static const char *
role (const Report *report, guint i)
{
  return report->exercise->roles[i].title;
}

static const char *
objective (const Report *report, guint i)
{
  return report->exercise->objectives[i].title;
}

static TbrTurns
turns_of (const Report *report)
{
  TbrTurns all = { .exercise = report->exercise };
  all.turns = tbr_director_turns (report->played, &all.n);
  return all;
}

static const char *
said (Report *report, const TbrTurn *turn)
{
  const TbrScenario *scenario = tbr_sim_scenario (tbr_director_sim (report->played));
  return keep (report, tbr_exercise_words_said (report->exercise, scenario, turn));
}

static const char *
interval (Report *report, const TbrInterval *value)
{
  return keep (report, tbr_exercise_report_interval (value));
}

/* Adds a row of @n cells. */
static void
add_row (GPtrArray *cells, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (cells, (gpointer) words[i]);
}

#define ROW(cells, ...)                                                                            \
  add_row (cells, (const char *const[]){ __VA_ARGS__ },                                            \
           sizeof ((const char *const[]){ __VA_ARGS__ }) / sizeof (char *))

static void
add_table (Report *report, const char *const *headers, GPtrArray *cells, guint numeric)
{
  guint n = g_strv_length ((char **) headers);
  TbrDocumentTable table = { .headers = headers,
                             .cells = (const char *const *) cells->pdata,
                             .n_columns = n,
                             .n_rows = cells->len / n,
                             .numeric = numeric };

  if (table.n_rows > 0)
    tbr_document_add_table (report->document, &table);
}

/* ---- criteria and objectives ---- */

/* A number with its unit, where the review knows it. */
static const char *
with_unit (Report *report, const char *text, const char *measure)
{
  for (guint m = 0; m < report->review->n_measures; m++)
    if (g_str_equal (report->review->measures[m], measure) && *report->review->units[m] != '\0')
      return keep (report, g_strdup_printf ("%s %s", text, tbr_word (report->review->units[m])));
  return text;
}

static void
add_criteria (Report *report)
{
  const char *const headers[]
      = { _ ("Objective"), _ ("Criterion"), _ ("Wanted"), _ ("Was"), _ ("Verdict"), NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < report->exercise->n_criteria; i++)
    {
      const TbrCriterion *criterion = &report->exercise->criteria[i];
      ROW (cells, objective (report, criterion->objective), criterion->title,
           with_unit (report, keep (report, tbr_exercise_words_wanted (criterion)),
                      criterion->measure),
           with_unit (report, number (report, report->debrief->values[i]), criterion->measure),
           tbr_exercise_words_met (report->debrief->met[i]));
    }
  tbr_document_add_heading (report->document, _ ("Objectives and criteria"));
  add_table (report, headers, cells, 1u << 3);
  tbr_document_add_note (report->document,
                         _ ("Measures are those of the whole run, to the scenario's end, with "
                            "doctrine in all seats after the exercise. A mark above the middle "
                            "counts as met."));
}

/* ---- expected and done ---- */

static void
add_expected (Report *report)
{
  const char *const headers[]
      = { _ ("Expected"), _ ("Role"), _ ("In time until"), _ ("Called for"), _ ("Taken"),
          _ ("In time"),  NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < report->exercise->n_expecteds; i++)
    {
      const TbrExpected *action = &report->exercise->expecteds[i];
      const TbrExpectedProgress *progress = tbr_director_expected (report->played, i);
      ROW (cells, action->sentence, role (report, action->role),
           keep (report, tbr_when_span (action->until)), since (report, report->debrief->called[i]),
           since (report, progress->at),
           keep (report, tbr_exercise_words_in_time (report->exercise, action, progress)));
    }
  tbr_document_add_heading (report->document, _ ("Expected and actual actions"));
  add_table (report, headers, cells, 0);
}

static void
add_injects (Report *report)
{
  const char *const headers[]
      = { C_ ("number of a row", "No"),   _ ("Inject"), C_ ("inject", "From"),
          C_ ("inject", "How it stands"), _ ("After"),  NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  const TbrTurns all = turns_of (report);

  for (guint i = 0; i < report->exercise->n_injects; i++)
    {
      const TbrInject *inject = &report->exercise->injects[i];
      const TbrInjectProgress *progress = tbr_director_inject (report->played, i);
      const char *state = tbr_heard_words_state (&all, i, progress->state);
      const char *how = keep (report, tbr_heard_words_inject (&all, i, state));
      ROW (cells, keep (report, g_strdup_printf ("%" G_GINT64_FORMAT, inject->number)),
           tbr_exercise_words_inject (report->exercise, i), inject->from, how,
           since (report, progress->at));
    }
  tbr_document_add_heading (report->document, _ ("Injects"));
  add_table (report, headers, cells, 0);
}

/* ---- decisions ---- */

static const TbrTurn *
turn_of (const Report *report, guint decision)
{
  guint n;
  const TbrTurn *turns = tbr_director_turns (report->played, &n);

  return &turns[g_array_index (report->review->decisions, TbrReviewDecision, decision).turn];
}

/* Decisions by what the exercise would have been without them, as dots. */
static void
add_chart (Report *report, guint measure)
{
  const TbrReview *review = report->review;
  TbrIntervalRow *rows = g_new0 (TbrIntervalRow, review->decisions->len + 1);
  TbrIntervalChart *chart = g_new0 (TbrIntervalChart, 1);
  g_autofree char *axis
      = tbr_report_measure_axis (review->measures[measure], review->units[measure]);
  g_autofree char *title = g_strdup_printf (_ ("What each decision changed: %s"), axis);

  g_ptr_array_add (report->owned, rows);
  g_ptr_array_add (report->owned, chart);
  for (guint d = 0; d < review->decisions->len; d++)
    {
      const TbrInterval *value
          = &tbr_review_effect (review, d, TBR_TWIST_NOT_TAKEN, measure)->difference;
      rows[d] = (TbrIntervalRow){ keep (report, g_strdup_printf ("%u", d + 1)), value->mean,
                                  value->mean - value->half_width, value->mean + value->half_width,
                                  !(fabs (value->mean) > value->half_width) };
    }
  *chart = (TbrIntervalChart){ keep (report, g_strdup (axis)), rows, review->decisions->len, 0 };
  const TbrFigure figure = {
    TBR_FIGURE_INTERVALS, chart, title,
    /* xgettext:no-c-format */
    _ ("As it was less as it would have been without the decision, the same luck in both; mean "
       "and 95 % interval. Hollow: not told from nothing.")
  };
  tbr_document_add_figure (report->document, &figure);
}

/* Which decisions made no difference, in one sentence. */
static void
add_idle (Report *report, guint measure)
{
  g_autoptr (GString) idle = g_string_new (NULL);

  for (guint d = 0; d < report->review->decisions->len; d++)
    if (!tbr_exercise_answer_has_effect (report->review, d, measure))
      g_string_append_printf (idle, "%s%u", idle->len > 0 ? ", " : "", d + 1);
  if (idle->len == 0)
    return;
  g_autofree char *text
      = g_strdup_printf (_ ("Nothing of it was changed by these decisions: %s."), idle->str);
  tbr_document_add_note (report->document, text);
}

static void
add_effects (Report *report, guint measure)
{
  const char *const headers[]
      = { C_ ("number of a row", "No"), _ ("Against: not taken"),   C_ ("order", "earlier"),
          _ ("doctrine's choice"),      _ ("not taken, same luck"), NULL };
  const TbrReview *review = report->review;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autofree char *axis
      = tbr_report_measure_axis (review->measures[measure], review->units[measure]);
  g_autofree char *text = g_strdup_printf (_ ("%s, as it was less as it would have been:"), axis);

  for (guint d = 0; d < review->decisions->len; d++)
    {
      const TbrReviewEffect *effects[TBR_TWIST_N];
      for (guint k = 0; k < TBR_TWIST_N; k++)
        effects[k] = tbr_review_effect (review, d, (TbrTwist) k, measure);
      if (tbr_exercise_answer_has_effect (review, d, measure))
        ROW (cells, keep (report, g_strdup_printf ("%u", d + 1)),
             interval (report, &effects[TBR_TWIST_NOT_TAKEN]->difference),
             interval (report, &effects[TBR_TWIST_EARLIER]->difference),
             interval (report, &effects[TBR_TWIST_DOCTRINE]->difference),
             number (report, effects[TBR_TWIST_NOT_TAKEN]->same_luck));
    }
  tbr_document_add_text (report->document, text);
  add_table (report, headers, cells, 30);
  g_autofree char *chance = tbr_exercise_answer_chance (review, measure);
  if (chance != NULL)
    tbr_document_add_note (report->document, chance);
  add_idle (report, measure);
}

/* What the seats had been told when they decided, beside what was true. */
static void
add_beliefs (Report *report)
{
  const char *const headers[]
      = { C_ ("number of a row", "No"), _ ("About"), _ ("Wanted, as told"), _ ("in truth"),
          _ ("Age of reports"),         NULL };
  const TbrReview *review = report->review;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint d = 0; d < review->decisions->len; d++)
    {
      const TbrReviewDecision *decision = &g_array_index (review->decisions, TbrReviewDecision, d);
      if (decision->about != TBR_NEED_N)
        ROW (cells, keep (report, g_strdup_printf ("%u", d + 1)),
             tbr_word (tbr_need_info (decision->about)->title),
             keep (report, tbr_order_words_amount (decision->about, decision->believed)),
             keep (report, tbr_order_words_amount (decision->about, decision->truth)),
             keep (report, tbr_when_span (decision->age)));
    }
  if (cells->len > 0)
    tbr_document_add_text (report->document, _ ("Belief and truth when they were taken:"));
  add_table (report, headers, cells, 12);
}

/* When channels were cut, and why. */
static void
add_silences (Report *report)
{
  const char *const headers[] = {
    _ ("Role"),          _ ("Channel"), _ ("Cut after"), _ ("Back after"), C_ ("channel", "Cut by"),
    _ ("What was sent"), NULL
  };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GArray) silences = tbr_director_silences (report->played);

  if (silences->len == 0)
    return;
  for (guint i = 0; i < silences->len; i++)
    {
      const TbrSilence *silence = &g_array_index (silences, TbrSilence, i);
      const TbrContact *channel = &report->exercise->channels[silence->channel];
      ROW (cells, role (report, channel->role), tbr_exercise_words_medium (channel->medium),
           since (report, silence->from), since (report, silence->until),
           silence->by_telecom ? _ ("no telecom") : C_ ("turn", "order"),
           channel->sent == TBR_SENT_WAITS ? _ ("waited") : _ ("was lost"));
    }
  tbr_document_add_heading (report->document, _ ("Channels that were cut"));
  add_table (report, headers, cells, 0);
}

/* What a decision did to a measure; one sentence where none did anything. */
static void
add_measure (Report *report, guint measure)
{
  const TbrReview *review = report->review;

  if (tbr_exercise_answer_is_changed (review, measure))
    {
      add_chart (report, measure);
      add_effects (report, measure);
      return;
    }
  g_autofree char *text = g_strdup_printf (_ ("%s: no decision changed it."),
                                           tbr_report_measure_title (review->measures[measure]));
  tbr_document_add_text (report->document, text);
}

static void
add_decisions (Report *report)
{
  const char *const headers[]
      = { C_ ("number of a row", "No"), _ ("After"), _ ("Role"), _ ("Order"), _ ("Void in"), NULL };
  const TbrReview *review = report->review;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  tbr_document_add_heading (report->document, _ ("Decisions and what they changed"));
  if (review->decisions->len == 0)
    {
      tbr_document_add_text (report->document, _ ("No role has given an order."));
      return;
    }
  for (guint d = 0; d < review->decisions->len; d++)
    {
      const TbrReviewDecision *decision = &g_array_index (review->decisions, TbrReviewDecision, d);
      const TbrTurn *turn = turn_of (report, d);
      ROW (cells, keep (report, g_strdup_printf ("%u", d + 1)), since (report, turn->at),
           role (report, decision->role), said (report, turn),
           keep (report, g_strdup_printf (_ ("%u of %u"), decision->n_void, review->replications)));
    }
  add_table (report, headers, cells, 0);
  tbr_document_add_note (
      report->document,
      _ ("Void: in how many replications there was nothing the order could be about; "
         "they are left out."));
  add_beliefs (report);
  for (guint m = 0; m < review->n_measures; m++)
    add_measure (report, m);
}

/* ---- luck ---- */

static void
add_luck (Report *report)
{
  const char *const headers[]
      = { _ ("Measure"), _ ("In the exercise"), _ ("The same decisions in other luck"),
          _ ("Other luck was worse"), NULL };
  const TbrReview *review = report->review;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint m = 0; m < review->n_measures; m++)
    {
      const TbrReviewLuck *luck = &review->luck[m];
      guint n_worse = tbr_review_n_worse (review, m);
      ROW (cells, keep (report, tbr_report_measure_axis (review->measures[m], review->units[m])),
           number (report, luck->value), keep (report, tbr_exercise_report_level (review, m)),
           isfinite (luck->value)
               ? keep (report, g_strdup_printf (_ ("%u of %u"), n_worse, luck->n))
               : "\xe2\x80\x93");
    }
  tbr_document_add_heading (report->document, _ ("How lucky were you?"));
  add_table (report, headers, cells, 14);
  tbr_document_add_note (
      report->document,
      /* xgettext:no-c-format */
      _ ("The mean over the other kinds of luck with Student's 95 % interval for it. A number, an "
         "amount or a time cannot be less than 0, nor a share more than 100 %: an interval that "
         "would reach further ends there, which takes nothing from how surely it holds the mean. "
         "Differences between two ways of deciding may have either sign; their intervals are "
         "paired, the luck being the same in both."));
}

/* ---- what to mend ---- */

static void
add_plan (Report *report)
{
  const char *const headers[] = { _ ("Objective"), _ ("What was missed"), _ ("What to do"),
                                  _ ("Who"),       _ ("Until when"),      NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < report->debrief->missed->len; i++)
    {
      const TbrMissed *missed = &g_array_index (report->debrief->missed, TbrMissed, i);
      const TbrExpected *action
          = missed->expected != TBR_NONE ? &report->exercise->expecteds[missed->expected] : NULL;
      ROW (cells, objective (report, missed->objective),
           action != NULL ? action->sentence : report->exercise->criteria[missed->criterion].title,
           "", action != NULL ? role (report, action->role) : "", "");
    }
  tbr_document_add_heading (report->document, _ ("Improvement plan"));
  if (cells->len == 0)
    tbr_document_add_text (report->document, _ ("Nothing was missed."));
  add_table (report, headers, cells, 0);
}

/* The clock on the wall has a column where anybody has looked at it. */
static void
add_log (Report *report)
{
  const char *const headers[]
      = { _ ("After"), _ ("What"), _ ("Who"), _ ("Said"), _ ("Clock"), NULL };
  const char *const without[] = { _ ("After"), _ ("What"), _ ("Who"), _ ("Said"), NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  gboolean has_clock = FALSE;
  const TbrTurns all = turns_of (report);
  const TbrTurn *turns = all.turns;

  for (guint i = 0; i < all.n; i++)
    has_clock |= turns[i].clock != 0;
  for (guint i = 0; i < all.n; i++)
    {
      if (turns[i].kind == TBR_TURN_MARK || turns[i].kind == TBR_TURN_OVER)
        continue;
      ROW (cells, since (report, turns[i].at), tbr_heard_words_turn (&all, i),
           tbr_exercise_words_who (report->exercise, turns[i].who),
           keep (report, tbr_heard_words_add (&all, i, said (report, &turns[i]))));
      if (has_clock)
        g_ptr_array_add (cells, (gpointer) keep (report, tbr_exercise_words_clock (&turns[i])));
    }
  tbr_document_add_heading (report->document, _ ("Log"));
  add_table (report, has_clock ? headers : without, cells, 0);
}

static void
add_course (Report *report)
{
  report->course = tbr_exercise_course_new (report->played);
  const TbrFigure figure = { TBR_FIGURE_COURSE, &report->course->chart,
                             tbr_exercise_course_title (), tbr_exercise_course_note () };
  tbr_document_add_figure (report->document, &figure);
}

/* Says so when people have left it before its end. */
static void
add_left (Report *report)
{
  TbrTime left = tbr_director_left (report->played);
  if (left == TBR_NEVER)
    return;
  g_autofree char *after = tbr_when_span (left - report->exercise->begin);
  g_autofree char *planned = tbr_when_span (report->exercise->duration);
  tbr_document_add_text (
      report->document,
      keep (report,
            g_strdup_printf (_ ("The exercise was left after %s of %s: what comes behind that "
                                "happened while nobody said anything any more."),
                             after, planned)));
}

static void
fill (Report *report, const char *answer)
{
  tbr_document_add_answer (report->document, answer);
  add_left (report);
  add_criteria (report);
  add_expected (report);
  tbr_document_add_heading (report->document, _ ("Course"));
  add_course (report);
  add_injects (report);
  add_silences (report);
  add_decisions (report);
  add_luck (report);
  add_plan (report);
  add_log (report);
}

gboolean
tbr_exercise_report_write (const TbrExerciseReportSpec *spec, const char *path, GError **error)
{
  const TbrSim *sim = tbr_director_sim (spec->played);
  const TbrExercise *exercise = tbr_director_exercise (spec->played);
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  Report report = { .played = spec->played,
                    .exercise = exercise,
                    .review = spec->review,
                    .debrief = spec->debrief,
                    .owned = owned };
  g_autofree char *begin = tbr_when_civil (tbr_sim_scenario (sim), exercise->begin);
  g_autofree char *earlier = tbr_when_span (spec->earlier);
  g_autofree char *subtitle = g_strdup_printf (
      _ ("From %s; each change played in %u kinds of luck, orders up to %s earlier"), begin,
      spec->review->replications, earlier);
  g_autofree char *stamp
      = g_strdup_printf (_ ("tabard %s, exercise %s on %s, replication %u"), spec->program,
                         exercise->id, tbr_sim_scenario (sim)->id, tbr_sim_replication (sim));
  const TbrDocumentHead head
      = { _ ("Review of an exercise"), tbr_word (exercise->title), subtitle, stamp };
  g_autofree char *answer = tbr_exercise_report_answer (exercise, spec->review, spec->debrief);
  g_autoptr (TbrDocument) document = tbr_document_new (&head);

  report.document = document;
  fill (&report, answer);
  gboolean is_written = tbr_document_write (document, path, error);
  tbr_exercise_course_free (report.course);
  return is_written;
}
