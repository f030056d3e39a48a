/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The report after an exercise: what was expected and done, what each decision changed, what to
   mend. */
#include "report/exercise_report.h"

#include "report/exercise_course.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <tabard/document.h>
#include <tabard/units.h>

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
  return at == TBR_NEVER ? "–" : keep (report, tbr_duration_format (at - report->exercise->begin));
}

char *
tbr_exercise_report_interval (const TbrInterval *value)
{
  g_autofree char *mean = tbr_figure_number (value->mean);
  g_autofree char *low = tbr_figure_number (value->mean - value->half_width);
  g_autofree char *high = tbr_figure_number (value->mean + value->half_width);

  if (!isfinite (value->mean))
    return g_strdup ("–");
  if (!(value->half_width > 0))
    return g_steal_pointer (&mean);
  g_autofree char *range = g_strdup_printf (_ ("%s to %s"), low, high);
  return g_strdup_printf ("%s (%s)", mean, range);
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

/* By TbrMet. */
static const char *const met_words[TBR_MET_N] = { "not told", "no", "yes" };

static void
add_criteria (Report *report)
{
  static const char *const relations[TBR_RELATION_N]
      = { "at least", "at most", "above", "below", "equal to" };
  static const char *const headers[] = { "Objective", "Criterion", "Wanted", "Was", "Met", NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < report->exercise->n_criteria; i++)
    {
      const TbrCriterion *criterion = &report->exercise->criteria[i];
      gboolean is_rated = *criterion->measure == '\0';
      const char *wanted
          = keep (report,
                  is_rated
                      ? g_strdup_printf ("mark of 1 to %" G_GINT64_FORMAT, criterion->scale)
                      : g_strdup_printf ("%s %s %g", tbr_report_measure_title (criterion->measure),
                                         relations[criterion->relation], criterion->threshold));
      const char *was = number (report, report->debrief->values[i]);
      ROW (cells, report->exercise->objectives[criterion->objective].title, criterion->title,
           wanted, was, met_words[report->debrief->met[i]]);
    }
  tbr_document_add_heading (report->document, "Objectives and criteria");
  add_table (report, headers, cells, 1u << 3);
  tbr_document_add_note (
      report->document, "Measures are those of the whole run, to the scenario's end, with doctrine "
                        "in all seats after the exercise. A mark above the middle counts as met.");
}

/* ---- expected and done ---- */

static void
add_expected (Report *report)
{
  static const char *const headers[]
      = { "Expected", "Role", "In time until", "Called for", "Taken", "In time", NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < report->exercise->n_expecteds; i++)
    {
      const TbrExpected *action = &report->exercise->expecteds[i];
      const TbrExpectedProgress *progress = tbr_director_expected (report->played, i);
      ROW (cells, action->sentence, report->exercise->roles[action->role].title,
           keep (report, tbr_duration_format (action->until)),
           since (report, report->debrief->called[i]), since (report, progress->at),
           progress->in_time ? "yes" : "no");
    }
  tbr_document_add_heading (report->document, "Expected and actual actions");
  add_table (report, headers, cells, 0);
}

static void
add_injects (Report *report)
{
  static const char *const headers[] = { "No", "Inject", "From", "State", "After", NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < report->exercise->n_injects; i++)
    {
      const TbrInject *inject = &report->exercise->injects[i];
      const TbrInjectProgress *progress = tbr_director_inject (report->played, i);
      ROW (cells, keep (report, g_strdup_printf ("%" G_GINT64_FORMAT, inject->number)),
           inject->wordings.n > 0 ? inject->wordings.items[0].subject : inject->id, inject->from,
           tbr_inject_state_names[progress->state], since (report, progress->at));
    }
  tbr_document_add_heading (report->document, "Injects");
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
  g_autofree char *title = g_strdup_printf ("What each decision changed: %s", axis);

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
  const TbrFigure figure
      = { TBR_FIGURE_INTERVALS, chart, title,
          "As it was less as it would have been without the decision, the same luck in both; mean "
          "and 95 % interval. Hollow: not told from nothing." };
  tbr_document_add_figure (report->document, &figure);
}

static void
add_effects (Report *report, guint measure)
{
  static const char *const headers[]
      = { "No", "As it was less: not taken", "earlier", "doctrine's choice", "not taken, same luck",
          NULL };
  const TbrReview *review = report->review;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autofree char *axis
      = tbr_report_measure_axis (review->measures[measure], review->units[measure]);
  g_autofree char *text = g_strdup_printf ("%s:", axis);

  for (guint d = 0; d < review->decisions->len; d++)
    ROW (cells, keep (report, g_strdup_printf ("%u", d + 1)),
         interval (report,
                   &tbr_review_effect (review, d, TBR_TWIST_NOT_TAKEN, measure)->difference),
         interval (report, &tbr_review_effect (review, d, TBR_TWIST_EARLIER, measure)->difference),
         interval (report, &tbr_review_effect (review, d, TBR_TWIST_DOCTRINE, measure)->difference),
         number (report, tbr_review_effect (review, d, TBR_TWIST_NOT_TAKEN, measure)->same_luck));
  tbr_document_add_text (report->document, text);
  add_table (report, headers, cells, 30);
}

/* What the seats had been told when they decided, beside what was true. */
static void
add_beliefs (Report *report)
{
  static const char *const headers[]
      = { "No", "About", "Wanted an hour, as told", "in truth", "Age of reports", NULL };
  const TbrReview *review = report->review;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint d = 0; d < review->decisions->len; d++)
    {
      const TbrReviewDecision *decision = &g_array_index (review->decisions, TbrReviewDecision, d);
      if (decision->about != TBR_NEED_N)
        ROW (cells, keep (report, g_strdup_printf ("%u", d + 1)),
             tbr_need_info (decision->about)->title, number (report, decision->believed),
             number (report, decision->truth), keep (report, tbr_duration_format (decision->age)));
    }
  if (cells->len > 0)
    tbr_document_add_text (report->document, "Belief and truth when they were taken:");
  add_table (report, headers, cells, 12);
}

/* When channels were cut, and why. */
static void
add_silences (Report *report)
{
  static const char *const headers[]
      = { "Role", "Channel", "Cut after", "Back after", "By", "What was sent", NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GArray) silences = tbr_director_silences (report->played);

  if (silences->len == 0)
    return;
  for (guint i = 0; i < silences->len; i++)
    {
      const TbrSilence *silence = &g_array_index (silences, TbrSilence, i);
      const TbrContact *channel = &report->exercise->channels[silence->channel];
      ROW (cells, report->exercise->roles[channel->role].title, tbr_medium_names[channel->medium],
           since (report, silence->from), since (report, silence->until),
           silence->by_telecom ? "no telecom" : "order",
           channel->sent == TBR_SENT_WAITS ? "waited" : "was lost");
    }
  tbr_document_add_heading (report->document, "Channels that were cut");
  add_table (report, headers, cells, 0);
}

/* Whether any decision, had it not been taken, would have changed a measure. */
static gboolean
is_changed (const TbrReview *review, guint measure)
{
  for (guint d = 0; d < review->decisions->len; d++)
    {
      const TbrInterval *one
          = &tbr_review_effect (review, d, TBR_TWIST_NOT_TAKEN, measure)->difference;
      if (isfinite (one->mean) && (one->mean != 0 || one->half_width > 0))
        return TRUE;
    }
  return FALSE;
}

/* What a decision did to a measure; one sentence where none did anything. */
static void
add_measure (Report *report, guint measure)
{
  const TbrReview *review = report->review;

  if (is_changed (review, measure))
    {
      add_chart (report, measure);
      add_effects (report, measure);
      return;
    }
  g_autofree char *text = g_strdup_printf ("%s: no decision changed it.",
                                           tbr_report_measure_title (review->measures[measure]));
  tbr_document_add_text (report->document, text);
}

static void
add_decisions (Report *report)
{
  static const char *const headers[] = { "No", "After", "Role", "Order", "Void in", NULL };
  const TbrReview *review = report->review;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  tbr_document_add_heading (report->document, "Decisions and what they changed");
  if (review->decisions->len == 0)
    {
      tbr_document_add_text (report->document, "No role has given an order.");
      return;
    }
  for (guint d = 0; d < review->decisions->len; d++)
    {
      const TbrReviewDecision *decision = &g_array_index (review->decisions, TbrReviewDecision, d);
      const TbrTurn *turn = turn_of (report, d);
      ROW (cells, keep (report, g_strdup_printf ("%u", d + 1)), since (report, turn->at),
           report->exercise->roles[decision->role].title, tbr_turn_said (turn),
           keep (report, g_strdup_printf ("%u of %u", decision->n_void, review->replications)));
    }
  add_table (report, headers, cells, 0);
  tbr_document_add_note (
      report->document,
      "Void: in how many replications there was nothing the order could be about; "
      "they are left out.");
  add_beliefs (report);
  for (guint m = 0; m < review->n_measures; m++)
    add_measure (report, m);
}

/* ---- luck ---- */

static void
add_luck (Report *report)
{
  static const char *const headers[]
      = { "Measure", "In the exercise", "The same decisions in other luck", "Other luck was worse",
          NULL };
  const TbrReview *review = report->review;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint m = 0; m < review->n_measures; m++)
    {
      const TbrReviewLuck *luck = &review->luck[m];
      guint n_worse = tbr_review_n_worse (review, m);
      ROW (cells, keep (report, tbr_report_measure_axis (review->measures[m], review->units[m])),
           number (report, luck->value), interval (report, &luck->mean),
           isfinite (luck->value) ? keep (report, g_strdup_printf ("%u of %u", n_worse, luck->n))
                                  : "–");
    }
  tbr_document_add_heading (report->document, "How lucky were you?");
  add_table (report, headers, cells, 14);
}

/* ---- what to mend ---- */

static void
add_plan (Report *report)
{
  static const char *const headers[]
      = { "Objective", "What was missed", "What to do", "Who", "Until", NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < report->debrief->missed->len; i++)
    {
      const TbrMissed *missed = &g_array_index (report->debrief->missed, TbrMissed, i);
      const TbrExpected *action
          = missed->expected != TBR_NONE ? &report->exercise->expecteds[missed->expected] : NULL;
      ROW (cells, report->exercise->objectives[missed->objective].title,
           action != NULL ? action->sentence : report->exercise->criteria[missed->criterion].title,
           "", action != NULL ? report->exercise->roles[action->role].title : "", "");
    }
  tbr_document_add_heading (report->document, "Improvement plan");
  if (cells->len == 0)
    tbr_document_add_text (report->document, "Nothing was missed.");
  add_table (report, headers, cells, 0);
}

static void
add_log (Report *report)
{
  static const char *const headers[] = { "After", "What", "Who", "Said", NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  guint n;
  const TbrTurn *turns = tbr_director_turns (report->played, &n);

  for (guint i = 0; i < n; i++)
    if (turns[i].kind != TBR_TURN_MARK && turns[i].kind != TBR_TURN_OVER)
      ROW (cells, since (report, turns[i].at), tbr_turn_names[turns[i].kind], turns[i].who,
           tbr_turn_said (&turns[i]));
  tbr_document_add_heading (report->document, "Log");
  add_table (report, headers, cells, 0);
}

/* ---- the answer ---- */

/* The first measure that a decision changed for the better, or else changed at all; the first of
   all where there is none. */
static guint
choose_measure (const TbrReview *review)
{
  for (guint m = 0; m < review->n_measures; m++)
    if (tbr_review_best (review, m) != TBR_NONE)
      return m;
  for (guint m = 0; m < review->n_measures; m++)
    if (is_changed (review, m))
      return m;
  return 0;
}

char *
tbr_exercise_report_answer (const TbrExercise *exercise, const TbrReview *review,
                            const TbrDebrief *debrief)
{
  GString *out = g_string_new (NULL);
  guint measure = choose_measure (review);
  guint32 best = review->n_measures > 0 ? tbr_review_best (review, measure) : TBR_NONE;

  g_string_append_printf (out,
                          "%u of %u expected actions were taken in time, %u of %u criteria met",
                          debrief->n_in_time, exercise->n_expecteds, debrief->n_met,
                          debrief->n_told);
  if (debrief->n_told < exercise->n_criteria)
    g_string_append_printf (out, " (%u not told)", exercise->n_criteria - debrief->n_told);
  g_string_append (out, ".");
  if (best != TBR_NONE)
    {
      const TbrReviewEffect *effect
          = tbr_review_effect (review, best, TBR_TWIST_NOT_TAKEN, measure);
      g_autofree char *axis
          = tbr_report_measure_axis (review->measures[measure], review->units[measure]);
      g_autofree char *value = tbr_exercise_report_interval (&effect->difference);
      g_string_append_printf (out, " Decision %u changed most for the better, %s: %s.", best + 1,
                              axis, value);
    }
  else if (review->n_measures > 0)
    g_string_append_printf (out, " No decision changed this for the better for certain: %s.",
                            tbr_report_measure_title (review->measures[measure]));
  return g_string_free (out, FALSE);
}

GPtrArray *
tbr_exercise_report_measures (const TbrExercise *exercise, const TbrResult *result)
{
  GPtrArray *names = g_ptr_array_new ();
  const char *gravest = tbr_report_measure_gravest (result);

  if (gravest != NULL)
    g_ptr_array_add (names, (gpointer) gravest);
  for (guint i = 0; i < exercise->n_criteria; i++)
    if (*exercise->criteria[i].measure != '\0'
        && !g_ptr_array_find_with_equal_func (names, exercise->criteria[i].measure, g_str_equal,
                                              NULL))
      g_ptr_array_add (names, (gpointer) exercise->criteria[i].measure);
  g_ptr_array_add (names, NULL);
  return names;
}

static void
add_course (Report *report)
{
  report->course = tbr_exercise_course_new (report->played);
  const TbrFigure figure = { TBR_FIGURE_COURSE, &report->course->chart,
                             tbr_exercise_course_title (), tbr_exercise_course_note () };
  tbr_document_add_figure (report->document, &figure);
}

static void
fill (Report *report, const char *answer)
{
  tbr_document_add_answer (report->document, answer);
  add_criteria (report);
  add_expected (report);
  tbr_document_add_heading (report->document, "Course");
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
  g_autofree char *begin
      = tbr_instant_format (tbr_sim_scenario (sim)->start_unix + exercise->begin);
  g_autofree char *earlier = tbr_duration_format (spec->earlier);
  g_autofree char *subtitle
      = g_strdup_printf ("From %s; each change played in %u kinds of luck, orders up to %s earlier",
                         begin, spec->review->replications, earlier);
  g_autofree char *stamp
      = g_strdup_printf ("tabard %s, exercise %s on %s, replication %u", spec->program,
                         exercise->id, tbr_sim_scenario (sim)->id, tbr_sim_replication (sim));
  const TbrDocumentHead head = { "Review of an exercise", exercise->title, subtitle, stamp };
  g_autofree char *answer = tbr_exercise_report_answer (exercise, spec->review, spec->debrief);
  g_autoptr (TbrDocument) document = tbr_document_new (&head);

  report.document = document;
  fill (&report, answer);
  gboolean is_written = tbr_document_write (document, path, error);
  tbr_exercise_course_free (report.course);
  return is_written;
}
