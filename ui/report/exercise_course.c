/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The course of an exercise as a figure: what happened, and truth and belief, on one axis of time.
 */
#include "report/exercise_course.h"

#include "draw/language.h"

#include <glib/gi18n.h>
#include <math.h>

/* Instants at which truth and belief are looked at: finer than a figure can show. */
#define N_INSTANTS 241

/* A figure while it is put together. */
typedef struct
{
  const TbrDirector *played;
  const TbrExercise *exercise;
  GPtrArray *owned;
  GArray *lanes; /* TbrCourseLane */
} Course;

static char *
keep (const Course *course, char *text)
{
  g_ptr_array_add (course->owned, text);
  return text;
}

static double
hours (const Course *course, TbrTime at)
{
  return (double) (at - course->exercise->begin) / (double) TBR_HOUR;
}

/* Adds a lane of marks, unless there are none. @marks: (transfer full): of TbrCourseMark */
static void
add_lane (const Course *course, const char *name, GArray *marks)
{
  TbrCourseLane lane = { .name = name, .n = marks->len };
  gpointer items = g_array_free (marks, marks->len == 0);

  if (lane.n == 0)
    return;
  g_ptr_array_add (course->owned, items);
  lane.marks = items;
  g_array_append_val (course->lanes, lane);
}

static gint
compare_marks (gconstpointer a, gconstpointer b)
{
  double first = ((const TbrCourseMark *) a)->x, second = ((const TbrCourseMark *) b)->x;

  return (first > second) - (first < second);
}

static void
add_injects (const Course *course)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (TbrCourseMark));

  for (guint i = 0; i < course->exercise->n_injects; i++)
    {
      const TbrInjectProgress *progress = tbr_director_inject (course->played, i);
      TbrCourseMark mark = { hours (course, progress->at), NAN,
                             keep (course, g_strdup_printf ("%" G_GINT64_FORMAT,
                                                            course->exercise->injects[i].number)),
                             progress->state != TBR_INJECT_RELEASED };
      if (progress->at != TBR_NEVER && progress->state != TBR_INJECT_MISSED)
        g_array_append_val (marks, mark);
    }
  g_array_sort (marks, compare_marks);
  add_lane (course, _ ("Injects"), marks);
}

static void
add_branches (const Course *course)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (TbrCourseMark));

  for (guint i = 0; i < course->exercise->n_branches; i++)
    {
      const TbrBranchProgress *progress = tbr_director_branch (course->played, i);
      TbrCourseMark mark = { hours (course, progress->at), NAN, course->exercise->branches[i].title,
                             progress->state != TBR_BRANCH_TAKEN };
      if (progress->at != TBR_NEVER)
        g_array_append_val (marks, mark);
    }
  g_array_sort (marks, compare_marks);
  add_lane (course, _ ("Branches"), marks);
}

/* Whether a turn is one of the decisions that a review numbers. */
static gboolean
is_decision (const TbrTurn *turn)
{
  return turn->kind == TBR_TURN_ORDER && !g_str_equal (turn->who, TBR_FACILITATOR)
         && !g_str_equal (turn->who, TBR_DIRECTOR);
}

/* A lane of decisions for each role that has given orders, by their numbers in the review. */
static void
add_decisions (const Course *course)
{
  guint n;
  const TbrTurn *turns = tbr_director_turns (course->played, &n);

  for (guint role = 0; role < course->exercise->n_roles; role++)
    {
      GArray *marks = g_array_new (FALSE, FALSE, sizeof (TbrCourseMark));
      guint number = 0;
      for (guint i = 0; i < n; i++)
        {
          number += is_decision (&turns[i]);
          if (!is_decision (&turns[i])
              || !g_str_equal (turns[i].who, course->exercise->roles[role].id))
            continue;
          TbrCourseMark mark = { hours (course, turns[i].at), NAN,
                                 keep (course, g_strdup_printf ("%u", number)), FALSE };
          g_array_append_val (marks, mark);
        }
      const char *title = course->exercise->roles[role].title;
      add_lane (course, keep (course, g_strdup_printf (_ ("Orders: %s"), title)), marks);
    }
}

static void
add_silences (const Course *course)
{
  g_autoptr (GArray) silences = tbr_director_silences (course->played);

  for (guint i = 0; i < silences->len;)
    {
      GArray *marks = g_array_new (FALSE, FALSE, sizeof (TbrCourseMark));
      guint32 which = g_array_index (silences, TbrSilence, i).channel;
      const TbrContact *channel = &course->exercise->channels[which];
      for (; i < silences->len && g_array_index (silences, TbrSilence, i).channel == which; i++)
        {
          const TbrSilence *silence = &g_array_index (silences, TbrSilence, i);
          TbrTime end = MIN (silence->until, tbr_director_end (course->played));
          TbrCourseMark mark = { hours (course, silence->from), hours (course, end), "", FALSE };
          g_array_append_val (marks, mark);
        }
      add_lane (course,
                keep (course, g_strdup_printf (_ ("No %s: %s"),
                                               tbr_word (tbr_medium_names[channel->medium]),
                                               course->exercise->roles[channel->role].title)),
                marks);
    }
}

/* The curves of the chart out of those of the exercise; their numbers are taken over. */
static TbrCourseCurve *
make_curves (const Course *course, TbrCourse *of)
{
  TbrCourseCurve *curves = g_new0 (TbrCourseCurve, of->curves->len + 1);

  g_ptr_array_add (course->owned, curves);
  for (guint i = 0; i < of->curves->len; i++)
    {
      TbrCourseOf *one = &g_array_index (of->curves, TbrCourseOf, i);
      const TbrNeedInfo *info = tbr_need_info (one->kind);
      curves[i] = (TbrCourseCurve){
        keep (course, g_strdup_printf (_ ("%s: %s (%s wanted an hour)"),
                                       course->exercise->roles[one->role].title,
                                       tbr_word (info->title), tbr_word (info->unit))),
        one->truth, one->belief
      };
      g_ptr_array_add (course->owned, g_steal_pointer (&one->truth));
      g_ptr_array_add (course->owned, g_steal_pointer (&one->belief));
    }
  return curves;
}

TbrExerciseCourse *
tbr_exercise_course_new (const TbrDirector *played)
{
  const TbrExercise *exercise = tbr_director_exercise (played);
  TbrExerciseCourse *self = g_new0 (TbrExerciseCourse, 1);
  g_autoptr (TbrCourse) of = tbr_course_new (played, N_INSTANTS);
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (TbrCourseLane));
  double *x = g_new (double, of->n);

  self->owned = g_ptr_array_new_with_free_func (g_free);
  const Course course = { played, exercise, self->owned, lanes };
  g_ptr_array_add (self->owned, x);
  for (guint i = 0; i < of->n; i++)
    x[i] = hours (&course, of->at[i]);
  add_injects (&course);
  add_branches (&course);
  add_decisions (&course);
  add_silences (&course);
  self->chart
      = (TbrCourseChart){ .x_label = _ ("hours after the begin"),
                          .x_to = (double) exercise->duration / (double) TBR_HOUR,
                          .lanes = g_memdup2 (lanes->data, lanes->len * sizeof (TbrCourseLane)),
                          .n_lanes = lanes->len,
                          .truth_name = _ ("in truth"),
                          .belief_name = _ ("as it was told"),
                          .x = x,
                          .n_points = of->n,
                          .curves = make_curves (&course, of),
                          .n_curves = of->curves->len };
  g_ptr_array_add (self->owned, (gpointer) self->chart.lanes);
  return self;
}

void
tbr_exercise_course_free (TbrExerciseCourse *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->owned);
  g_free (self);
}

const char *
tbr_exercise_course_title (void)
{
  return _ ("What happened, and what was known of it");
}

const char *
tbr_exercise_course_note (void)
{
  return _ ("Injects by their number in the events list, hollow: skipped or held; orders by their "
            "number below; branches, hollow: not taken. Below: the kind of need that was open "
            "longest for each role, as much as was wanted in truth and by the reports it had.");
}
