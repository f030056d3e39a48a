/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An events list in words that people read. */
#include "desktop/exercise/editor.h"
#include "draw/language.h"
#include "draw/numeral.h"
#include "report/exercise_words.h"
#include "report/order_words.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <string.h>

char *
tbr_editor_number (const TbrInject *inject)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, inject->number);
}

const char *
tbr_editor_relation (guint relation)
{
  static const char *const names[TBR_RELATION_N]
      = { N_ ("at least"), N_ ("at most"), N_ ("more than"), N_ ("less than"), N_ ("exactly") };
  return relation < TBR_RELATION_N ? _ (names[relation]) : "";
}

/* ---- conditions ---- */

/* Name of a state by its code; the code where nobody knows it. */
static const char *
state_name (const TbrScenario *scenario, const char *iso)
{
  TbrStateId state
      = scenario != NULL ? tbr_map_find_state (scenario->map, iso) : (TbrStateId){ TBR_NONE };
  return tbr_is_none (state) ? iso : tbr_word (scenario->map->countries[state.i].name);
}

/* A threshold as people write it: "5,800 persons". (transfer full) */
static char *
threshold_words (const TbrConditionStep *step, TbrDimension dimension)
{
  g_autofree char *written = tbr_units_format (step->threshold, dimension);
  return tbr_numeral_group (written);
}

/* ": at least 3 times"; "" when it must only have been. (transfer full) */
static char *
count_words (const TbrConditionStep *step)
{
  if (step->relation == TBR_RELATION_AT_LEAST && step->threshold == 1)
    return g_strdup ("");
  g_autofree char *number = threshold_words (step, TBR_DIMENSION_NUMBER);
  return g_strdup_printf (_ (": %s %s times"), tbr_editor_relation (step->relation), number);
}

/* (transfer full) */
static char *
need_words (const TbrScenario *scenario, const TbrConditionStep *step)
{
  const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) step->subject);
  g_autofree char *amount = threshold_words (step, info->dimension);
  const char *relation = tbr_editor_relation (step->relation);
  gboolean has_unit = info->dimension != TBR_DIMENSION_NUMBER && strchr (amount, ' ') != NULL;
  const char *unit = has_unit || info->unit == NULL ? "" : info->unit;
  g_autofree char *whole
      = *unit != '\0' ? g_strdup_printf ("%s %s", amount, tbr_word (unit)) : g_strdup (amount);
  if (*step->name == '\0')
    return g_strdup_printf (_ ("open need \xe2\x80\x9c%s\xe2\x80\x9d: %s %s"),
                            tbr_word (info->title), relation, whole);
  return g_strdup_printf (_ ("open need \xe2\x80\x9c%s\xe2\x80\x9d in %s: %s %s"),
                          tbr_word (info->title), state_name (scenario, step->name), relation,
                          whole);
}

/* (transfer full) */
static char *
order_words (const TbrExercise *exercise, const TbrConditionStep *step)
{
  g_autofree char *count = count_words (step);
  g_autofree char *order
      = g_strdup_printf (_ ("\xe2\x80\x9c%s\xe2\x80\x9d"),
                         tbr_word (tbr_command_kinds[step->subject]->kind.title));
  return step->role == TBR_NONE ? g_strdup_printf (_ ("somebody has ordered %s%s"), order, count)
                                : g_strdup_printf (_ ("%s has ordered %s%s"),
                                                   exercise->roles[step->role].title, order, count);
}

/* (transfer full) */
static char *
own_words (const TbrExercise *exercise, const TbrConditionStep *step)
{
  if (step->does == TBR_STEP_EXPECTED)
    return g_strdup_printf (_ ("it was done: %s"), exercise->expecteds[step->subject].sentence);
  if (step->does == TBR_STEP_RELEASED)
    return g_strdup_printf (_ ("inject %s has gone out"), exercise->injects[step->subject].id);
  return g_strdup_printf (_ ("the branch \xe2\x80\x9c%s\xe2\x80\x9d is taken"),
                          exercise->branches[step->subject].title);
}

char *
tbr_editor_atom (const TbrExercise *exercise, const TbrScenario *scenario,
                 const TbrConditionStep *step)
{
  if (step->does == TBR_STEP_NEED)
    return need_words (scenario, step);
  if (step->does == TBR_STEP_ORDERED)
    return order_words (exercise, step);
  if (step->does >= TBR_STEP_EXPECTED)
    return own_words (exercise, step);
  if (step->does == TBR_STEP_FACT)
    {
      g_autofree char *count = count_words (step);
      return g_strdup_printf (_ ("it was told: %s%s"), tbr_editor_fact (step->subject), count);
    }
  if (step->does == TBR_STEP_MEASURE)
    {
      g_autofree char *number = threshold_words (step, TBR_DIMENSION_NUMBER);
      g_autofree char *held
          = g_strdup_printf ("%s %s", tbr_editor_relation (step->relation), number);
      return g_strdup_printf (_ ("%s: %s"), tbr_report_measure_figure (step->name), held);
    }
  g_autofree char *time = tbr_duration_format (step->time);
  return step->does == TBR_STEP_AFTER ? g_strdup_printf (_ ("from %s on"), time)
                                      : g_strdup_printf (_ ("before %s"), time);
}

/* The first step of what ends with @step. */
static guint
first_of (const TbrConditionStep *steps, guint step)
{
  for (guint wanted = 1;; step--)
    {
      if (steps[step].does == TBR_STEP_AND || steps[step].does == TBR_STEP_OR)
        wanted++;
      else if (steps[step].does != TBR_STEP_NOT)
        wanted--;
      if (wanted == 0)
        return step;
    }
}

/* What ends with @step, in parentheses where another joins it. */
static void
append_words (GString *out, const TbrExercise *exercise, const TbrScenario *scenario,
              const TbrConditionStep *steps, guint step, TbrConditionOperator around)
{
  TbrConditionOperator does = steps[step].does;
  gboolean is_join = does == TBR_STEP_AND || does == TBR_STEP_OR;
  gboolean is_inner = is_join && around != TBR_STEP_N && around != does;
  if (is_inner)
    g_string_append_c (out, '(');
  if (is_join)
    {
      guint left = first_of (steps, step - 1) - 1;
      append_words (out, exercise, scenario, steps, left, does);
      g_string_append (out, does == TBR_STEP_AND ? _ (" and ") : _ (" or "));
      append_words (out, exercise, scenario, steps, step - 1, does);
    }
  else if (does == TBR_STEP_NOT)
    {
      g_string_append (out, _ ("not: "));
      append_words (out, exercise, scenario, steps, step - 1, does);
    }
  else
    {
      g_autofree char *words = tbr_editor_atom (exercise, scenario, &steps[step]);
      g_string_append (out, words);
    }
  if (is_inner)
    g_string_append_c (out, ')');
}

char *
tbr_editor_condition (const TbrExercise *exercise, const TbrScenario *scenario,
                      const TbrCondition *condition)
{
  GString *out = g_string_new (NULL);
  if (condition->n > 0)
    append_words (out, exercise, scenario, condition->steps, condition->n - 1, TBR_STEP_N);
  return g_string_free (out, FALSE);
}

/* The same of what ends with @step. */
static TbrTime
earliest_of (const TbrConditionStep *steps, guint step)
{
  TbrConditionOperator does = steps[step].does;
  if (does == TBR_STEP_AFTER)
    return steps[step].time;
  if (does != TBR_STEP_AND && does != TBR_STEP_OR)
    return 0;
  TbrTime right = earliest_of (steps, step - 1);
  TbrTime left = earliest_of (steps, first_of (steps, step - 1) - 1);
  return does == TBR_STEP_AND ? MAX (left, right) : MIN (left, right);
}

TbrTime
tbr_editor_earliest (const TbrCondition *condition)
{
  return condition->n > 0 ? earliest_of (condition->steps, condition->n - 1) : 0;
}

/* ---- injects ---- */

char *
tbr_editor_when (const TbrExercise *exercise, const TbrScenario *scenario, const TbrInject *inject)
{
  if (inject->at != TBR_NEVER)
    return tbr_duration_format (inject->at);
  if (inject->when.n > 0)
    return tbr_editor_condition (exercise, scenario, &inject->when);
  return g_strdup (_ ("when the facilitator wants"));
}

char *
tbr_editor_to (const TbrExercise *exercise, const TbrInject *inject)
{
  GString *out = g_string_new (NULL);
  if (*inject->to_text == '\0')
    return g_string_free (g_string_append (out, _ ("all")), FALSE);
  for (guint i = 0; i < inject->n_to; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", exercise->roles[inject->to[i]].title);
  return g_string_free (out, FALSE);
}

/* Whether an effect cuts a channel or gives it back, and not an order. */
static gboolean
is_of_channel (const char *effect)
{
  return g_str_has_prefix (effect, "cut ") || g_str_has_prefix (effect, "restore ");
}

const char *
tbr_editor_deed (const TbrInject *inject)
{
  const char *effect = inject->effect;
  if (is_of_channel (effect))
    return *effect == 'c' ? C_ ("effect of an inject", "channel cut")
                          : C_ ("effect of an inject", "channel back");
  return *effect != '\0' ? C_ ("effect of an inject", "order") : "";
}

const char *
tbr_editor_seat (const TbrScenario *scenario, const char *seat)
{
  return g_str_equal (seat, "ercc") ? _ ("ERCC") : tbr_word (state_name (scenario, seat));
}

char *
tbr_editor_seats (const TbrExercise *exercise, const TbrScenario *scenario, const TbrInject *inject)
{
  GString *out = g_string_new (NULL);
  if (*inject->to_text == '\0')
    return g_string_free (g_string_append (out, _ ("all")), FALSE);
  for (guint i = 0; i < inject->n_to; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                            tbr_editor_seat (scenario, exercise->roles[inject->to[i]].seat));
  return g_string_free (out, FALSE);
}

char *
tbr_editor_effect (const TbrExercise *exercise, const TbrScenario *scenario,
                   const TbrInject *inject)
{
  if (!is_of_channel (inject->effect))
    return scenario != NULL && *inject->effect != '\0'
               ? tbr_order_words_line (scenario, inject->effect)
               : g_strdup (inject->effect);
  const char *id = strchr (inject->effect, ' ') + 1;
  guint i = 0;
  while (i < exercise->n_channels && !g_str_equal (exercise->channels[i].id, id))
    i++;
  if (i == exercise->n_channels)
    return g_strdup_printf ("%s: %s", tbr_editor_deed (inject), id);
  const TbrContact *channel = &exercise->channels[i];
  return g_strdup_printf ("%s: %s, %s", tbr_editor_deed (inject),
                          tbr_exercise_words_medium (channel->medium),
                          exercise->roles[channel->role].title);
}

const char *
tbr_editor_objective (const TbrExercise *exercise, const TbrInject *inject)
{
  return inject->expected != TBR_NONE
             ? exercise->objectives[exercise->expecteds[inject->expected].objective].title
             : "";
}

const char *
tbr_editor_subject (const TbrExercise *exercise, const TbrInject *inject)
{
  g_auto (GStrv) languages = g_strsplit (exercise->languages, " ", -1);
  const TbrWording *wording
      = languages[0] != NULL ? tbr_inject_wording (inject, languages[0]) : NULL;
  return wording != NULL ? wording->subject : "";
}
