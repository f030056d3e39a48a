/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a role of an exercise may know, printed. */
#include "exercise_seat.h"

#include <tabard/units.h>

#include <math.h>

/* The role, n_roles when there is none of that name; then all are told. */
static guint
find_role (const TbrVerb *verb, const TbrExercise *exercise, const char *id)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < exercise->n_roles; i++)
    {
      if (g_str_equal (exercise->roles[i].id, id))
        return i;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", exercise->roles[i].id);
    }
  tbr_verb_fail (verb, TBR_EXIT_FAILED, "'%s' is no role of the exercise: %s", id, names->str);
  return exercise->n_roles;
}

static gboolean
print_unit (const TbrBriefing *briefing, const char *id, GError **error)
{
  const TbrUnitView *unit = tbr_briefing_unit (briefing, id, error);

  if (unit == NULL)
    return FALSE;
  g_print ("%s: %s at %.2f, %.2f\n", id, tbr_phase_names[unit->phase], (double) unit->lon,
           (double) unit->lat);
  return TRUE;
}

static gboolean
print_need (const TbrBriefing *briefing, const char *text, GError **error)
{
  guint64 number = 0;
  const TbrReport *report;

  if (!tbr_verb_read_number ("--need", text, G_MAXUINT32 - 1, &number, error))
    return FALSE;
  report = tbr_briefing_need (briefing, (guint32) number, error);
  if (report == NULL)
    return FALSE;
  const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) report->kind);
  g_autofree char *age = tbr_duration_format (briefing->at - report->as_of);
  gboolean is_small = report->stock < 10 && report->stock != rint (report->stock);
  g_print ("need %u: %s in %s, %.*f %s open, %s %s ago\n", report->need.i, info->name,
           briefing->scenario->map->countries[report->state.i].iso, is_small ? 2 : 0, report->stock,
           info->unit, tbr_report_is_alarm (report) ? "alarm" : "reported", age);
  return TRUE;
}

TbrExit
tbr_seat_answer (const TbrVerb *verb, const TbrDirector *director, const TbrSeatQuestion *question)
{
  const TbrExercise *exercise = tbr_director_exercise (director);
  guint role = find_role (verb, exercise, question->role);
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrBriefing) briefing = NULL;
  g_autofree char *text = NULL;

  if (role == exercise->n_roles)
    return TBR_EXIT_FAILED;
  briefing
      = tbr_director_brief (director, role, question->language != NULL ? question->language : "");
  if ((question->unit != NULL && !print_unit (briefing, question->unit, &error))
      || (question->need != NULL && !print_need (briefing, question->need, &error)))
    return tbr_verb_fail_error (verb, error);
  if (question->unit != NULL || question->need != NULL)
    return TBR_EXIT_DONE;
  text = question->json ? tbr_briefing_json (briefing) : tbr_briefing_text (briefing);
  g_print ("%s", text);
  return TBR_EXIT_DONE;
}
